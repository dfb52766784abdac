package dev.mooring.edit;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A git checkout, changed by the machine's own git, so that its configuration, credentials, hooks and signatures hold. What
 * else lies in the checkout, changed or not, is left as it is.
 */
public final class GitCheckout {
    private static final int MAX_OUTPUT = 1 << 20;

    /** What a call of git ended with. */
    private record Ended(int code, String out, String err) {}

    private final Path folder;
    private final Duration deadline;

    /**
     * @param folder anywhere in the checkout
     * @param deadline for one call of git
     */
    public GitCheckout(Path folder, Duration deadline) {
        this.folder = folder;
        this.deadline = deadline;
    }

    /** The branch that is checked out; none where a commit is. */
    public Option<String> branch() throws GitFailure {
        Ended ended = run(Vector.of("symbolic-ref", "--short", "--quiet", "HEAD"));
        return Option.when(ended.code() == 0, () -> ended.out().strip());
    }

    /** Of these files, those that differ from the last commit. */
    public Seq<String> changed(Seq<Path> files) throws GitFailure {
        return Vector.of(git(Vector.of("status", "--porcelain=v1", "-z", "--").appendAll(files.map(Path::toString)))
                        .split("\0"))
                .filter(line -> line.length() > 3)
                .map(line -> line.substring(3));
    }

    /** Commits these files and nothing else. */
    public void commit(Seq<Path> files, String message, Option<String> author) throws GitFailure {
        git(Vector.of("commit", "--quiet", "--cleanup=verbatim", "--message", message)
                .appendAll(author.map(name -> "--author=" + name))
                .append("--only")
                .append("--")
                .appendAll(files.map(Path::toString)));
    }

    /** Brings the checkout to the tip of the remote branch. Refused where commits of one's own would be left behind. */
    public void forward(String remote, String branch) throws GitFailure {
        fetch(remote, branch);
        if (run(Vector.of("merge-base", "--is-ancestor", "HEAD", "FETCH_HEAD")).code() != 0) {
            throw new GitFailure("the checkout has commits that " + remote + "/" + branch
                    + " has not; push them first, or work in a fresh clone");
        }
        git(Vector.of("merge", "--quiet", "--ff-only", "FETCH_HEAD"));
    }

    /** Gives up the last commit, which another one has overtaken, for the tip of the remote branch. */
    public void startOver(String remote, String branch) throws GitFailure {
        fetch(remote, branch);
        git(Vector.of("reset", "--quiet", "--keep", "FETCH_HEAD"));
    }

    private void fetch(String remote, String branch) throws GitFailure {
        git(Vector.of("fetch", "--quiet", "--no-tags", remote, "refs/heads/" + branch));
    }

    /** Whether the remote took the last commit; not if another commit came first. */
    public boolean push(String remote, String branch) throws GitFailure {
        Vector<String> push = Vector.of("push", "--porcelain", remote, "HEAD:refs/heads/" + branch);
        Ended ended = run(push);
        if (ended.code() != 0 && !overtaken(ended)) {
            throw refused(push, ended);
        }
        return ended.code() == 0;
    }

    /** As git tells it to programs: {@code !} before a reference that was rejected, and why. */
    private static boolean overtaken(Ended ended) {
        return ended.out()
                .lines()
                .anyMatch(line -> line.startsWith("!")
                        && (line.contains("(fetch first)")
                                || line.contains("(non-fast-forward)")
                                || line.contains("failed to update ref")
                                || line.contains("cannot lock ref")
                                || line.contains("incorrect old value")));
    }

    private String git(Vector<String> arguments) throws GitFailure {
        Ended ended = run(arguments);
        if (ended.code() != 0) {
            throw refused(arguments, ended);
        }
        return ended.out();
    }

    private static GitFailure refused(Vector<String> arguments, Ended ended) {
        String said = (ended.err() + "\n" + ended.out()).strip();
        return new GitFailure("git " + arguments.head() + " failed: " + withoutCredentials(said));
    }

    private static String withoutCredentials(String text) {
        return text.replaceAll("://[^/@\\s]+@", "://");
    }

    private Ended run(Vector<String> arguments) throws GitFailure {
        List<String> command = arguments
                .prepend(folder.toAbsolutePath().toString())
                .prepend("-C")
                .prepend("git")
                .asJava();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("LC_ALL", "C");
        try {
            Process git = builder.start();
            git.getOutputStream().close();
            CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(git.getInputStream()));
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(git.getErrorStream()));
            if (!git.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                git.destroyForcibly();
                throw new GitFailure("git " + arguments.head() + " did not end within " + deadline.toSeconds() + " s");
            }
            return new Ended(git.exitValue(), out.join(), err.join());
        } catch (IOException missing) {
            throw new GitFailure("git could not be run: " + missing.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new GitFailure("interrupted while git ran");
        }
    }

    private static String text(java.io.InputStream stream) {
        try (stream) {
            String text = new String(stream.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
            stream.skip(Long.MAX_VALUE);
            return text;
        } catch (IOException closed) {
            return "";
        }
    }
}

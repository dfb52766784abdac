package dev.mooring.source;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.FetchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;

/**
 * Specs in a git repository. Each poll fetches the tip of one branch, without its history, into a bare clone in the state
 * folder, and reads the files out of the commit's tree: there is no checkout that a crash could leave half-way. The revision
 * is the commit. A branch that was rewritten is followed like any other.
 *
 * <p>The clone is a cache. One that cannot be used is thrown away and fetched anew; one that has grown too many packs too.
 * While the remote cannot be reached, the last commit stays in force, across restarts as well.
 */
public final class GitSource implements SpecSource {
    private static final String TIP = "refs/mooring/tip";
    private static final int MAX_PACKS = 100;

    /**
     * Where the specs are.
     *
     * @param url a local path or {@code https://…}; holds no credentials
     * @param path the specs' folder in the repository; empty for all of it
     * @param token for https; sent as a password, as GitHub, GitLab and Bitbucket take it
     */
    public record Location(String url, String branch, String path, Option<String> token) {

        @Override
        public String toString() {
            return url + (path.isEmpty() ? "" : " " + path) + " (branch " + branch + ")";
        }
    }

    private final Location location;
    private final Path clone;
    private final Duration interval;
    private final Duration deadline;
    private final Clock clock;
    private Option<Repository> opened = Option.none();
    private Reading last = Reading.NOTHING;

    /**
     * @param clone the folder of the bare clone; this source alone writes there
     * @param interval between two fetches
     * @param deadline for one fetch as a whole
     */
    public GitSource(Location location, Path clone, Duration interval, Duration deadline, Clock clock) {
        this.location = location;
        this.clone = clone;
        this.interval = interval;
        this.deadline = deadline;
        this.clock = clock;
    }

    @Override
    public Reading poll() {
        Option<String> trouble = fetch();
        try {
            Option<ObjectId> tip = Option.of(repository().resolve(TIP));
            if (tip.isDefined()
                    && !last.snapshot()
                            .exists(held -> held.revision().equals(tip.get().name()))) {
                last = Reading.of(CommitTree.read(repository(), tip.get(), location.path()));
            }
            last = new Reading(last.snapshot(), trouble);
        } catch (MissingObjectException incomplete) {
            discard();
            last = last.withTrouble("the clone in " + clone + " was incomplete and is fetched anew");
        } catch (IOException unreadable) {
            last = last.withTrouble(location + ": " + messageOf(unreadable));
        }
        return last;
    }

    /** Brings the tip up to date; says why where it could not. */
    private Option<String> fetch() {
        try {
            if (tooManyPacks()) {
                discard();
            }
            if (fetchTip()) {
                return Option.none();
            }
            discard();
            return fetchTip() ? Option.none() : Option.some(location + ": the clone in " + clone + " is not writable");
        } catch (GitAPIException | JGitInternalException | IOException failure) {
            if (isOfTheClone(failure)) {
                discard();
            }
            return Option.some(location + ": " + messageOf(failure));
        }
    }

    /** Whether the clone is to blame, and not the remote: then the next poll starts from nothing. */
    private static boolean isOfTheClone(@Nullable Throwable failure) {
        return failure instanceof MissingObjectException
                || failure instanceof CorruptObjectException
                || failure instanceof JGitInternalException
                || (failure != null && isOfTheClone(failure.getCause()));
    }

    /** False where the clone refused the new tip: a lock that a killed daemon left behind. */
    private boolean fetchTip() throws GitAPIException, IOException {
        RefSpec tip = new RefSpec("+refs/heads/" + location.branch() + ":" + TIP);
        FetchCommand fetch = Git.wrap(repository())
                .fetch()
                .setRemote(location.url())
                .setRefSpecs(tip)
                .setDepth(1)
                .setTagOpt(TagOpt.NO_TAGS)
                .setTimeout((int) Math.max(1, deadline.toSeconds()))
                .setProgressMonitor(new DeadlineMonitor(clock, clock.instant().plus(deadline)));
        location.token().forEach(token -> fetch.setCredentialsProvider(credentials(token)));
        FetchResult result = fetch.call();
        return result.getTrackingRefUpdates().stream()
                .map(TrackingRefUpdate::getResult)
                .allMatch(update -> switch (update) {
                    case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> true;
                    default -> false;
                });
    }

    /** Hosts look at the password and ignore the name, but want one. */
    private static CredentialsProvider credentials(String token) {
        return new UsernamePasswordCredentialsProvider("x-access-token", token);
    }

    private Repository repository() throws IOException {
        if (opened.isEmpty()) {
            Repository repository =
                    new RepositoryBuilder().setGitDir(clone.toFile()).setBare().build();
            if (!repository.getObjectDatabase().exists()) {
                repository.create(true);
                forgoHousekeeping(repository.getConfig());
            }
            opened = Option.some(repository);
        }
        return opened.get();
    }

    /** JGit would tidy up in a thread of its own, in the way of a clone that is thrown away. */
    private static void forgoHousekeeping(StoredConfig config) throws IOException {
        config.setInt("gc", null, "auto", 0);
        config.setInt("gc", null, "autoPackLimit", 0);
        config.setBoolean("gc", null, "autoDetach", false);
        config.save();
    }

    private boolean tooManyPacks() throws IOException {
        Path packs = clone.resolve("objects").resolve("pack");
        if (!Files.isDirectory(packs)) {
            return false;
        }
        try (Stream<Path> files = Files.list(packs)) {
            return files.filter(file -> file.toString().endsWith(".pack")).count() > MAX_PACKS;
        }
    }

    private void discard() {
        close();
        if (!Files.exists(clone)) {
            return;
        }
        try (Stream<Path> files = Files.walk(clone)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            last = last.withTrouble("the clone in " + clone + " cannot be removed: " + messageOf(stays));
        }
    }

    private static String messageOf(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public String toString() {
        return location.toString();
    }

    @Override
    public void close() {
        opened.forEach(Repository::close);
        opened = Option.none();
    }
}

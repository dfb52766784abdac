package dev.mooring.cli;

import dev.mooring.daemon.Assembly;
import dev.mooring.edit.CommitMessage;
import dev.mooring.edit.GitCheckout;
import dev.mooring.edit.GitFailure;
import dev.mooring.edit.ImageEdit;
import dev.mooring.source.Snapshot;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a build does when its image is pushed: the only write that a build makes to the platform. */
@Command(
        name = "set-image",
        description = "Write new images into specs, and nothing else: comments, order, quoting and line ends stay.",
        footer = {
            "",
            "Writes nothing if a service is unknown, if the specs are wrong, or would be. Images that are already there",
            "are no change, and no commit. With --push a commit that comes first is no failure: the edit is made again",
            "on top of it.",
            "",
            "Examples:",
            "  mooring set-image specs orders=REGISTRY/orders:commit-3f2a9c1 -e staging",
            "  mooring set-image specs -e staging --push orders=REGISTRY/orders:1.4.0 fulfilment=REGISTRY/fulfilment:1.4.0 \\",
            "      --source-commit \"$GITHUB_SHA\" --workflow-run \"$RUN_URL\""
        })
final class SetImageCommand implements Callable<Integer> {
    private static final Duration GIT_DEADLINE = Duration.ofMinutes(2);

    private final Terminal terminal;

    @Spec
    private CommandSpec usage;

    @Mixin
    private SpecsFolder specs;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "SERVICE=IMAGE",
            description = "The service and its new image; as many as there are.")
    private Map<String, String> images;

    @CommandLine.Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "The environment to change; may be left out where only one has the services.")
    private @Nullable String environment;

    @CommandLine.Option(names = "--commit", description = "Commit the changed files to the checkout that they are in.")
    private boolean commit;

    @CommandLine.Option(names = "--push", description = "Commit, and push to --remote.")
    private boolean push;

    @CommandLine.Option(
            names = "--remote",
            paramLabel = "NAME",
            defaultValue = "origin",
            description = "Where to push; ${DEFAULT-VALUE} if not given.")
    private String remote;

    @CommandLine.Option(
            names = "--branch",
            paramLabel = "NAME",
            description = "The branch to push to; the one that is checked out if not given.")
    private @Nullable String branch;

    @CommandLine.Option(
            names = "--attempts",
            paramLabel = "N",
            defaultValue = "30",
            description = "How often to push when other commits win; ${DEFAULT-VALUE} if not given.")
    private int attempts;

    @CommandLine.Option(
            names = "--author",
            paramLabel = "\"NAME <EMAIL>\"",
            description = "The commit's author; git's own configuration if not given.")
    private @Nullable String author;

    @CommandLine.Option(
            names = "--source-commit",
            paramLabel = "SHA",
            description = "The commit that the images were built from: the trailer Source-Commit.")
    private @Nullable String sourceCommit;

    @CommandLine.Option(
            names = "--workflow-run",
            paramLabel = "URL",
            description = "The run that built them: the trailer Workflow-Run.")
    private @Nullable String workflowRun;

    SetImageCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        refuseWrongUsage();
        try {
            if (push) {
                pushed(checkout());
            } else {
                told(edited(commit ? Option.some(checkout()) : Option.none()));
            }
            return Exit.DONE;
        } catch (GitFailure refused) {
            throw new CommandFailure(String.valueOf(refused.getMessage()));
        }
    }

    private void refuseWrongUsage() {
        List<String> problems = new ArrayList<>(CommitMessage.problems(Option.of(sourceCommit), Option.of(workflowRun))
                .asJava());
        images.forEach((service, image) -> {
            if (service.isBlank() || image.isBlank()) {
                problems.add("'" + service + "=" + image + "' is not SERVICE=IMAGE");
            }
        });
        if (attempts < 1) {
            problems.add("--attempts must be at least 1");
        }
        if (!problems.isEmpty()) {
            throw new CommandLine.ParameterException(usage.commandLine(), String.join("; ", problems));
        }
    }

    private GitCheckout checkout() {
        return new GitCheckout(specs.path(), GIT_DEADLINE);
    }

    /** Makes the edit, in the files and, where there is a checkout to commit to, in a commit. */
    private ImageEdit edited(Option<GitCheckout> checkout) throws GitFailure {
        ImageEdit edit = edit();
        Vector<Path> paths = Vector.ofAll(edit.files().keySet()).map(specs::resolve);
        if (paths.isEmpty()) {
            return edit;
        }
        if (checkout.isDefined()) {
            Seq<String> changed = checkout.get().changed(paths);
            if (changed.nonEmpty()) {
                throw new CommandFailure(
                        changed.mkString(", ") + " has changes that are not committed; commit them or put them aside");
            }
        }
        specs.write(edit.files());
        if (checkout.isDefined()) {
            String message = new CommitMessage(Option.of(sourceCommit), Option.of(workflowRun)).of(edit.changes());
            checkout.get().commit(paths, message, Option.of(author));
        }
        return edit;
    }

    /** The edit, if the specs are right with it as they are without it. */
    private ImageEdit edit() {
        Snapshot before = specs.read();
        ImageEdit edit = ImageEdit.of(
                        before.files(),
                        specs.compile(before, Assembly.compiler(), terminal),
                        Option.of(environment),
                        LinkedHashMap.ofAll(images))
                .getOrElseThrow(troubles -> new CommandFailure(troubles.map(trouble -> "mooring: " + trouble)));
        specs.compile(
                new Snapshot(before.revision(), edit.applied(before.files()), before.folders()),
                Assembly.compiler(),
                terminal);
        return edit;
    }

    /** Commits on top of the remote's tip until the remote takes it. */
    private void pushed(GitCheckout checkout) throws GitFailure {
        String target = branch != null
                ? branch
                : checkout.branch()
                        .getOrElseThrow(
                                () -> new CommandFailure("no branch is checked out; say by --branch where to push to"));
        checkout.forward(remote, target);
        Retry retry = Retry.of(
                "push",
                RetryConfig.<Boolean>custom()
                        .maxAttempts(attempts)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                                Duration.ofMillis(100), 1.3, 0.5, Duration.ofSeconds(2)))
                        .retryOnResult(taken -> !taken)
                        .retryOnException(failure -> false)
                        .build());
        if (!attempt(retry, checkout, target)) {
            throw new CommandFailure("other commits won " + attempts + " times; try again, or raise --attempts");
        }
    }

    private boolean attempt(Retry retry, GitCheckout checkout, String target) throws GitFailure {
        try {
            return retry.executeCallable(() -> {
                ImageEdit edit = edited(Option.some(checkout));
                if (edit.changes().isEmpty() || checkout.push(remote, target)) {
                    told(edit);
                    return true;
                }
                checkout.startOver(remote, target);
                return false;
            });
        } catch (GitFailure | RuntimeException failure) {
            throw failure;
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private void told(ImageEdit edit) {
        if (edit.changes().isEmpty()) {
            terminal.out().println("Nothing to change: the images are already there.");
        }
        edit.changes()
                .forEach(change -> terminal.out()
                        .println(specs.resolve(change.at().file()) + ":"
                                + change.at().line() + ": "
                                + change.environment() + " " + change.service() + ": " + change.from() + " → "
                                + change.to()));
    }
}

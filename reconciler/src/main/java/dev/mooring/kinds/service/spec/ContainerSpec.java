package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Size;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/** {@code container:} of a Service or a sidecar: how it runs, which most leave as it is. */
public record ContainerSpec(
        @Size(max = 1000) @Doc("What is run instead of the image's own entry point.")
        Seq<String> entryPoint,

        @Matches(value = "/.{0,1023}", says = "a path that begins with a slash") @Doc("The folder in which it runs.")
        Option<String> workingDirectory,

        @Matches(
                value = "[A-Za-z0-9_.-]{1,64}(:[A-Za-z0-9_.-]{1,64})?",
                says = "a user, or a user and a group: 1000:1000")
        @Doc("The user that it runs as, by name or number, perhaps with a group. Without it, the image's.")
        Option<String> user,

        @Default("false") @Doc("Whether it may write nothing but its volumes.")
        boolean readOnlyRootFilesystem,

        @Default("false") @Doc("Whether a small init process forwards signals to it and reaps its children.")
        boolean init,

        @Range(min = "1s", max = "120s") @Doc("How long it may take to end once it is asked to; AWS's default is 30s.")
        Option<Duration> stopTimeout,

        @Range(min = "2s", max = "120s")
        @Doc("How long what it waits for may take to come up before the task is given up.")
        Option<Duration> startTimeout,

        @Doc("A command in the container that tells whether it is healthy.")
        Option<Check> healthCheck,

        @Size(max = 10) @Doc("Containers that must be so far before this one starts, by their names.")
        Map<String, Stage> dependsOn,

        @Size(max = 50) @Doc("Where the volumes of the service are found in it.")
        Seq<Mount> mounts) {

    public record Check(
            @Size(min = 1, max = 100) @Doc("[CMD, program, argument…], or [CMD-SHELL, a line for the container's shell]; 0 means healthy.")
            Seq<String> command,

            @Range(min = "5s", max = "300s") @Doc("How often; AWS's default is 30s.")
            Option<Duration> interval,

            @Range(min = "2s", max = "60s") @Doc("How long it may take; AWS's default is 5s.")
            Option<Duration> timeout,

            @Range(min = "1", max = "10") @Doc("How many failures in a row make it unhealthy; AWS's default is 3.")
            Option<Integer> retries,

            @Range(min = "0s", max = "300s") @Doc("For how long after its start failures do not count.")
            Option<Duration> startPeriod) {}

    /** How far a container is, in the words of Amazon ECS. */
    public enum Stage {
        @Doc("It runs.")
        START,
        @Doc("It passed its health check.")
        HEALTHY,
        @Doc("It ended.")
        COMPLETE,
        @Doc("It ended with code 0.")
        SUCCESS
    }

    public record Mount(
            @Doc("The name of the volume.") String volume,

            @Matches(value = "/.{0,1023}", says = "a path that begins with a slash") @Doc("Where it is found.")
            String path,

            @Default("false") @Doc("Whether it can only be read here.")
            boolean readOnly) {}
}

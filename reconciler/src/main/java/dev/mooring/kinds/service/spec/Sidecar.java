package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Keys;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Size;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** One of {@code sidecars:} of a Service. */
@Doc("Another container in each task. It shares the task's CPU, memory and address.")
public record Sidecar(
        @Matches(value = "[A-Za-z0-9_-]{1,255}", says = "1 to 255 letters, digits, underscores and dashes")
        @Doc("Its name, which no other container of the task has.")
        String name,

        @Matches(value = ServiceSpec.IMAGE, says = "an image such as registry/name:tag")
        @Size(max = 512) @Doc("The container image, with its tag or digest.")
        String image,

        @Default("true") @Doc("Whether the task ends where this container ends.")
        boolean essential,

        @Range(min = "1", max = "196608") @Doc("CPU units of the task that are kept for it.")
        Option<Integer> cpu,

        @Range(min = "6", max = "122880") @Doc("Memory in MiB beyond which it is ended.")
        Option<Integer> memory,

        @Range(min = "6", max = "122880") @Doc("Memory of the task in MiB that is kept for it.")
        Option<Integer> memoryReservation,

        @Range(min = "1", max = "65535") @Doc("The port that it listens on.")
        Option<Integer> port,

        @Size(max = 1000) @Doc("What it runs, instead of the image's own command.")
        Seq<String> command,

        @Keys(matches = ServiceSpec.VARIABLE, says = ServiceSpec.VARIABLE_SAYS) @Doc("Its variables.")
        Map<String, Variable> environment,

        @Keys(matches = ServiceSpec.VARIABLE, says = ServiceSpec.VARIABLE_SAYS)
        @Doc("Its variables whose values ECS reads as each task starts.")
        Map<String, Secret> secrets,

        @Default("{}") @Doc("How it runs.") ContainerSpec container) {}

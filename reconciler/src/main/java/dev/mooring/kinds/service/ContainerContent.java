package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.ContainerSpec;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** How a container runs: members of a container definition that its image has no say in. */
final class ContainerContent {
    private final ContainerSpec spec;

    ContainerContent(ContainerSpec spec) {
        this.spec = spec;
    }

    Value.Tree over(Value.Tree container) {
        return container
                .with("entryPoint", nonEmpty(spec.entryPoint().map(Value::of)))
                .with("workingDirectory", spec.workingDirectory().map(Value::of))
                .with("user", spec.user().map(Value::of))
                .with("readonlyRootFilesystem", whenOn(spec.readOnlyRootFilesystem()))
                .with("linuxParameters", whenOn(spec.init()).map(on -> Value.tree("initProcessEnabled", on)))
                .with("stopTimeout", spec.stopTimeout().map(Seconds::of))
                .with("startTimeout", spec.startTimeout().map(Seconds::of))
                .with("healthCheck", spec.healthCheck().map(ContainerContent::check))
                .with("dependsOn", nonEmpty(dependencies()))
                .with("mountPoints", nonEmpty(spec.mounts().map(ContainerContent::mount)));
    }

    private static Value check(ContainerSpec.Check check) {
        return Value.tree("command", Value.texts(check.command()))
                .with("interval", check.interval().map(Seconds::of))
                .with("timeout", check.timeout().map(Seconds::of))
                .with("retries", check.retries().map(Value::of))
                .with("startPeriod", check.startPeriod().map(Seconds::of));
    }

    private Seq<Value> dependencies() {
        return spec.dependsOn()
                .toVector()
                .sortBy(dependency -> dependency._1)
                .map(dependency -> Value.tree("containerName", Value.of(dependency._1))
                        .with("condition", Value.of(dependency._2.name())));
    }

    private static Value mount(ContainerSpec.Mount mount) {
        return Value.tree("sourceVolume", Value.of(mount.volume()))
                .with("containerPath", Value.of(mount.path()))
                .with("readOnly", Value.of(mount.readOnly()));
    }

    private static Option<Value> whenOn(boolean on) {
        return Option.when(on, () -> Value.of(true));
    }

    static Option<Value> nonEmpty(Seq<? extends Value> items) {
        return Option.when(!items.isEmpty(), () -> Value.list(Vector.ofAll(items)));
    }
}

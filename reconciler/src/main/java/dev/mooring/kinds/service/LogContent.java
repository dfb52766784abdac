package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.Logs;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.Locale;

/** Where the containers of a task write: CloudWatch Logs, another driver, or a router of FireLens that runs beside them. */
final class LogContent {
    /** What FireLens's router is called in a task. */
    static final String ROUTER = "log-router";

    private final Logs logs;
    private final ServiceNames names;
    private final Environment environment;

    LogContent(Logs logs, ServiceNames names, Environment environment) {
        this.logs = logs;
        this.names = names;
        this.environment = environment;
    }

    /** Of a container that the spec's {@code logs} speak of. */
    Value.Tree of(String container) {
        Option<String> driver =
                logs.driver().map(LogContent::word).orElse(() -> logs.router().map(ignored -> "awsfirelens"));
        Value.Tree options = texts(logs.options());
        Value.Tree configuration = driver.filter(word -> !word.equals("awslogs"))
                .map(word -> Value.tree("logDriver", Value.of(word)).with("options", filled(options)))
                .getOrElse(() -> toCloudWatch(container, options));
        return configuration.with(
                "secretOptions",
                ContainerContent.nonEmpty(Variables.secrets(logs.secretOptions(), new SecretArns(environment))));
    }

    /** The router as a container of the task, where there is one. */
    Option<Value.Tree> router() {
        return logs.router()
                .map(router -> Value.tree("name", Value.of(ROUTER))
                        .with("image", Value.of(router.image()))
                        .with("essential", Value.of(true))
                        .with("memoryReservation", router.memoryReservation().map(Value::of))
                        .with("logConfiguration", toCloudWatch(ROUTER, Value.tree()))
                        .with(
                                "firelensConfiguration",
                                Value.tree("type", Value.of(router.type().name().toLowerCase(Locale.ROOT)))
                                        .with("options", filled(texts(router.options())))));
    }

    private Value.Tree toCloudWatch(String container, Value.Tree options) {
        Value.Tree group = Value.tree("awslogs-group", Value.of(names.logGroup()))
                .with("awslogs-region", Value.of(environment.spec().region()))
                .with("awslogs-stream-prefix", Value.of(container));
        return Value.tree("logDriver", Value.of("awslogs"))
                .with("options", Value.tree(options.members().merge(group.members())));
    }

    private static Option<Value> filled(Value.Tree options) {
        return Option.when(!options.isEmpty(), options);
    }

    private static Value.Tree texts(Map<String, String> options) {
        return options.foldLeft(Value.tree(), (tree, option) -> tree.with(option._1, Value.of(option._2)));
    }

    private static String word(Logs.Driver driver) {
        return driver.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

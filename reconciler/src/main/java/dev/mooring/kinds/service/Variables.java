package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.Secret;
import dev.mooring.kinds.service.spec.Variable;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;
import dev.mooring.resource.Value;
import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What a container is told: its variables and secrets as ECS takes them, in the order of their names. */
final class Variables {
    private Variables() {}

    static Seq<Value> environment(Map<String, Variable> variables) {
        return byName(variables)
                .map(variable -> Value.tree("name", Value.of(variable._1)).with("value", value(variable._2)));
    }

    /** Of the container's {@code secrets}, or of a log driver's {@code secretOptions}. */
    static Seq<Value> secrets(Map<String, Secret> secrets, SecretArns arns) {
        return byName(secrets)
                .map(secret ->
                        Value.tree("name", Value.of(secret._1)).with("valueFrom", Value.of(arns.valueFrom(secret._2))));
    }

    private static Value value(Variable variable) {
        return variable instanceof Variable.Literal literal
                ? Value.of(literal.value())
                : reference(variable).<Value>map(Value.Ref::new).get();
    }

    /** The other manifest that a variable speaks of. */
    static Option<Reference> reference(Variable variable) {
        return switch (variable) {
            case Variable.Literal ignored -> Option.none();
            case Variable.FromQueue from -> to("Queue", from.queue(), from.attribute());
            case Variable.FromTopic from -> to("Topic", from.topic(), from.attribute());
            case Variable.FromService from -> to("Service", from.service(), from.attribute());
        };
    }

    /** The field in which a variable names the other manifest. */
    static String field(Variable variable) {
        return switch (variable) {
            case Variable.Literal ignored -> "";
            case Variable.FromQueue ignored -> "queue";
            case Variable.FromTopic ignored -> "topic";
            case Variable.FromService ignored -> "service";
        };
    }

    private static Option<Reference> to(String kind, String name, String attribute) {
        return Option.some(Reference.to(new ManifestId(kind, name), attribute));
    }

    private static <T> Vector<Tuple2<String, T>> byName(Map<String, T> entries) {
        return entries.toVector().sortBy(Tuple2::_1);
    }
}

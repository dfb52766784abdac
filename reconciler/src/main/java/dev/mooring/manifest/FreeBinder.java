package dev.mooring.manifest;

import dev.mooring.manifest.Node.Mapping;
import dev.mooring.manifest.Node.Scalar;
import dev.mooring.manifest.Node.Sequence;
import dev.mooring.resource.Value;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes to free trees: any objects, lists and scalars, of which AWS alone knows the meaning. */
final class FreeBinder {
    private final Binder.Reading reading;
    private final List<Problem> problems;

    /** @param problems to which those found are added */
    FreeBinder(Binder.Reading reading, List<Problem> problems) {
        this.reading = reading;
        this.problems = problems;
    }

    /** Null when there is a problem. */
    Value.@Nullable Tree object(Node node, Place place) {
        if (!(node instanceof Mapping mapping)) {
            problems.add(place.problem(node.position(), "must be an object, not " + node.noun()));
            return null;
        }
        int before = problems.size();
        TreeMap<String, Value> members = TreeMap.empty();
        for (var entry : mapping.entries()) {
            Node written = entry._2.value();
            if (!(written.isNull() && reading != Binder.Reading.WHOLE)) {
                Value bound = any(written, place.member(entry._1));
                members = bound == null ? members : members.put(entry._1, bound);
            }
        }
        return problems.size() == before ? Value.tree(members) : null;
    }

    private @Nullable Value any(Node node, Place place) {
        return switch (node) {
            case Mapping mapping -> object(mapping, place);
            case Sequence sequence -> new FreeBinder(Binder.Reading.WHOLE, problems).list(sequence, place);
            case Scalar scalar -> scalar(scalar, place);
        };
    }

    private Value list(Sequence sequence, Place place) {
        Vector<Value> items = Vector.empty();
        int index = 0;
        for (Node item : sequence.items()) {
            Value bound = any(item, place.item(index++));
            items = bound == null ? items : items.append(bound);
        }
        return Value.list(items);
    }

    private @Nullable Value scalar(Scalar scalar, Place place) {
        Option<Value> value = switch (scalar.type()) {
            case TEXT -> Option.of(Value.of(scalar.text()));
            case BOOLEAN -> Option.of(Value.of(ScalarBinder.bool(scalar)));
            case WHOLE, DECIMAL -> ScalarBinder.number(scalar).map(Value::of);
            case NULL -> Option.none();
        };
        if (value.isEmpty()) {
            String message = scalar.isNull()
                    ? "is empty; write a value, or leave the field out"
                    : "must be a plain decimal number, or text in quotes";
            problems.add(place.problem(scalar.position(), message));
        }
        return value.getOrNull();
    }
}

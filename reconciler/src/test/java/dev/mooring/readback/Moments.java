package dev.mooring.readback;

import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Points in time, which the SDK reads as such and CloudFormation as it was written: with or without milliseconds, in any zone. */
final class Moments {
    private static final Set<String> MEMBERS = HashSet.of("StartTime", "EndTime", "Date");

    private Moments() {}

    static Value.Tree inOneForm(Value.Tree tree) {
        return Value.tree(tree.members()
                .map((name, value) -> Tuple.of(name, MEMBERS.contains(name) ? moment(value) : below(value))));
    }

    private static Value below(Value value) {
        return switch (value) {
            case Value.Tree tree -> inOneForm(tree);
            case Value.Items list -> Value.list(list.items().map(Moments::below));
            default -> value;
        };
    }

    private static Value moment(Value written) {
        String text =
                written.toString().length() == "2027-01-01".length() ? written + "T00:00:00Z" : written.toString();
        try {
            return Value.of(OffsetDateTime.parse(text).toInstant().toString());
        } catch (DateTimeException noMoment) {
            return written;
        }
    }
}

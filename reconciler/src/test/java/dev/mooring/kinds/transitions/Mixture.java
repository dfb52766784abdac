package dev.mooring.kinds.transitions;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.collection.Seq;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Specs that chance puts together from the values of a {@link Table}: one base, and values of several fields. */
final class Mixture {
    private static final int MOST_VALUES = 6;
    private static final int PATIENCE = 1_000;

    private final Table table;
    private final Seq<Table.Sample> samples;
    private final RandomGenerator chance;

    Mixture(Table table, RandomGenerator chance) {
        this.table = table;
        this.samples = table.samples();
        this.chance = chance;
    }

    /** The documents of an environment that is as it should be. */
    String next(Predicate<String> valid) {
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            JsonNode document = any(table.bases());
            for (int values = chance.nextInt(MOST_VALUES); values >= 0; values--) {
                JsonNode mixed = any(samples).in(document, chance.nextBoolean());
                if (valid.test(table.amongAll(mixed))) {
                    document = mixed;
                }
            }
            if (valid.test(table.amongAll(document))) {
                return table.amongAll(document);
            }
        }
        throw new IllegalStateException("no valid spec in " + PATIENCE + " attempts");
    }

    private <T> T any(Seq<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }
}

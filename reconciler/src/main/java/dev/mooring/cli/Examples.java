package dev.mooring.cli;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** An example of each kind, from {@code examples/KIND.yaml} beside this class; together they are one environment. */
final class Examples implements Function<String, Option<String>> {

    @Override
    public Option<String> apply(String kind) {
        try (InputStream yaml = Examples.class.getResourceAsStream("examples/" + kind + ".yaml")) {
            return yaml == null ? Option.none() : Option.of(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(kind, unreadable);
        }
    }
}

package dev.mooring.manifest;

import dev.mooring.manifest.spec.Allowed;
import dev.mooring.manifest.spec.AtMostOneOf;
import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Distinct;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.ExactlyOneOf;
import dev.mooring.manifest.spec.Keys;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.OnlyWhen;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Requires;
import dev.mooring.manifest.spec.Scalar;
import dev.mooring.manifest.spec.Size;
import dev.mooring.manifest.spec.Written;
import dev.mooring.resource.Value;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;

/** A kind that has a field of every sort, and documents of it. */
final class Samples {

    static final SpecTypes TYPES = new SpecTypes() {
        @Override
        public Option<Class<? extends Record>> specType(String kind) {
            return switch (kind) {
                case "Box" -> Option.of(Box.class);
                case "Bag" -> Option.of(Bag.class);
                default -> Option.none();
            };
        }

        @Override
        public Seq<String> kinds() {
            return Vector.of("Box", "Bag");
        }
    };

    @Doc("A box.")
    @AtMostOneOf({"replicas", "scaling"})
    @Requires(
            field = "lid",
            needs = {"port", "colour"})
    @OnlyWhen(field = "ratio", when = "open", is = "true")
    record Box(
            @Range(min = "0", max = "99") @Doc("How big.") int size,
            Option<Integer> replicas,
            Option<Scaling> scaling,
            @Range(min = "1", max = "65535") Option<Integer> port,
            @Default("false") boolean open,
            @Range(min = "0", max = "1.5") Option<BigDecimal> ratio,
            Option<Long> serial,
            @Default("30s") @Range(min = "5s", max = "90m") Duration delay,
            @Default("red") Colour colour,
            Option<String> lid,
            @Allowed({"256", "512", "1024"}) @Default("256") int cpu,

            @Written("default") @Allowed({"a", "b"}) @Default("a")
            String standard,

            @Size(max = 4) @Distinct @Matches(value = "[a-z]+", says = "lower-case letters")
            Seq<String> tags,

            @Keys(matches = "[A-Z][A-Z0-9_]*", says = "capitals")
            Map<String, Word> env,

            Seq<Part> parts,
            Value.Tree overrides) {

        Box withEnv(String name, Word value) {
            return new Box(
                    size,
                    replicas,
                    scaling,
                    port,
                    open,
                    ratio,
                    serial,
                    delay,
                    colour,
                    lid,
                    cpu,
                    standard,
                    tags,
                    env.put(name, value),
                    parts,
                    overrides);
        }

        Box withTags(String... tags) {
            return new Box(
                    size,
                    replicas,
                    scaling,
                    port,
                    open,
                    ratio,
                    serial,
                    delay,
                    colour,
                    lid,
                    cpu,
                    standard,
                    Vector.of(tags),
                    env,
                    parts,
                    overrides);
        }
    }

    /** What {@code size: n} alone is read as. */
    static Box box(int size) {
        return new Box(
                size,
                Option.none(),
                Option.none(),
                Option.none(),
                false,
                Option.none(),
                Option.none(),
                Duration.ofSeconds(30),
                Colour.RED,
                Option.none(),
                256,
                "a",
                Vector.empty(),
                LinkedHashMap.empty(),
                Vector.empty(),
                Value.tree());
    }

    enum Colour {
        RED,
        DARK_BLUE,
        @Written("ARM64")
        ARM64
    }

    record Scaling(
            @Range(min = "1", max = "10") int min,
            @Range(min = "1", max = "10") int max) {}

    sealed interface Word {
        @Scalar
        record Literal(@Size(min = 0, max = 20) String value) implements Word {}

        record FromQueue(String queue, @Default("url") String attribute) implements Word {}

        record FromTopic(String topic, Option<String> attribute) implements Word {}
    }

    @ExactlyOneOf({"of", "made"})
    record Part(
            String name,
            Option<String> of,
            @Allowed("true") @Default("true") boolean made) {}

    /** A kind of which nothing is required. */
    record Bag(@Default("60s") Duration delay) {}

    private Samples() {}

    static String document(String kind, String name, String... spec) {
        String fields = Vector.of(spec).map(line -> "  " + line + "\n").mkString("\n", "", "");
        return "apiVersion: mooring.dev/v1\nkind: " + kind + "\nmetadata: {name: " + name + "}\nspec:"
                + (spec.length == 0 ? " {}\n" : fields);
    }

    static String environment(String name, String... more) {
        return document(
                "Environment",
                name,
                Vector.of("account: \"123456789012\"", "region: us-east-1", "cluster: main")
                        .appendAll(Vector.of(more))
                        .toJavaArray(String[]::new));
    }
}

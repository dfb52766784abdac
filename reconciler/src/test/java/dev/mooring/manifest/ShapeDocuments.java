package dev.mooring.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mooring.manifest.Shape.Presence;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes documents of a shape, most of them good in most of their parts: chance decides which fields are there, which values
 * they have, and now and then puts something wrong in its place.
 */
final class ShapeDocuments {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Vector<String> TEXTS = Vector.of(
            "a",
            "b",
            "abc",
            "x-1",
            "-a",
            "A",
            "LOG_LEVEL",
            "",
            " ",
            "a\nb",
            "a\n",
            "ä",
            "𝒳",
            "8080",
            "true",
            "null",
            "30s",
            "mooring.dev/v1",
            "main",
            "us-east-1",
            "123456789012",
            "12345678901",
            "subnet-1a",
            "sg-1",
            "vpc-1",
            "10.0.0.0/8",
            "fs-0123456789abcdef0",
            "fsap-0123456789abcdef0",
            "snap-0123456789abcdef0",
            "arn:aws:lambda:us-east-1:123456789012:function:check",
            "http",
            "arn:aws:iam::123456789012:role/deploy",
            "arn:aws:iam::12:role/deploy",
            "../base",
            "0 18 * * FRI",
            "UTC",
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/main/5e1f0c2d3b4a6978/8c7d6e5f4a3b2c1d",
            "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:commit-3f2a9c1",
            "/healthcheck",
            "/api/*",
            "*.example.com",
            "200-299",
            "200,204",
            "alias/orders",
            "p99.9",
            "E1A2B3C4D5E6F7",
            "s3://builds/site.zip",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "desiredCount, tags",
            "arn:aws:sqs:us-east-1:123456789012:inbox",
            "team@example.com",
            "https://example.com/hook",
            "x".repeat(64),
            "/" + "y".repeat(200),
            "z".repeat(2_049));

    /** What YAML takes for a key without more ado. */
    private static final Vector<String> KEYS = TEXTS.filter(text -> !text.isEmpty() && text.length() < 100);

    private static final Map<Shape.Text, Vector<String>> GOOD = new ConcurrentHashMap<>();

    private final Random chance;
    private final double wrong;
    private final boolean fragment;

    /** @param wrong how likely each part is to be something else than it should be */
    ShapeDocuments(Random chance, double wrong, boolean fragment) {
        this.chance = chance;
        this.wrong = wrong;
        this.fragment = fragment;
    }

    JsonNode write(Shape shape) {
        boolean onlyTheReaderKnows =
                shape instanceof Shape.Text text && text.check().isDefined();
        if (chance.nextDouble() < wrong && !onlyTheReaderKnows) {
            return anything(2);
        }
        return switch (shape) {
            case Shape.Text text -> JSON.textNode(text(text));
            case Shape.Whole whole -> whole(whole);
            case Shape.Decimal decimal -> decimal(decimal);
            case Shape.Flag ignored -> JSON.booleanNode(chance.nextBoolean());
            case Shape.Span span -> JSON.textNode(span(span));
            case Shape.Choice choice ->
                JSON.textNode(any(choice.constants().keySet().toVector()));
            case Shape.Restricted restricted ->
                YamlConstant.asJson(any(restricted.allowed().keySet().toVector()));
            case Shape.Wrapped wrapped -> write(wrapped.inner());
            case Shape.ListOf list -> list(list);
            case Shape.MapOf map -> map(map);
            case Shape.Free ignored -> free();
            case Shape.Struct struct -> struct(struct);
            case Shape.Union union -> union(union);
        };
    }

    private String text(Shape.Text shape) {
        Vector<String> good = GOOD.computeIfAbsent(shape, ShapeDocuments::samples);
        if (shape.check().isEmpty() && chance.nextDouble() < wrong) {
            return any(TEXTS);
        }
        return any(good);
    }

    private static Vector<String> samples(Shape.Text shape) {
        Vector<String> good = TEXTS.filter(text -> shape.fits(text)
                && shape.matches(text)
                && shape.check().forAll(check -> check.problem(text).isEmpty()));
        if (good.isEmpty()) {
            throw new IllegalStateException("no sample text is " + shape.says());
        }
        return good;
    }

    private JsonNode whole(Shape.Whole shape) {
        long number = near(shape.min(), shape.max());
        return shape.quotable() && chance.nextBoolean()
                ? JSON.textNode(Long.toString(number))
                : JSON.numberNode(number);
    }

    private JsonNode decimal(Shape.Decimal shape) {
        BigDecimal edge = any(shape.min().toVector().appendAll(shape.max()).append(BigDecimal.ONE));
        return JSON.numberNode(edge.add(new BigDecimal(chance.nextInt(-2, 3)).movePointLeft(1)));
    }

    private String span(Shape.Span shape) {
        char unit = any(Vector.of('s', 'm', 'h', 'd'));
        long seconds = Spans.unit(unit).toSeconds();
        long least = Math.ceilDiv(shape.min().toSeconds(), seconds);
        long most = shape.max().toSeconds() / seconds;
        if (least > most) {
            return Spans.print(shape.max());
        }
        return Math.max(0, near(least, most)) + "" + unit;
    }

    /** Mostly within, often at an end, now and then just past it. */
    private long near(long min, long max) {
        if (chance.nextDouble() < wrong) {
            return chance.nextBoolean() ? Math.max(min - 1, -max) : (max == Long.MAX_VALUE ? max : max + 1);
        }
        long between = max > min && max - min > 0 ? min + chance.nextLong(Math.min(max - min, 1_000)) : min;
        return any(Vector.of(min, max, between, between));
    }

    private JsonNode list(Shape.ListOf shape) {
        ArrayNode list = JSON.arrayNode();
        ShapeDocuments whole = new ShapeDocuments(chance, wrong, false);
        int size = size(shape.min(), shape.max());
        for (int i = 0; i < size; i++) {
            JsonNode item = whole.write(shape.item());
            boolean again = shape.distinct() && Vector.ofAll(list).contains(item);
            if (!again || chance.nextDouble() < wrong) {
                list.add(item);
            }
        }
        return list;
    }

    private int size(int min, int max) {
        boolean past = max < 100 && chance.nextDouble() < wrong;
        return past ? max + 1 : Math.min(max, min + chance.nextInt(3));
    }

    private JsonNode map(Shape.MapOf shape) {
        ObjectNode map = JSON.objectNode();
        Shape.Text keys = shape.keys().getOrElse(() -> new Shape.Text(Option.none(), "", 1, 20, Option.none()));
        int size = size(shape.min(), Math.min(shape.max(), 3));
        for (int i = 0; i < size; i++) {
            map.set(key(keys), orNull(write(shape.value())));
        }
        return map;
    }

    private String key(Shape.Text shape) {
        String text = text(shape);
        return text.length() < 1_000 ? text : "a";
    }

    private JsonNode struct(Shape.Struct shape) {
        ObjectNode object = JSON.objectNode();
        for (Shape.Field field : shape.fields()) {
            boolean required = field.presence() instanceof Presence.Required;
            double likely = required && !fragment ? 1 - wrong / 2 : 0.3;
            if (chance.nextDouble() < likely) {
                object.set(field.name(), orNull(write(field.shape())));
            }
        }
        if (chance.nextDouble() < wrong / 2) {
            object.set(any(KEYS), anything(1));
        }
        return object;
    }

    private JsonNode union(Shape.Union shape) {
        if (shape.scalar().isDefined() && chance.nextBoolean()) {
            return write(shape.scalar().get());
        }
        Seq<Shape.Struct> variants = shape.variants().values().toVector();
        JsonNode one = write(any(variants));
        if (chance.nextDouble() < wrong
                && one instanceof ObjectNode object
                && write(any(variants)) instanceof ObjectNode more) {
            object.setAll(more);
        }
        return one;
    }

    private JsonNode free() {
        ObjectNode object = JSON.objectNode();
        for (int i = chance.nextInt(3); i > 0; i--) {
            object.set(any(KEYS), orNull(anything(2)));
        }
        return object;
    }

    private JsonNode anything(int depth) {
        return switch (chance.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(chance.nextBoolean());
            case 2 -> JSON.numberNode(any(Vector.of(-1, 0, 1, 10, 256, 8080, 65_536)));
            case 3 -> JSON.numberNode(new BigDecimal("1.5"));
            case 4, 5, 6 -> JSON.textNode(any(TEXTS));
            case 7 -> JSON.arrayNode().add(anything(depth - 1));
            default -> JSON.objectNode().set(any(KEYS), anything(depth - 1));
        };
    }

    private JsonNode orNull(JsonNode value) {
        boolean taken = chance.nextDouble() < (fragment ? 0.1 : wrong / 4);
        return taken ? JSON.nullNode() : value;
    }

    private <T> T any(Seq<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }
}

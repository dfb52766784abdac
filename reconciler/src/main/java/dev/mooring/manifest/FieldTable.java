package dev.mooring.manifest;

import dev.mooring.manifest.Shape.CrossRule;
import dev.mooring.manifest.Shape.Field;
import dev.mooring.manifest.Shape.Presence;
import dev.mooring.manifest.Shape.Struct;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The fields of an object as a Markdown table, a row each, those within by their paths: {@code routes[].paths} of a list's
 * items, {@code environment.*} of a map's values. Rules between fields stand below it.
 */
final class FieldTable {
    private static final String HEAD = "| Field | Type | If left out | Meaning |\n| --- | --- | --- | --- |\n";

    private Vector<String> rows = Vector.empty();
    private Vector<String> rules = Vector.empty();

    private FieldTable() {}

    static String of(Struct struct) {
        FieldTable table = new FieldTable();
        table.add(struct, "", "");
        String below = table.rules.distinct().map(rule -> "- " + rule + "\n").mkString();
        return HEAD + table.rows.mkString() + (below.isEmpty() ? "" : "\n" + below);
    }

    /** @param form which of several forms of an object these are the fields of; empty where there is one */
    private void add(Struct struct, String prefix, String form) {
        struct.fields().forEach(field -> add(field, prefix, form));
        struct.rules().forEach(rule -> rules = rules.append(text(rule, prefix)));
    }

    private void add(Field field, String prefix, String form) {
        String path = prefix + (field.name().contains(".") ? "\"" + field.name() + "\"" : field.name());
        rows = rows.append("| `" + path + "` | " + cell(ShapeText.of(field.shape())) + " | "
                + presence(field.presence()) + " | " + cell(form + meaning(field)) + " |\n");
        within(field.shape(), path);
    }

    private void within(Shape shape, String path) {
        switch (shape) {
            case Struct struct -> add(struct, path + ".", "");
            case Shape.Union union ->
                union.variants().forEach((key, variant) -> add(variant, path + ".", "With `" + key + "`: "));
            case Shape.ListOf list -> within(list.item(), path + "[]");
            case Shape.MapOf map -> within(map.value(), path + ".*");
            case Shape.Wrapped wrapped -> within(wrapped.inner(), path);
            default -> {}
        }
    }

    private static String meaning(Field field) {
        Vector<String> more = Vector.of(field.doc()).filter(doc -> !doc.isEmpty());
        return more.appendAll(innermost(field.shape())).mkString(" ");
    }

    /** What the words of a choice, and the forms of an object, mean. */
    private static Seq<String> innermost(Shape shape) {
        return switch (shape) {
            case Shape.Choice choice ->
                choice.docs().map(doc -> "`" + doc._1 + "`: " + doc._2).toVector();
            case Shape.Union union ->
                union.variants()
                        .filter((key, variant) -> !variant.doc().isEmpty())
                        .map(variant -> "`" + variant._1 + "`: " + variant._2.doc())
                        .toVector();
            case Shape.ListOf list -> innermost(list.item());
            case Shape.MapOf map -> innermost(map.value());
            case Shape.Wrapped wrapped -> innermost(wrapped.inner());
            default -> Vector.empty();
        };
    }

    private static String presence(Presence presence) {
        return switch (presence) {
            case Presence.Required ignored -> "**required**";
            case Presence.Optional ignored -> "";
            case Presence.Otherwise otherwise ->
                otherwise
                        .yaml()
                        .filter(yaml -> !yaml.isEmpty() && !yaml.equals("{}"))
                        .map(yaml -> "`" + yaml + "`")
                        .getOrElse("");
        };
    }

    private static String text(CrossRule rule, String prefix) {
        return switch (rule) {
            case CrossRule.AtMostOne most -> "At most one of " + names(most.fields(), prefix) + ".";
            case CrossRule.ExactlyOne one -> "Exactly one of " + names(one.fields(), prefix) + ".";
            case CrossRule.AtLeastOne least -> "At least one of " + names(least.fields(), prefix) + ".";
            case CrossRule.Needs needs ->
                "`" + prefix + needs.field() + "` needs " + names(needs.needs(), prefix) + ".";
            case CrossRule.Only only ->
                "`" + prefix + only.field() + "` only where `" + prefix + only.when() + "` is "
                        + only.is()
                                .keySet()
                                .toVector()
                                .map(name -> "`" + name + "`")
                                .mkString(" or ") + ".";
        };
    }

    private static String names(Seq<String> fields, String prefix) {
        return fields.map(field -> "`" + prefix + field + "`").mkString(", ");
    }

    /** What stands between backticks is shown as it is; elsewhere Markdown's own signs are text. */
    private static String cell(String text) {
        return Vector.of(text.replace("|", "\\|").replace("\n", " ").split("`", -1))
                .zipWithIndex((part, index) -> index % 2 == 0
                        ? part.replace("*", "\\*").replace("<", "\\<").replace("[", "\\[")
                        : part)
                .mkString("`");
    }
}

package dev.mooring.readback;

import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;

/**
 * What CloudFormation's GetTemplate, from which declarations are recorded, makes of them: each letter beyond ASCII is a
 * question mark. AWS holds what the author wrote.
 */
final class GetTemplate {
    private GetTemplate() {}

    /** The declaration with the letters that AWS holds, where nothing but those tells the two apart. */
    static Value.Tree unmasked(Value.Tree declared, Value.Tree live) {
        Map<String, String> byMask =
                texts(live).filter(text -> !mask(text).equals(text)).toMap(text -> Tuple.of(mask(text), text));
        return byMask.isEmpty() ? declared : (Value.Tree) unmasked(declared, byMask);
    }

    private static Value unmasked(Value value, Map<String, String> byMask) {
        return switch (value) {
            case Value.Tree tree -> Value.tree(tree.members().mapValues(member -> unmasked(member, byMask)));
            case Value.Items list -> Value.list(list.items().map(item -> unmasked(item, byMask)));
            case Value.Text text -> Value.of(byMask.getOrElse(text.value(), text.value()));
            default -> value;
        };
    }

    private static Vector<String> texts(Value value) {
        return switch (value) {
            case Value.Tree tree -> Vector.ofAll(tree.members().values()).flatMap(GetTemplate::texts);
            case Value.Items list -> list.items().flatMap(GetTemplate::texts);
            case Value.Text text -> Vector.of(text.value());
            default -> Vector.empty();
        };
    }

    private static String mask(String text) {
        return text.codePoints()
                .map(letter -> letter > 0x7f ? '?' : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

package dev.mooring.aws;

import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** Follows a table's path through the SDK's model. */
final class ModelPath {
    private ModelPath() {}

    static boolean exists(Shape shape, String path) {
        if (path.isEmpty()) {
            return true;
        }
        if (path.startsWith(".")) {
            return exists(shape, path.substring(1));
        }
        return switch (shape) {
            case Shape.Structure structure -> {
                int end = endOfName(path);
                yield structure
                        .fields()
                        .get(path.substring(0, end))
                        .exists(field -> exists(Shape.of(field), path.substring(end)));
            }
            case Shape.ListOf list -> path.startsWith("[]") && exists(list.item(), path.substring(2));
            case Shape.MapOf map -> exists(map.value(), path.substring(endOfKey(path)));
            case Shape.Free ignored -> true;
            case Shape.Scalar scalar -> scalar.field().marshallingType().getKnownType() == MarshallingKnownType.STRING;
        };
    }

    /** A map may have any key: named like a member, in braces, or empty braces for all of them. */
    private static int endOfKey(String path) {
        return path.startsWith("{") ? path.indexOf('}') + 1 : endOfName(path);
    }

    private static int endOfName(String path) {
        int end = 0;
        while (end < path.length() && ".[{".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}

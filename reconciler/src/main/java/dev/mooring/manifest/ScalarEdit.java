package dev.mooring.manifest;

import io.vavr.control.Either;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * One scalar of a file, to be replaced and nothing around it: comments, order, quoting, indentation and line ends stay as
 * they are written.
 */
public final class ScalarEdit {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._/]([A-Za-z0-9._/:@+-]*[A-Za-z0-9._/@+-])?");

    private final String text;
    private final ScalarEvent scalar;

    private ScalarEdit(String text, ScalarEvent scalar) {
        this.text = text;
        this.scalar = scalar;
    }

    /**
     * The scalar at {@code position} of a file that has been read without a problem.
     *
     * @return why it cannot be replaced alone: an anchored scalar stands in other places too, a block has lines of its own
     */
    public static Either<Problem, ScalarEdit> at(Position position, String text) {
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        Parser events = new ParserImpl(new StreamReader(content), options);
        while (!events.checkEvent(Event.ID.StreamEnd)) {
            if (events.getEvent() instanceof ScalarEvent scalar && stands(scalar, position)) {
                return replaceable(scalar, position).map(found -> new ScalarEdit(text, found));
            }
        }
        return Either.left(new Problem(position, "no value stands here; the file has changed meanwhile"));
    }

    private static boolean stands(ScalarEvent scalar, Position position) {
        return scalar.getStartMark().getLine() + 1 == position.line()
                && scalar.getStartMark().getColumn() + 1 == position.column();
    }

    private static Either<Problem, ScalarEvent> replaceable(ScalarEvent scalar, Position position) {
        if (scalar.getAnchor() != null) {
            return Either.left(new Problem(
                    position,
                    Echo.name("&" + scalar.getAnchor())
                            + " may stand in other places too; write the value out where it is meant"));
        }
        return switch (scalar.getScalarStyle()) {
            case LITERAL, FOLDED ->
                Either.left(new Problem(position, "a value written as a block; write it on one line"));
            default -> Either.right(scalar);
        };
    }

    public String value() {
        return scalar.getValue();
    }

    /** The whole text with another value here. */
    public String with(String value) {
        int mark = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        int start = text.offsetByCodePoints(mark, scalar.getStartMark().getIndex());
        int end = text.offsetByCodePoints(mark, scalar.getEndMark().getIndex());
        return text.substring(0, start) + written(value) + text.substring(end);
    }

    private String written(String value) {
        boolean plain = SAFE.matcher(value).matches() && ScalarType.ofPlain(value) == ScalarType.TEXT;
        if (scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED) {
            return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        return scalar.getScalarStyle() == ScalarStyle.PLAIN && plain ? value : "'" + value.replace("'", "''") + "'";
    }
}

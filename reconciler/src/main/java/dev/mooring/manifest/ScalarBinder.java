package dev.mooring.manifest;

import dev.mooring.manifest.Node.Scalar;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Scalars to values. The left side of every result is what is wrong, to follow the field's name: "must be …". */
final class ScalarBinder {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,29})(\\.[0-9]{1,30})?");

    private ScalarBinder() {}

    static Either<String, Object> text(Shape.Text shape, Scalar scalar, Place place) {
        boolean bare = shape.bare() && number(scalar).isDefined();
        if (scalar.type() != ScalarType.TEXT && !bare) {
            String quoted = Echo.mayTell(place, scalar.text()) ? ", \"" + Echo.shortened(scalar.text()) + "\"" : "";
            return Either.left("must be text, not " + scalar.noun() + "; quote it" + quoted);
        }
        String text = scalar.text();
        if (!shape.fits(text)) {
            int length = text.codePointCount(0, text.length());
            return Either.left(length == 0 ? "must not be empty" : "must have " + count(shape) + ", not " + length);
        }
        if (!shape.matches(text)) {
            return Either.left("must be " + shape.says() + Echo.butNot(place, text));
        }
        Option<String> refused = shape.check().flatMap(check -> check.problem(text));
        return refused.isDefined() ? Either.left(refused.get()) : Either.right(text);
    }

    private static String count(Shape.Text shape) {
        return (shape.min() == shape.max() ? "" : shape.min() + " to ") + shape.max() + " characters";
    }

    static Either<String, Object> whole(Shape.Whole shape, Scalar scalar, Place place) {
        String text = scalar.text();
        boolean spelled = WHOLE.matcher(text).matches();
        if (scalar.type() == ScalarType.TEXT && spelled && !shape.quotable()) {
            return Either.left("must be a number; take its quotes off");
        }
        if (scalar.type() == ScalarType.WHOLE && !spelled) {
            return Either.left("must be a plain decimal number" + Echo.butNot(place, text));
        }
        if (!spelled) {
            return Either.left("must be a whole number" + Echo.butNot(place, text));
        }
        BigDecimal value = new BigDecimal(text);
        if (value.compareTo(BigDecimal.valueOf(shape.min())) < 0
                || value.compareTo(BigDecimal.valueOf(shape.max())) > 0) {
            return Either.left("must be " + shape.min() + " to " + shape.max() + Echo.butNot(place, text));
        }
        return Either.right(shape.narrow() ? (Object) value.intValueExact() : (Object) value.longValueExact());
    }

    static Either<String, Object> decimal(Shape.Decimal shape, Scalar scalar, Place place) {
        String text = scalar.text();
        if (scalar.type() == ScalarType.TEXT && DECIMAL.matcher(text).matches()) {
            return Either.left("must be a number; take its quotes off");
        }
        return number(scalar)
                .<Either<String, Object>>map(value -> {
                    if (shape.min().exists(min -> value.compareTo(min) < 0)) {
                        return Either.left("must be at least " + shape.min().get() + Echo.butNot(place, text));
                    }
                    if (shape.max().exists(max -> value.compareTo(max) > 0)) {
                        return Either.left("must be at most " + shape.max().get() + Echo.butNot(place, text));
                    }
                    return Either.right(value);
                })
                .getOrElse(() -> Either.left("must be a plain decimal number" + Echo.butNot(place, text)));
    }

    /** The number that an unquoted scalar spells in the one way that every reader of YAML understands alike. */
    static Option<BigDecimal> number(Scalar scalar) {
        boolean number = scalar.type() == ScalarType.WHOLE || scalar.type() == ScalarType.DECIMAL;
        return Option.when(number && DECIMAL.matcher(scalar.text()).matches(), () -> new BigDecimal(scalar.text()));
    }

    static Either<String, Object> flag(Scalar scalar, Place place) {
        if (scalar.type() == ScalarType.BOOLEAN) {
            return Either.right(bool(scalar));
        }
        return Either.left(
                switch (scalar.text()) {
                    case "true", "false" -> "must be a boolean; take its quotes off";
                    case "yes", "Yes", "YES", "on", "On", "ON", "y", "Y" -> "must be true or false; write true";
                    case "no", "No", "NO", "off", "Off", "OFF", "n", "N" -> "must be true or false; write false";
                    default -> "must be true or false" + Echo.butNot(place, scalar.text());
                });
    }

    static boolean bool(Scalar scalar) {
        return scalar.text().charAt(0) == 't' || scalar.text().charAt(0) == 'T';
    }

    static Either<String, Object> span(Shape.Span shape, Scalar scalar, Place place) {
        String text = scalar.text();
        if (scalar.type() == ScalarType.WHOLE) {
            return Either.left("must be a duration; write its unit, as in `" + Echo.shortened(text) + "s`");
        }
        if (!Spans.written(text)) {
            return Either.left("must be a duration, a whole number and one of s, m, h, d, such as `30s`"
                    + Echo.butNot(place, text));
        }
        java.time.Duration span = Spans.parse(text);
        if (span.compareTo(shape.min()) < 0 || span.compareTo(shape.max()) > 0) {
            return Either.left("must be " + Spans.print(shape.min()) + " to " + Spans.print(shape.max())
                    + Echo.butNot(place, text));
        }
        return Either.right(span);
    }

    static Either<String, Object> choice(Shape.Choice shape, Scalar scalar, Place place) {
        Option<Enum<?>> constant = shape.constants().get(scalar.text()).filter(any -> scalar.type() == ScalarType.TEXT);
        if (constant.isDefined()) {
            return Either.right(constant.get());
        }
        return Either.left("must be " + oneOf(shape.constants().keySet()) + Echo.butNot(place, scalar.text())
                + Suggestion.among(scalar.text(), shape.constants().keySet()));
    }

    static String oneOf(Iterable<String> names) {
        io.vavr.collection.Vector<String> quoted =
                io.vavr.collection.Vector.ofAll(names).map(name -> "`" + name + "`");
        return quoted.size() < 2 ? quoted.mkString() : quoted.init().mkString(", ") + " or " + quoted.last();
    }
}

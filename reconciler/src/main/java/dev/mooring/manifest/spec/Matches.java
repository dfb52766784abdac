package dev.mooring.manifest.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A regular expression for the whole of a text (no {@code ^} and {@code $}), in what Java and ECMA 262 have in common. On a
 * list or a map it holds for each item.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Matches {
    String value();

    /** What the text must be, to end a sentence that begins "must be": {@code "an ARN of an IAM role"}. */
    String says();
}

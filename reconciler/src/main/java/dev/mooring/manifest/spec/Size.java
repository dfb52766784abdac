package dev.mooring.manifest.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many characters (code points) a text has, or how many items a list or map. What it leaves unsaid is 1 to 65,536 for a
 * text (2,048 where it {@link Matches} something) and 0 to 10,000 for the others: only {@code min = 0} lets a text be empty.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Size {
    /** -1: unsaid. */
    int min() default -1;

    /** -1: unsaid. */
    int max() default -1;
}

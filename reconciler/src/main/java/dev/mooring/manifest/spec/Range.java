package dev.mooring.manifest.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds of a number or a duration, both included and written as in YAML: {@code @Range(min = "1", max = "65535")},
 * {@code @Range(min = "0s", max = "12h")}. On a list or a map they hold for each item.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    String min() default "";

    String max() default "";
}

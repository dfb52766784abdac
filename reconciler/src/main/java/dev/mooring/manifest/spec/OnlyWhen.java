package dev.mooring.manifest.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code field} may be written only where the field {@code when}, or its default, has one of the values {@code is}, as
 * YAML: {@code @OnlyWhen(field = "deduplication", when = "fifo", is = "true")}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(OnlyWhen.List.class)
public @interface OnlyWhen {
    String field();

    String when();

    String[] is();

    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        OnlyWhen[] value();
    }
}

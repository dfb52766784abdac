package dev.mooring.manifest.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A whole number that may be written as text too, as Kubernetes has it in annotations: {@code "3"} as well as 3.
 * On a text: a number may stand there too, unquoted, as in {@code above: 3} beside {@code above: 3%}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Quotable {}

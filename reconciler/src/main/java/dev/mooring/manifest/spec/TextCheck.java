package dev.mooring.manifest.spec;

import io.vavr.control.Option;

/** What {@link CheckedBy} names: pure, and quick on any text. */
@FunctionalInterface
public interface TextCheck {

    /** What is wrong, to follow the field's name and a colon; empty when all is well. Does not repeat the text. */
    Option<String> problem(String text);
}

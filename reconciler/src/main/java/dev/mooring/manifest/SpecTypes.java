package dev.mooring.manifest;

import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Which kinds there are, beside {@code Environment}, and the record that each one's spec is read into. */
public interface SpecTypes {

    Option<Class<? extends Record>> specType(String kind);

    Seq<String> kinds();
}

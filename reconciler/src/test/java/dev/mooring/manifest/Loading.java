package dev.mooring.manifest;

import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Validation;

/** Specs from texts. */
final class Loading {
    static final SpecLoader LOADER = new SpecLoader(Samples.TYPES);

    private Loading() {}

    static Manifest<? extends Record> single(String... filesAndTexts) {
        return load(filesAndTexts).get().single()._2.manifests().single();
    }

    static Seq<String> problems(String... filesAndTexts) {
        return load(filesAndTexts).getError().map(Problem::toString);
    }

    static Validation<Seq<Problem>, SortedMap<String, EnvironmentSpecs>> load(String... filesAndTexts) {
        SortedMap<String, String> files = TreeMap.empty();
        for (int i = 0; i < filesAndTexts.length; i += 2) {
            files = files.put(filesAndTexts[i], filesAndTexts[i + 1]);
        }
        return LOADER.load(files);
    }
}

package dev.mooring.manifest;

import dev.mooring.manifest.Shape.Field;
import dev.mooring.manifest.Shape.Presence;
import dev.mooring.manifest.Shape.Struct;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The shape of a document of each kind: what all have in common around the kind's own spec. */
final class DocumentShapes {
    private final Map<String, Struct> documents;

    DocumentShapes(SpecTypes types) {
        Map<String, Struct> known = LinkedHashMap.of(
                Envelope.ENVIRONMENT, document(Envelope.ENVIRONMENT, Shapes.of(Environment.Spec.class)));
        for (String kind : types.kinds()) {
            known = known.put(
                    kind, document(kind, Shapes.of(types.specType(kind).get())));
        }
        this.documents = known;
    }

    Option<Struct> of(String kind) {
        return documents.get(kind);
    }

    /** Environment first, then the others in the order of the registry. */
    Seq<String> kinds() {
        return documents.keySet().toVector();
    }

    private static Struct document(String kind, Struct spec) {
        Vector<Field> fields = Vector.of(
                new Field("apiVersion", only(Envelope.API_VERSION), "", new Presence.Required()),
                new Field("kind", only(kind), "", new Presence.Required()),
                new Field("metadata", Shapes.of(Metadata.class), "", new Presence.Required()),
                new Field("spec", spec, spec.doc(), presence(spec)));
        return new Struct(
                spec.doc(),
                fields,
                fields.toMap(Field::name, field -> field),
                Vector.empty(),
                Shapes.canonicalConstructor(Envelope.class));
    }

    /** A spec of which nothing is required may be left out whole. */
    private static Presence presence(Struct spec) {
        try {
            return new Presence.Otherwise(Option.of("{}"), Binder.constant(spec, "{}", "spec"));
        } catch (IllegalArgumentException somethingIsRequired) {
            return new Presence.Required();
        }
    }

    private static Shape only(String value) {
        Shape text = new Shape.Text(Option.none(), "", 1, 100, Option.none());
        return new Shape.Restricted(text, LinkedHashMap.of(value, value));
    }
}

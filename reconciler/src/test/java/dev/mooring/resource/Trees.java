package dev.mooring.resource;

/** Trees as tests write them: JSON with single quotes, and {@code ref(…)} for what is not known yet. */
public final class Trees {
    private Trees() {}

    public static Value.Tree tree(String json) {
        return (Value.Tree) JsonText.parse(json.replace('\'', '"'))
                .getOrElseThrow(() -> new IllegalArgumentException("not JSON: " + json));
    }

    public static Value ref(String kind, String name, String attribute) {
        return new Value.Ref(Reference.to(new ManifestId(kind, name), attribute));
    }
}

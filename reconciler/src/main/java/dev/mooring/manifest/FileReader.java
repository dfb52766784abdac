package dev.mooring.manifest;

import dev.mooring.manifest.Node.Entry;
import dev.mooring.manifest.Node.Mapping;
import dev.mooring.manifest.Node.Scalar;
import dev.mooring.resource.ManifestId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** One file of specs to its documents, each checked as far as one document by itself can be. */
final class FileReader {
    private static final Vector<String> PARTS = Vector.of("apiVersion", "kind", "metadata", "spec");

    private final DocumentShapes shapes;
    private final YamlReader reader;

    FileReader(DocumentShapes shapes, Limits limits) {
        this.shapes = shapes;
        this.reader = new YamlReader(limits);
    }

    /**
     * @param documents those whose kind and name are known
     * @param whole false when the file holds something that is not in {@code documents}
     */
    record SpecFile(String folder, Seq<Document> documents, Seq<Problem> problems, boolean whole) {}

    /** Specs are the {@code .yaml} and {@code .yml} files that no dot hides. */
    static boolean isSpec(String path) {
        boolean hidden = path.startsWith(".") || path.contains("/.");
        return !hidden && (path.endsWith(".yaml") || path.endsWith(".yml"));
    }

    SpecFile read(String path, String text) {
        YamlReader.Read read = reader.read(path, text);
        Vector<Document> documents = Vector.empty();
        Vector<Problem> problems = Vector.ofAll(read.problems());
        boolean whole = !read.unreadable();
        for (Node node : read.documents()) {
            Either<Seq<Problem>, Document> identified = identify(Folders.of(path), node);
            if (identified.isRight()) {
                Document document = identified.get();
                documents = documents.append(document);
                problems = problems.appendAll(
                        Binder.check(shapes.of(document.id().kind()).get(), document.root()));
            } else {
                problems = problems.appendAll(identified.getLeft());
                whole = false;
            }
        }
        return new SpecFile(Folders.of(path), documents, problems, whole);
    }

    private Either<Seq<Problem>, Document> identify(String folder, Node node) {
        if (!(node instanceof Mapping root)) {
            return Either.left(Vector.of(new Problem(
                    node.position(),
                    "a document must be an object with apiVersion, kind, metadata and spec, not " + node.noun())));
        }
        Option<Shape.Struct> shape = text(root.value("kind")).flatMap(shapes::of);
        if (shape.isEmpty()) {
            return Either.left(unknownKind(root));
        }
        Seq<Problem> missing = missing(root);
        if (!missing.isEmpty() || !Binder.check(shape.get(), header(root)).isEmpty()) {
            return Either.left(missing.appendAll(Binder.check(shape.get(), root)));
        }
        String name = text(metadata(root).value("name")).get();
        return Either.right(
                new Document(folder, new ManifestId(text(root.value("kind")).get(), name), root));
    }

    private Seq<Problem> unknownKind(Mapping root) {
        Vector<Problem> problems = Vector.ofAll(root.entries())
                .filter(entry -> !PARTS.contains(entry._1))
                .map(entry -> new Problem(
                        entry._2.key(),
                        "the document has no field " + Echo.name(entry._1) + Suggestion.among(entry._1, PARTS)));
        Option<Node> kind = root.value("kind");
        String choices = "; kinds are " + shapes.kinds().mkString(", ");
        String message = kind.isEmpty()
                ? "the document lacks `kind`, which is required" + choices
                : text(kind)
                        .map(name ->
                                "there is no kind " + Echo.name(name) + Suggestion.among(name, shapes.kinds(), choices))
                        .getOrElse("`kind` must be text, not " + kind.get().noun());
        return problems.append(new Problem(kind.map(Node::position).getOrElse(root.position()), message));
    }

    private static Seq<Problem> missing(Mapping root) {
        Vector<Problem> problems = Vector.empty();
        if (root.value("apiVersion").isEmpty()) {
            problems = problems.append(new Problem(
                    root.position(), "the document lacks `apiVersion`; write apiVersion: " + Envelope.API_VERSION));
        }
        Mapping metadata = metadata(root);
        if (metadata.value("name").isEmpty()) {
            problems = problems.append(new Problem(metadata.position(), "`metadata` lacks `name`, which is required"));
        }
        return problems;
    }

    /** The document without all that others may complete or replace. */
    private static Mapping header(Mapping root) {
        Map<String, Entry> parts = root.entries().filterKeys(key -> key.equals("apiVersion") || key.equals("kind"));
        Mapping metadata = metadata(root);
        Mapping name = new Mapping(metadata.position(), metadata.entries().filterKeys(key -> key.equals("name")));
        return new Mapping(root.position(), parts.put("metadata", new Entry(metadata.position(), name)));
    }

    private static Mapping metadata(Mapping root) {
        return root.value("metadata").getOrNull() instanceof Mapping metadata
                ? metadata
                : new Mapping(root.position(), LinkedHashMap.empty());
    }

    private static Option<String> text(Option<Node> node) {
        return node.filter(Scalar.class::isInstance).map(scalar -> ((Scalar) scalar).text());
    }
}

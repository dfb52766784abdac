package dev.mooring.manifest;

import dev.mooring.manifest.FileReader.SpecFile;
import dev.mooring.manifest.Node.Mapping;
import dev.mooring.manifest.spec.Retained;
import dev.mooring.resource.ManifestId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;

/**
 * A folder of specs to its environments. All or nothing: where one document is bad nothing is valid, and every problem of
 * every file is told at once.
 *
 * <p>A folder that holds a document of kind {@code Environment} is an environment, together with every document below it and
 * in its bases. Every document is checked by itself, used or not; what is required, and what must hold between fields, is
 * checked once the layers are merged.
 */
public final class SpecLoader {
    private static final Position ROOT = new Position(".", 1, 1);

    private final DocumentShapes shapes;
    private final FileReader reader;

    public SpecLoader(SpecTypes types) {
        this.shapes = new DocumentShapes(types);
        this.reader = new FileReader(shapes, Limits.STANDARD);
    }

    /**
     * @param files text by path relative to the specs' root; those that are not YAML by name, or are hidden, are ignored
     * @return the environments by name, or what is wrong, in order of position
     */
    public Validation<Seq<Problem>, SortedMap<String, EnvironmentSpecs>> load(SortedMap<String, String> files) {
        Vector<SpecFile> read = Vector.ofAll(files)
                .filter(file -> FileReader.isSpec(file._1))
                .map(file -> reader.read(file._1, file._2));
        Problems problems = new Problems();
        read.forEach(file -> problems.addAll(file.problems()));
        Vector<Document> environments = read.flatMap(SpecFile::documents).filter(Document::isEnvironment);
        problems.addAll(EnvironmentConflicts.among(environments));
        Layers layers = new Layers(read, environments);
        SortedMap<String, EnvironmentSpecs> specs = TreeMap.empty();
        for (Document document : environments) {
            Option<Environment> environment = environment(document, problems);
            Validation<Seq<Problem>, Seq<String>> folders = layers.of(document);
            problems.addAll(folders.isInvalid() ? folders.getError() : Vector.empty());
            if (folders.isValid()) {
                Seq<Manifest<? extends Record>> manifests = manifests(folders.get(), read, problems);
                for (Environment each : environment) {
                    specs = specs.put(
                            each.name(),
                            new EnvironmentSpecs(each, Positions.in(document.root()), manifests, ContentFolders.NONE));
                }
            }
        }
        if (environments.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(ROOT, "no environment; a folder becomes one by a document of kind Environment"));
        }
        return problems.isEmpty() ? Validation.valid(specs) : Validation.invalid(problems.sorted());
    }

    private Option<Environment> environment(Document document, Problems problems) {
        Validation<Seq<Problem>, Envelope> bound = bind(document.id(), document.root(), Binder.Reading.WHOLE);
        if (bound.isInvalid()) {
            problems.addAll(bound.getError());
            return Option.none();
        }
        return Option.of(new Environment(
                document.id().name(), (Environment.Spec) bound.get().spec()));
    }

    private Seq<Manifest<? extends Record>> manifests(Seq<String> folders, Vector<SpecFile> files, Problems problems) {
        SortedMap<ManifestId, Merged> merged = TreeMap.empty();
        boolean whole = true;
        for (String folder : folders) {
            Vector<SpecFile> layer = files.filter(file -> Folders.isWithin(file.folder(), folder));
            whole = whole && layer.forAll(SpecFile::whole);
            for (Document document : distinct(layer.flatMap(SpecFile::documents), problems)) {
                Merged alone = new Merged(document.root(), Binder.Reading.WHOLE);
                merged = merged.put(document.id(), alone, (below, patch) -> below.under(patch.root()));
            }
        }
        Vector<Manifest<? extends Record>> manifests = Vector.empty();
        for (var each : merged) {
            Mapping root = each._2.root();
            Validation<Seq<Problem>, Envelope> bound = bind(each._1, root, each._2.reading());
            if (bound.isValid()) {
                manifests = manifests.append(manifest(each._1, root, bound.get()));
            } else if (whole) {
                problems.addAll(bound.getError());
            }
        }
        return manifests;
    }

    /** One object, as far as its layers are merged. */
    private record Merged(Mapping root, Binder.Reading reading) {
        Merged under(Mapping patch) {
            return new Merged(MergePatch.apply(root, patch), Binder.Reading.MERGED);
        }
    }

    /** The documents of one layer, no two of one kind and name. */
    private static Vector<Document> distinct(Vector<Document> layer, Problems problems) {
        Map<ManifestId, Document> first = LinkedHashMap.empty();
        for (Document document : layer.filter(each -> !each.isEnvironment())) {
            Document earlier = first.get(document.id()).getOrNull();
            if (earlier == null) {
                first = first.put(document.id(), document);
            } else {
                problems.add(new Problem(
                        document.position(), document.id() + " is written twice; first at " + earlier.position()));
            }
        }
        return first.values().toVector();
    }

    private Validation<Seq<Problem>, Envelope> bind(ManifestId id, Mapping root, Binder.Reading reading) {
        return Binder.bind(shapes.of(id.kind()).get(), Envelope.class, root, reading);
    }

    private static Manifest<? extends Record> manifest(ManifestId id, Mapping root, Envelope envelope) {
        boolean retained = envelope.spec().getClass().isAnnotationPresent(Retained.class);
        return new Manifest<>(
                id,
                envelope.metadata().labels(),
                envelope.metadata().lifecycle(retained),
                envelope.spec(),
                Positions.in(root));
    }
}

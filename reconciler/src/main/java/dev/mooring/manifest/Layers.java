package dev.mooring.manifest;

import dev.mooring.manifest.FileReader.SpecFile;
import dev.mooring.manifest.Node.Mapping;
import dev.mooring.manifest.Node.Scalar;
import dev.mooring.manifest.Node.Sequence;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.List;

/**
 * Which folders an environment is made of, the lowest layer first: its bases in the order in which they are written, each
 * after its own bases where it is an environment too, and the environment's own folder on top. A folder that is reached
 * twice counts where it is reached first.
 */
final class Layers {
    private final Set<String> folders;
    private final Map<String, Document> environments;

    Layers(Seq<SpecFile> files, Seq<Document> environments) {
        this.folders = files.map(SpecFile::folder).toLinkedSet();
        this.environments =
                HashMap.ofEntries(environments.reverse().map(each -> io.vavr.Tuple.of(each.folder(), each)));
    }

    /** The folders, lowest first. */
    Validation<Seq<Problem>, Seq<String>> of(Document environment) {
        Walk walk = new Walk();
        walk.through(environment, Vector.empty());
        return walk.problems.isEmpty()
                ? Validation.valid(walk.layers.toVector())
                : Validation.invalid(Vector.ofAll(walk.problems));
    }

    /** One environment's folders, as far as they are known. */
    private final class Walk {
        private final List<Problem> problems = new ArrayList<>();
        private LinkedHashSet<String> layers = LinkedHashSet.empty();

        /** @param above the folders whose bases led here */
        void through(Document environment, Vector<String> above) {
            Vector<String> path = above.append(environment.folder());
            for (Scalar written : bases(environment)) {
                Either<String, String> base = base(environment.folder(), written.text(), path);
                if (base.isLeft()) {
                    problems.add(new Problem(written.position(), base.getLeft()));
                } else if (!layers.contains(base.get())) {
                    Option<Document> further = environments.get(base.get());
                    further.forEach(each -> through(each, path));
                    layers = layers.add(base.get());
                }
            }
            layers = layers.add(environment.folder());
        }

        private Either<String, String> base(String own, String written, Vector<String> path) {
            Option<String> resolved = Folders.resolve(own, written);
            if (resolved.isEmpty()) {
                return Either.left(Echo.name(written) + " leads out of the specs");
            }
            String folder = resolved.get();
            if (folder.equals(own)) {
                return Either.left("an environment cannot be its own base");
            }
            if (path.contains(folder)) {
                Seq<String> circle =
                        path.dropUntil(folder::equals).append(folder).map(Folders::name);
                return Either.left("the bases go round in a circle: " + circle.mkString(" → "));
            }
            if (Folders.isWithin(folder, own) || Folders.isWithin(own, folder)) {
                return Either.left("a base lies beside the environment's folder, neither in it nor around it");
            }
            if (layers.exists(layer ->
                    !layer.equals(folder) && (Folders.isWithin(folder, layer) || Folders.isWithin(layer, folder)))) {
                return Either.left(Folders.name(folder) + " overlaps another base of " + Folders.name(own));
            }
            return folders.exists(each -> Folders.isWithin(each, folder))
                    ? Either.right(folder)
                    : Either.left("there are no specs in " + Folders.name(folder) + Suggestion.among(folder, folders));
        }
    }

    /** Read from the document itself, so that something else that is wrong with it hides nothing of its layers. */
    private static Seq<Scalar> bases(Document environment) {
        Option<Node> spec = environment.root().value("spec");
        Option<Node> bases = spec.filter(Mapping.class::isInstance).flatMap(each -> ((Mapping) each).value("bases"));
        return bases.filter(Sequence.class::isInstance)
                .map(each -> ((Sequence) each).items())
                .getOrElse(Vector.empty())
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast);
    }
}

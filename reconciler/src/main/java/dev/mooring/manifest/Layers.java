package dev.mooring.manifest;

import dev.mooring.manifest.FileReader.SpecFile;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;

/**
 * Which folders an environment is made of, the lowest layer first: its bases in the order in which they are written, each
 * after its own bases where it is an environment too, and the environment's own folder on top. A folder that is reached
 * twice counts where it is reached first.
 */
final class Layers {
    private final Seq<SpecFile> files;
    private final Map<String, Located> environments;

    /** An environment, and the document that declares it. */
    record Located(Document document, Environment environment) {
        Problem problem(String path, String message) {
            return new Problem(Positions.in(document.root()).apply(path), message);
        }
    }

    Layers(Seq<SpecFile> files, Seq<Located> environments) {
        this.files = files;
        this.environments = environments.foldLeft(
                LinkedHashMap.<String, Located>empty(),
                (known, each) -> known.containsKey(each.document().folder())
                        ? known
                        : known.put(each.document().folder(), each));
    }

    /** The folders, lowest first. */
    Validation<Seq<Problem>, Seq<String>> of(Located environment) {
        return collect(environment, Vector.empty()).map(LinkedHashSet::toVector);
    }

    private Validation<Seq<Problem>, LinkedHashSet<String>> collect(Located environment, Vector<String> path) {
        String own = environment.document().folder();
        Vector<Problem> problems = Vector.empty();
        LinkedHashSet<String> folders = LinkedHashSet.empty();
        int index = 0;
        for (String written : environment.environment().spec().bases()) {
            Validation<Problem, String> base =
                    base(environment, written, "spec.bases[" + index++ + "]", path.append(own));
            if (base.isInvalid()) {
                problems = problems.append(base.getError());
                continue;
            }
            Option<Located> further = environments.get(base.get());
            if (further.isEmpty()) {
                folders = folders.add(base.get());
                continue;
            }
            Validation<Seq<Problem>, LinkedHashSet<String>> below = collect(further.get(), path.append(own));
            if (below.isInvalid()) {
                problems = problems.appendAll(below.getError());
            } else {
                folders = folders.addAll(below.get());
            }
        }
        return problems.isEmpty() ? Validation.valid(folders.add(own)) : Validation.invalid(problems);
    }

    private Validation<Problem, String> base(Located environment, String written, String at, Vector<String> path) {
        Option<String> resolved = Folders.resolve(environment.document().folder(), written);
        if (resolved.isEmpty()) {
            return Validation.invalid(environment.problem(at, Echo.name(written) + " leads out of the specs"));
        }
        String folder = resolved.get();
        if (path.contains(folder)) {
            Seq<String> circle =
                    path.dropWhile(step -> !step.equals(folder)).append(folder).map(Folders::name);
            return Validation.invalid(environment.problem(
                    at,
                    circle.size() == 2
                            ? "an environment cannot be its own base"
                            : "the bases go round in a circle: " + circle.mkString(" → ")));
        }
        String own = environment.document().folder();
        if (Folders.isWithin(folder, own) || Folders.isWithin(own, folder)) {
            return Validation.invalid(environment.problem(
                    at, "a base lies beside the environment's folder, neither in it nor around it"));
        }
        Set<String> known = files.map(SpecFile::folder).toLinkedSet();
        if (!known.exists(each -> Folders.isWithin(each, folder))) {
            return Validation.invalid(environment.problem(
                    at, "there are no specs in " + Folders.name(folder) + Suggestion.among(folder, known)));
        }
        return Validation.valid(folder);
    }
}

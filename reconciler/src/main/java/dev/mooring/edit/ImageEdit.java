package dev.mooring.edit;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Position;
import dev.mooring.manifest.ScalarEdit;
import dev.mooring.resource.ManifestId;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * New images in the text of specs. Each image is changed where the environment's service takes it from, which may be the
 * environment's own document or a base; a base that others use is not changed for the sake of one.
 *
 * @param files the text of those that change, by path
 * @param changes what changes; empty where every image is as wanted
 */
public record ImageEdit(SortedMap<String, String> files, Seq<Change> changes) {
    private static final String KIND = "Service";
    private static final String IMAGE = "spec.image";

    /** One service's image. */
    public record Change(String environment, String service, Position at, String from, String to) {}

    private record Place(String environment, String service, Position at, String image) {}

    /**
     * @param files the specs' text, by path
     * @param graphs what they mean, by environment
     * @param environment which one is to be changed; none: the one that has the service
     * @param images by service
     * @return everything that stands in the way, or the edit
     */
    public static Either<Seq<String>, ImageEdit> of(
            SortedMap<String, String> files,
            SortedMap<String, DesiredGraph> graphs,
            Option<String> environment,
            Map<String, String> images) {
        Vector<Either<String, Place>> places = Vector.ofAll(images)
                .map(image -> environment(graphs, environment, image._1)
                        .flatMap(graph -> place(graph, graphs, image._1, image._2)));
        Vector<String> troubles =
                places.filter(Either::isLeft).map(Either::getLeft).distinct();
        return troubles.nonEmpty()
                ? Either.left(troubles)
                : places.map(Either::get)
                        .foldLeft(
                                Either.right(new ImageEdit(TreeMap.empty(), Vector.empty())),
                                (so, place) -> so.flatMap(edit -> edit.and(place, files)));
    }

    private static Either<String, DesiredGraph> environment(
            SortedMap<String, DesiredGraph> graphs, Option<String> wanted, String service) {
        SortedMap<String, DesiredGraph> having =
                graphs.filterValues(graph -> graph.manifests().containsKey(new ManifestId(KIND, service)));
        if (wanted.exists(name -> !graphs.containsKey(name))) {
            return Either.left("there is no environment " + wanted.get() + "; there is "
                    + graphs.keySet().mkString(", "));
        }
        SortedMap<String, DesiredGraph> candidates =
                wanted.map(name -> having.filterKeys(name::equals)).getOrElse(having);
        return switch (candidates.size()) {
            case 1 -> Either.right(candidates.head()._2);
            case 0 ->
                Either.left("there is no service " + service
                        + wanted.map(name -> " in " + name).getOrElse("") + "; there is "
                        + services(graphs, wanted).mkString(", "));
            default ->
                Either.left(service + " runs in " + candidates.keySet().mkString(" and in ")
                        + "; say which by --environment");
        };
    }

    private static Seq<String> services(SortedMap<String, DesiredGraph> graphs, Option<String> wanted) {
        return graphs.filterKeys(name -> wanted.forAll(name::equals))
                .values()
                .flatMap(graph -> graph.manifests().keySet())
                .filter(id -> id.kind().equals(KIND))
                .map(ManifestId::name)
                .distinct()
                .sorted();
    }

    private static Either<String, Place> place(
            DesiredGraph graph, SortedMap<String, DesiredGraph> graphs, String service, String image) {
        Position at = written(graph, service).get();
        Seq<String> sharing = graphs.values()
                .filter(other -> !other.name().equals(graph.name())
                        && written(other, service).contains(at))
                .map(DesiredGraph::name);
        return sharing.isEmpty()
                ? Either.right(new Place(graph.name(), service, at, image))
                : Either.left(at + ": the image of " + service + " is that of " + sharing.mkString(", ")
                        + " too; write spec.image in a document of " + graph.name() + "'s own");
    }

    private static Option<Position> written(DesiredGraph graph, String service) {
        return graph.manifests()
                .get(new ManifestId(KIND, service))
                .map(Manifest::where)
                .map(where -> where.apply(IMAGE));
    }

    private Either<Seq<String>, ImageEdit> and(Place place, SortedMap<String, String> originals) {
        String file = place.at().file();
        String text = files.get(file).getOrElse(() -> originals.get(file).get());
        return ScalarEdit.at(place.at(), text)
                .mapLeft(problem -> (Seq<String>) Vector.of(problem.toString()))
                .map(scalar -> scalar.value().equals(place.image())
                        ? this
                        : new ImageEdit(
                                files.put(file, scalar.with(place.image())),
                                changes.append(new Change(
                                        place.environment(),
                                        place.service(),
                                        place.at(),
                                        scalar.value(),
                                        place.image()))));
    }

    /** The specs with this edit made. */
    public SortedMap<String, String> applied(SortedMap<String, String> originals) {
        return files.foldLeft(originals, (so, file) -> so.put(file));
    }
}

package dev.mooring.kinds.alarm;

import dev.mooring.kinds.Expansion.Use;
import dev.mooring.kinds.Signal;
import dev.mooring.kinds.Surroundings;
import dev.mooring.kinds.alarm.AlarmSpec.On;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;
import dev.mooring.resource.Spelling;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** What {@code on:} means: which signal of what, and its threshold. */
final class Shorthand {
    private final Manifest<AlarmSpec> manifest;
    private final On on;
    private final Surroundings surroundings;

    Shorthand(Manifest<AlarmSpec> manifest, On on, Surroundings surroundings) {
        this.manifest = manifest;
        this.on = on;
        this.surroundings = surroundings;
    }

    /** A signal with the threshold and the time that it is to be watched by. */
    Either<Option<Problem>, Signal> signal() {
        return offered()
                .flatMap(signals -> signals.find(signal -> signal.name().equals(on.signal()))
                        .map(Either::<Option<Problem>, Signal>right)
                        .getOrElse(() -> Either.left(Option.some(unknown(signals.map(Signal::name))))))
                .flatMap(this::written);
    }

    /** The manifest that is watched, where it is one. */
    Option<Use> use() {
        return watched()
                .map(target -> new Use(
                        Reference.to(target, "arn"),
                        manifest.where().apply("spec.on." + targets().head()._1)));
    }

    /** What it is about, for people: {@code Service/orders}. */
    String subject() {
        return watched()
                .map(ManifestId::toString)
                .getOrElse(() -> targets().head()._1 + " " + targets().head()._2);
    }

    private Option<ManifestId> watched() {
        return on.service()
                .map(name -> new ManifestId("Service", name))
                .orElse(on.queue().map(name -> new ManifestId("Queue", name)))
                .orElse(on.topic().map(name -> new ManifestId("Topic", name)))
                .orElse(on.deployment().map(name -> new ManifestId("Service", name)));
    }

    private Map<String, String> targets() {
        return LinkedHashMap.<String, Option<String>>of(
                        "service", on.service(),
                        "queue", on.queue(),
                        "topic", on.topic(),
                        "database", on.database(),
                        "deployment", on.deployment(),
                        "loadBalancer", on.loadBalancer())
                .filterValues(Option::isDefined)
                .mapValues(Option::get);
    }

    /** The left side without a problem: the document is not there, of which its use is told. */
    private Either<Option<Problem>, Seq<Signal>> offered() {
        return on.database()
                .map(OtherSignals::database)
                .orElse(on.loadBalancer().map(OtherSignals::loadBalancer))
                .orElse(on.deployment().map(service -> OtherSignals.deployment(service, surroundings.environment())))
                .orElse(watched()
                        .flatMap(surroundings::neighbour)
                        .map(neighbour -> neighbour.offers().signals()))
                .toEither(Option.none());
    }

    private Problem unknown(Seq<String> known) {
        String nearest = Spelling.nearest(on.signal(), known)
                .map(near -> "; did you mean `" + near + "`?")
                .getOrElse("");
        return manifest.problem(
                "spec.on.signal",
                subject() + " has no signal `" + on.signal() + "`" + nearest
                        + (known.isEmpty() ? " It has none." : " It has " + known.mkString(", ")));
    }

    private Either<Option<Problem>, Signal> written(Signal signal) {
        Seq<Either<Problem, BigDecimal>> thresholds = Vector.of(
                        on.above().map(text -> threshold("above", text, signal)),
                        on.below().map(text -> threshold("below", text, signal)))
                .flatMap(option -> option);
        return thresholds
                .headOption()
                .map(read -> read.mapLeft(Option::some)
                        .map(number -> signal.watchedBy(new Signal.Watch(
                                on.above().isDefined(),
                                number,
                                on.lasting().getOrElse(signal.watch().lasting()),
                                signal.watch().missing()))))
                .getOrElse(() -> Either.right(signal.watchedBy(new Signal.Watch(
                        signal.watch().above(),
                        signal.watch().threshold(),
                        on.lasting().getOrElse(signal.watch().lasting()),
                        signal.watch().missing()))));
    }

    private Either<Problem, BigDecimal> threshold(String field, String text, Signal signal) {
        return Threshold.read(text, signal.unit())
                .mapLeft(expected -> manifest.problem("spec.on." + field, field + " " + expected));
    }
}

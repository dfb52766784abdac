package dev.mooring.kinds.alarm;

import dev.mooring.kinds.Signal;
import dev.mooring.kinds.Surroundings;
import dev.mooring.kinds.alarm.AlarmSpec.On;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Spelling;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
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
    Either<Problem, Signal> signal() {
        return offered()
                .flatMap(signals -> signals.find(signal -> signal.name().equals(on.signal()))
                        .map(Either::<Problem, Signal>right)
                        .getOrElse(() -> Either.left(unknown(signals.map(Signal::name)))))
                .flatMap(this::written);
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

    /**
     * No use of the watched document is told: what an alarm needs of it stands in its metrics' dimensions, and a service
     * may be waiting for the alarm that watches its rollouts.
     */
    private Either<Problem, Seq<Signal>> offered() {
        return on.database()
                .map(OtherSignals::database)
                .orElse(on.loadBalancer().map(OtherSignals::loadBalancer))
                .map(Either::<Problem, Seq<Signal>>right)
                .getOrElse(() -> watched()
                        .flatMap(surroundings::neighbour)
                        .map(neighbour -> on.deployment()
                                .map(service -> OtherSignals.deployment(service, surroundings.environment()))
                                .getOrElse(() -> neighbour.offers().signals()))
                        .toEither(this::missing));
    }

    private Problem missing() {
        ManifestId target = watched().get();
        Seq<String> known = surroundings
                .neighbours()
                .map(Surroundings.Neighbour::id)
                .filter(id -> id.kind().equals(target.kind()))
                .map(ManifestId::name);
        return manifest.problem(
                "spec.on." + targets().head()._1,
                "there is no " + target.kind() + " \"" + target.name() + "\" in "
                        + surroundings.environment().name()
                        + Spelling.nearest(target.name(), known)
                                .map(near -> "; did you mean `" + near + "`?")
                                .getOrElse(""));
    }

    private Problem unknown(Seq<String> known) {
        String nearest = Spelling.nearest(on.signal(), known)
                .map(near -> "; did you mean `" + near + "`?")
                .getOrElse("");
        return manifest.problem(
                "spec.on.signal",
                subject() + " has no signal `" + on.signal() + "`" + nearest
                        + (known.isEmpty() ? "; it has none" : "; it has " + known.mkString(", ")));
    }

    private Either<Problem, Signal> written(Signal signal) {
        Signal.Watch usual = signal.watch();
        Either<Problem, BigDecimal> threshold = on.above()
                .map(text -> threshold("above", text, signal))
                .orElse(on.below().map(text -> threshold("below", text, signal)))
                .getOrElse(() -> Either.right(usual.threshold()));
        boolean above = on.above().isDefined() || (on.below().isEmpty() && usual.above());
        return threshold.map(number -> signal.watchedBy(
                new Signal.Watch(above, number, on.lasting().getOrElse(usual.lasting()), usual.missing())));
    }

    private Either<Problem, BigDecimal> threshold(String field, String text, Signal signal) {
        return Threshold.read(text, signal.unit())
                .mapLeft(expected -> manifest.problem("spec.on." + field, field + " " + expected));
    }
}

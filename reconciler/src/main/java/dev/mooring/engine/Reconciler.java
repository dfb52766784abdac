package dev.mooring.engine;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Environment;
import dev.mooring.plan.Change;
import dev.mooring.plan.Facts;
import dev.mooring.plan.Memory;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import dev.mooring.plan.Planner;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.status.PassReport;
import dev.mooring.status.PassReport.Done;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * One environment's passes: observe, plan, apply. Between passes it remembers what spares work and tells drift from edits;
 * a new one that remembers nothing carries on where another was killed.
 */
public final class Reconciler {
    private static final Duration LONGEST_PASS = Duration.ofMinutes(30);

    private final ActuatorSource source;
    private final Observer observer;
    private final Planner planner = new Planner();
    private final Applier applier;
    private final Backoff backoff;
    private final Clock clock;
    private volatile Memory memory = Memory.EMPTY;
    private volatile Set<ManifestId> suspendedByTags = HashSet.empty();

    public Reconciler(ActuatorSource source, Workers workers, Clock clock, RandomGenerator random) {
        this.source = source;
        this.observer = new Observer(workers);
        this.applier = new Applier(planner, workers);
        this.backoff = new Backoff(random);
        this.clock = clock;
    }

    private record Look(Aws aws, Facts facts, Plan plan) {}

    /** What a pass would do now. Reads AWS, writes nothing. */
    public Plan plan(DesiredGraph graph) {
        return look(graph).plan();
    }

    /**
     * One pass. In an environment that is only observed nothing is written.
     *
     * @param stop asked before each write: true leaves the rest to a later pass
     */
    public PassReport reconcile(DesiredGraph graph, PassListener listener, BooleanSupplier stop) {
        Instant started = clock.instant();
        Look look = look(graph);
        listener.planned(look.plan());
        Environment.Mode mode = graph.environment().spec().mode();
        Instant deadline = started.plus(LONGEST_PASS);
        Applier.Applied applied = mode == Environment.Mode.OBSERVE
                ? new Applier.Applied(look.plan(), Vector.empty(), true)
                : applier.apply(
                        graph,
                        look.plan(),
                        look.facts(),
                        look.aws(),
                        listener,
                        () -> stop.getAsBoolean() || clock.instant().isAfter(deadline));
        Instant finished = clock.instant();
        remember(known -> learned(known, graph, applied, finished)
                .consenting(look.plan()
                        .pruning()
                        .consent()
                        .since(look.facts().memory().consent(), known.consent())));
        return new PassReport(mode, applied.plan(), applied.done(), applied.complete(), started, finished);
    }

    /** Forgets what keeps this manifest's resources from being written again: failures, and once what AWS rolled back. */
    public void retry(DesiredGraph graph, ManifestId manifest) {
        Set<ResourceId> ids = graph.resources()
                .values()
                .filter(desired -> desired.owner().equals(manifest))
                .map(Desired::id)
                .toSet();
        remember(known -> ids.foldLeft(known, Memory::retry));
    }

    /** Leaves a manifest's objects alone, or keeps them again: from the next pass on their tags say so. */
    public void suspend(ManifestId manifest, boolean asked) {
        remember(known -> known.suspending(manifest, asked));
    }

    /** Whether a person has asked, of this process or of one before it, to leave the manifest's objects alone. */
    public boolean isSuspended(ManifestId manifest) {
        return memory.suspensions().getOrElse(manifest, suspendedByTags.contains(manifest));
    }

    /** A person allows what {@link dev.mooring.plan.Pruning#digest} stood for to be deleted, if it is still the same. */
    public void confirmPrune(String digest) {
        remember(known -> known.consenting(known.consent().confirming(digest)));
    }

    /** When the next write that failed is to be tried again. */
    public Option<Instant> nextAttempt() {
        return memory.entries()
                .values()
                .flatMap(Memory.Entry::setback)
                .flatMap(Memory.Setback::until)
                .min();
    }

    private Look look(DesiredGraph graph) {
        Look look = lookAtAnyHour(graph);
        return new Look(look.aws(), look.facts(), planner.held(graph, look.facts(), look.plan()));
    }

    private Look lookAtAnyHour(DesiredGraph graph) {
        Aws aws = open(graph.environment());
        Memory known = memory;
        Observer.Look seen = observer.observe(aws, graph.ids().union(remembered(aws, known)));
        Facts facts = new Facts(seen.observations(), seen.inventory(), HashMap.empty(), known, clock.instant());
        suspendedByTags = facts.suspendedByTags();
        Plan draft = planner.draft(graph, facts);
        Set<ResourceId> questions = planner.questions(draft, facts);
        Seq<PlannedChange> starting = planner.imageQuestions(draft);
        if (questions.isEmpty() && starting.isEmpty()) {
            return withSecrets(graph, new Look(aws, facts, draft));
        }
        Facts answered =
                facts.withRejections(observer.rejections(aws, questions)).withImages(observer.images(aws, starting));
        return withSecrets(graph, new Look(aws, answered, planner.draft(graph, answered)));
    }

    /** Secrets are asked about last: what is held back for another reason needs none. */
    private Look withSecrets(DesiredGraph graph, Look look) {
        Map<String, Set<String>> questions = planner.secretQuestions(graph, look.plan());
        if (questions.isEmpty()) {
            return look;
        }
        Facts answered = look.facts().withSecrets(observer.secrets(look.aws(), questions));
        return new Look(look.aws(), answered, planner.draft(graph, answered));
    }

    /** What was ours a pass ago. Of what bears no tags that proves nothing now: another may be there under its name. */
    private static Set<ResourceId> remembered(Aws aws, Memory known) {
        Set<String> untagged =
                aws.types().reject(ResourceType::tagged).map(ResourceType::name).toSet();
        return known.entries().keySet().reject(id -> untagged.contains(id.type()));
    }

    private Aws open(Environment environment) {
        try {
            return Aws.opened(source.open(environment));
        } catch (RuntimeException thrown) {
            return Aws.opened(Either.left(Aws.failure("open " + environment.name(), thrown)));
        }
    }

    private synchronized void remember(UnaryOperator<Memory> next) {
        memory = next.apply(memory);
    }

    private Memory learned(Memory before, DesiredGraph graph, Applier.Applied applied, Instant now) {
        Memory known = before.only(graph.ids().addAll(applied.plan().changes().map(PlannedChange::id)));
        for (PlannedChange planned : applied.plan().changes()) {
            if (planned.change() instanceof Change.NoOp) {
                known = known.converged(planned.id(), planned.digest());
            }
        }
        for (Done done : applied.done()) {
            known = learned(known, done, now);
        }
        return known;
    }

    private Memory learned(Memory known, Done done, Instant now) {
        ResourceId id = done.change().id();
        String digest = done.change().digest();
        return switch (done.outcome()) {
            case Outcome.Applied ignored -> known.sent(id, digest, now);
            case Outcome.InProgress progress -> progress.begun() ? known.sent(id, digest, now) : known.unhindered(id);
            case Outcome.Failed failed ->
                known.failed(id, backoff.after(known.of(id).setback(), done.change(), failed.failure(), now));
        };
    }
}

package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.aws.ApiLimits;
import dev.mooring.aws.AwsAccess;
import dev.mooring.aws.AwsSession;
import dev.mooring.aws.AwsSessions;
import dev.mooring.aws.Fanout;
import dev.mooring.aws.Patience;
import dev.mooring.aws.Stopwatch;
import dev.mooring.engine.PassListener;
import dev.mooring.engine.Reconciler;
import dev.mooring.engine.Workers;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.kinds.service.SecretSource;
import dev.mooring.manifest.Problem;
import dev.mooring.plan.Plan;
import dev.mooring.resource.Desired;
import dev.mooring.resource.SecretUse;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.journal.Calls;
import dev.mooring.simulator.secretsmanager.SecretsManagerApi;
import dev.mooring.simulator.ssm.SsmApi;
import dev.mooring.simulator.time.VirtualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Validation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Documents of the standard kinds, kept in the simulator's AWS on a clock that stands still between passes. */
final class Platform implements AutoCloseable {
    private static final Duration BETWEEN_PASSES = Duration.ofMinutes(2);
    private static final int PATIENCE = 20;
    private static final Caller OWNER = new Caller("123456789012", "us-east-1");

    final Simulator simulator;
    private String environment;
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final AwsSessions sessions;
    private StandardKinds kinds = new StandardKinds(Fanout.inTurn());
    private Reconciler reconciler;
    private boolean secretsAreThere = true;

    Platform() throws IOException {
        this(Specs.ENVIRONMENT);
    }

    /** @param environment the document in place of the usual one */
    Platform(String environment) throws IOException {
        this.environment = environment;
        this.simulator = Simulator.builder()
                .clock(clock)
                .throttling(false)
                .apis(new EveryApi(Landscape.EMPTY
                        .withCluster("arn:aws:ecs:us-east-1:123456789012:cluster/apps")
                        .withCluster("arn:aws:ecs:us-east-1:123456789012:cluster/web")
                        .withListener(Specs.LISTENER, "vpc-1")))
                .start();
        this.sessions = new AwsSessions(
                AwsAccess.at(simulator.uri())
                        .withLimits(ApiLimits.none())
                        .withPatience(
                                new Patience(2, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(5))),
                Stopwatch.system(),
                new Random(7),
                new SimpleMeterRegistry());
        this.reconciler = newReconciler();
    }

    private Reconciler newReconciler() {
        return new Reconciler(
                environment -> Either.right(kinds.actuators(sessions.of(environment), environment)),
                Workers.inTurn(),
                clock,
                new Random(7));
    }

    /** The environment's own document says something else from now on. */
    void become(String document) {
        environment = document;
    }

    /** Nothing that was learned is known any more. */
    void restart() {
        kinds = new StandardKinds(Fanout.inTurn());
        reconciler = newReconciler();
    }

    /** From now on, secrets that documents name are there only if a test makes them. */
    void secretsByHand() {
        secretsAreThere = false;
    }

    /** Long enough for a rollout to end either way, and short enough for ECS to remember the tasks that stopped. */
    void rest() {
        for (int minute = 0; minute < 30; minute++) {
            simulator.advance(Duration.ofMinutes(1));
        }
    }

    /** Passes until nothing is left to do. */
    Plan converge(String documents) {
        DesiredGraph graph = graph(documents);
        for (int pass = 0; pass < PATIENCE; pass++) {
            reconciler.reconcile(graph, PassListener.SILENT, () -> false);
            simulator.advance(BETWEEN_PASSES);
            Plan plan = reconciler.plan(graph);
            if (plan.matches()) {
                return plan;
            }
        }
        throw new AssertionError("does not converge: " + reconciler.plan(graph).writes());
    }

    /** One pass, and how many calls it took. */
    Calls pass(String documents) {
        long mark = simulator.journal().mark();
        reconciler.reconcile(graph(documents), PassListener.SILENT, () -> false);
        return simulator.journal().after(mark);
    }

    /** As somebody else has it, for what is done by hand. */
    AwsSession session() {
        return sessions.of(Specs.read(environment, "").environment());
    }

    void confirmPrune(String digest) {
        reconciler.confirmPrune(digest);
    }

    Plan plan(String documents) {
        return reconciler.plan(graph(documents));
    }

    private DesiredGraph graph(String documents) {
        Validation<Seq<Problem>, DesiredGraph> graph =
                DesiredGraph.of(Specs.read(environment, documents), kinds::expand, "0000000");
        assertThat(graph.isValid()).as(graph::toString).isTrue();
        if (secretsAreThere) {
            graph.get().resources().values().flatMap(Desired::secrets).forEach(this::seed);
        }
        return graph.get();
    }

    private void seed(SecretUse use) {
        SecretSource source = SecretSource.of(use.source());
        if (source.store() == SecretSource.Store.SECRETS_MANAGER) {
            makeSecret(
                    source.id(),
                    source.key().map(key -> "{\"" + key + "\": \"none\"}").getOrElse("none"));
        } else {
            makeParameter(source.id(), "none");
        }
    }

    void makeSecret(String id, String value) {
        simulator.ask(SecretsManagerApi.class, secrets -> {
            secrets.seed(OWNER, id, value);
            return secrets;
        });
    }

    void makeParameter(String name, String value) {
        simulator.ask(SsmApi.class, parameters -> {
            parameters.seed(OWNER, name, value);
            return parameters;
        });
    }

    @Override
    public void close() {
        sessions.close();
        simulator.close();
    }
}

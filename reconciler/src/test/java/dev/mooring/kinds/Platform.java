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
import dev.mooring.manifest.ContentFolders;
import dev.mooring.manifest.Problem;
import dev.mooring.plan.Plan;
import dev.mooring.resource.Desired;
import dev.mooring.resource.SecretUse;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.cloudfront.SeededDistribution;
import dev.mooring.simulator.journal.Calls;
import dev.mooring.simulator.secretsmanager.SecretsManagerApi;
import dev.mooring.simulator.ssm.SsmApi;
import dev.mooring.simulator.time.VirtualClock;
import dev.mooring.status.PassReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Validation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Documents of the standard kinds, kept in the simulator's AWS on a clock that stands still between passes. */
public final class Platform implements AutoCloseable {
    private static final Duration BETWEEN_PASSES = Duration.ofMinutes(2);
    private static final int PATIENCE = 20;
    private static final Caller OWNER = new Caller("123456789012", "us-east-1");

    /** The distribution that serves the bucket of a site {@code web}. */
    public static final String DISTRIBUTION = "E1SITESITE";

    public final Simulator simulator;
    private String environment;
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final AwsSessions sessions;
    private StandardKinds kinds = new StandardKinds(Fanout.inTurn(), clock);
    private Reconciler reconciler;
    private boolean secretsAreThere = true;
    private ContentFolders folders = ContentFolders.NONE;
    private Seq<PassReport.Done> done = Vector.empty();
    private Runnable others = () -> {};

    Platform() throws IOException {
        this(Specs.ENVIRONMENT);
    }

    /** @param environment the document in place of the usual one */
    public Platform(String environment) throws IOException {
        this(environment, Landscape.EMPTY);
    }

    /** In whose ECR there is nothing but what was pushed. */
    static Platform withoutImages(String environment) throws IOException {
        return new Platform(environment, Landscape.EMPTY.withPushedImagesOnly());
    }

    private Platform(String environment, Landscape landscape) throws IOException {
        this.environment = environment;
        this.simulator = Simulator.builder()
                .clock(clock)
                .throttling(false)
                .apis(new EveryApi(landscape
                        .withCluster("arn:aws:ecs:us-east-1:123456789012:cluster/apps")
                        .withCluster("arn:aws:ecs:us-east-1:123456789012:cluster/web")
                        .withListener(Specs.LISTENER, "vpc-1")
                        .withDistribution(new SeededDistribution(
                                "arn:aws:cloudfront::123456789012:distribution/" + DISTRIBUTION,
                                "staging-web-123456789012",
                                true))))
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
        kinds = new StandardKinds(Fanout.inTurn(), clock);
        reconciler = newReconciler();
    }

    /** From now on, secrets that documents name are there only if a test makes them. */
    void secretsByHand() {
        secretsAreThere = false;
    }

    /** Another account, which is empty, and another process. */
    public void empty() {
        simulator.reset();
        restart();
    }

    /** What lies beside the specs. */
    public Platform beside(ContentFolders others) {
        folders = others;
        return this;
    }

    /** What other people do after each pass. */
    public Platform among(Runnable people) {
        others = people;
        return this;
    }

    /** Every action sent since somebody last asked. */
    public Seq<PassReport.Done> done() {
        Seq<PassReport.Done> sent = done;
        done = Vector.empty();
        return sent;
    }

    /** Long enough for a rollout to end either way, and short enough for ECS to remember the tasks that stopped. */
    void rest() {
        for (int minute = 0; minute < 30; minute++) {
            simulator.advance(Duration.ofMinutes(1));
        }
    }

    /** Passes until nothing is left to do. */
    public Plan converge(String documents) {
        DesiredGraph graph = graph(documents);
        for (int pass = 0; pass < PATIENCE; pass++) {
            done = done.appendAll(reconciler
                    .reconcile(graph, PassListener.SILENT, () -> false)
                    .done());
            others.run();
            simulator.advance(BETWEEN_PASSES);
            Plan plan = reconciler.plan(graph);
            if (plan.matches()) {
                return plan;
            }
        }
        throw new AssertionError("does not converge: " + reconciler.plan(graph).told());
    }

    /** One pass, and how many calls it took. */
    public Calls pass(String documents) {
        long mark = simulator.journal().mark();
        reconciler.reconcile(graph(documents), PassListener.SILENT, () -> false);
        return simulator.journal().after(mark);
    }

    /** As somebody else has it, for what is done by hand. */
    public AwsSession session() {
        return sessions.of(Specs.read(environment, "").environment());
    }

    void confirmPrune(String digest) {
        reconciler.confirmPrune(digest);
    }

    public Plan plan(String documents) {
        return reconciler.plan(graph(documents));
    }

    private DesiredGraph graph(String documents) {
        Validation<Seq<Problem>, DesiredGraph> graph = compiled(documents);
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

    /** Everything that is wrong with these documents, as people are told it. */
    public Seq<Problem> problems(String documents) {
        return compiled(documents).fold(problems -> problems.distinct().sorted(), graph -> Vector.empty());
    }

    private Validation<Seq<Problem>, DesiredGraph> compiled(String documents) {
        return Specs.load(environment, documents)
                .fold(Validation::invalid, specs -> DesiredGraph.of(specs.beside(folders), kinds::expand, "0000000"));
    }

    @Override
    public void close() {
        sessions.close();
        simulator.close();
    }
}

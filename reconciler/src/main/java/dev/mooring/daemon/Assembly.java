package dev.mooring.daemon;

import dev.mooring.aws.AwsAccess;
import dev.mooring.aws.AwsSession;
import dev.mooring.aws.AwsSessions;
import dev.mooring.aws.DeploymentLog;
import dev.mooring.aws.Stopwatch;
import dev.mooring.aws.TopicPublisher;
import dev.mooring.daemon.news.Publisher;
import dev.mooring.engine.ActuatorSource;
import dev.mooring.engine.ClockTimer;
import dev.mooring.engine.PassListener;
import dev.mooring.engine.ReconcileLoop;
import dev.mooring.engine.Reconciler;
import dev.mooring.engine.SpecsCompiler;
import dev.mooring.engine.Timer;
import dev.mooring.engine.Workers;
import dev.mooring.kinds.StandardKinds;
import dev.mooring.manifest.EnvironmentSpecs;
import dev.mooring.manifest.Position;
import dev.mooring.manifest.Problem;
import dev.mooring.manifest.SpecLoader;
import dev.mooring.status.EnvironmentStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** How the rooms are put together: the same for the daemon and for commands that do one thing and end. */
public final class Assembly implements AutoCloseable {
    /** More would only wait for AWS's rate limits. */
    private static final int WRITES_AT_ONCE = 16;

    private final AwsSessions sessions;
    private final StandardKinds kinds = new StandardKinds();
    private final Workers workers = Workers.virtual(WRITES_AT_ONCE);
    private final Clock clock = Clock.systemUTC();
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    private final ClockTimer timer = new ClockTimer();

    private Assembly(AwsSessions sessions) {
        this.sessions = sessions;
    }

    public static Assembly of(AwsAccess access) {
        return of(access, new SimpleMeterRegistry());
    }

    /** @param meters count the calls to AWS */
    public static Assembly of(AwsAccess access, MeterRegistry meters) {
        return new Assembly(new AwsSessions(access, Stopwatch.system(), RandomGenerator.getDefault(), meters));
    }

    /** Text in, graphs or problems out; needs no AWS. To plan with; what is to be applied, {@link #compiler(Set)} reads. */
    public static SpecsCompiler compiler() {
        return compiler(new StandardKinds(), HashSet.empty());
    }

    /**
     * Of graphs that this assembly's loops and reconcilers apply: what a manifest publishes from a folder, they find here.
     *
     * @param only the environments to look at; none: all. One that the specs do not have is a problem
     */
    public SpecsCompiler compiler(Set<String> only) {
        return compiler(kinds, only);
    }

    private static SpecsCompiler compiler(StandardKinds kinds, Set<String> only) {
        SpecLoader loader = new SpecLoader(kinds);
        return new SpecsCompiler(
                files -> only.isEmpty()
                        ? loader.load(files)
                        : loader.load(files).fold(Validation::invalid, all -> chosen(all, only)),
                kinds::expand);
    }

    private static Validation<Seq<Problem>, SortedMap<String, EnvironmentSpecs>> chosen(
            SortedMap<String, EnvironmentSpecs> all, Set<String> only) {
        Set<String> missing = only.removeAll(all.keySet());
        return missing.isEmpty()
                ? Validation.valid(all.filterKeys(only::contains))
                : Validation.invalid(missing.toVector()
                        .sorted()
                        .map(name -> new Problem(
                                new Position(".", 1, 1),
                                "there is no environment " + name + ", which the daemon's configuration names")));
    }

    public Reconciler reconciler() {
        return new Reconciler(actuators(), workers, clock, random);
    }

    public ReconcileLoop loop(String environment, PassListener listener, Consumer<EnvironmentStatus> watcher) {
        return new ReconcileLoop(environment, reconciler(), timer, clock, random, listener, watcher);
    }

    /** Publishes to topics of an environment, by the credentials that the environment is kept with. */
    Publisher publisher() {
        return (environment, topic, message) -> {
            AwsSession session = sessions.of(environment);
            return session.verifyAccount(environment.spec().account())
                    .flatMap(account -> new TopicPublisher(session).publish(topic, message));
        };
    }

    /** Where ends of rollouts are told: in the account and Region of the process itself; none where it has no Region. */
    Option<DeploymentLog> deployments(String logGroup) {
        return sessions.own().map(session -> new DeploymentLog(session, logGroup));
    }

    public Timer timer() {
        return timer;
    }

    public Clock clock() {
        return clock;
    }

    /** Nothing is read or written unless the credentials are of the account that the environment states. */
    private ActuatorSource actuators() {
        return environment -> {
            AwsSession session = sessions.of(environment);
            return session.verifyAccount(environment.spec().account())
                    .map(account -> kinds.actuators(session, environment));
        };
    }

    @Override
    public void close() {
        timer.close();
        sessions.close();
    }
}

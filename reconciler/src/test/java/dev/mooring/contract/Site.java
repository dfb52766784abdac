package dev.mooring.contract;

import dev.mooring.aws.ApiLimits;
import dev.mooring.aws.AwsAccess;
import dev.mooring.aws.AwsSession;
import dev.mooring.aws.AwsSessions;
import dev.mooring.aws.Fanout;
import dev.mooring.aws.Patience;
import dev.mooring.aws.Stopwatch;
import dev.mooring.engine.Reconciler;
import dev.mooring.engine.Workers;
import dev.mooring.kinds.StandardKinds;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.Actuator;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.time.VirtualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.Random;

/**
 * One AWS for one test: Mooring's own way to it, and the SDK's clients for whatever somebody else does there.
 *
 * @param clock the reconciler's; the simulator has the same
 */
record Site(
        Emulator emulator,
        VirtualClock clock,
        Option<Simulator> simulator,
        Network network,
        Environment environment,
        AwsSessions sessions,
        StandardKinds kinds)
        implements AutoCloseable {

    Site(Emulator emulator, URI uri, VirtualClock clock, Option<Simulator> simulator, Network network) {
        this(
                emulator,
                clock,
                simulator,
                network,
                environment("contract"),
                new AwsSessions(
                        AwsAccess.at(uri)
                                .withLimits(ApiLimits.none())
                                .withPatience(new Patience(
                                        2, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1))),
                        Stopwatch.system(),
                        new Random(1),
                        new SimpleMeterRegistry()),
                new StandardKinds(Fanout.inTurn(), clock));
    }

    AwsSession aws() {
        return sessions.of(environment);
    }

    /** As for a new pass. */
    Seq<Actuator> actuators() {
        return kinds.actuators(aws(), environment);
    }

    Actuator actuator(String type) {
        return actuators().find(one -> one.type().equals(type)).get();
    }

    /** One that remembers nothing yet, as after a start. */
    Reconciler reconciler() {
        return new Reconciler(ignored -> Either.right(actuators()), Workers.inTurn(), clock, new Random(1));
    }

    void advance(Duration by) {
        simulator.peek(one -> one.advance(by)).onEmpty(() -> clock.advance(by));
    }

    @Override
    public void close() {
        sessions.close();
        simulator.peek(Simulator::close);
    }

    private static Environment environment(String name) {
        return new Environment(
                name,
                new Environment.Spec(
                        "123456789012",
                        "us-east-1",
                        Option.none(),
                        Vector.empty(),
                        Environment.Mode.ENFORCE,
                        name,
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Duration.ofMinutes(1),
                        new Environment.Prune(false, 5, 20),
                        Option.none(),
                        Vector.empty(),
                        Option.none()));
    }
}

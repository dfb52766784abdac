package dev.mooring.contract;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.time.VirtualClock;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The emulators of one process of tests: moto and LocalStack start once, when they are first asked for, and end with it. A
 * process runs many classes, each a run of its own to JUnit; only the session spans them.
 */
final class Emulators implements AutoCloseable {
    /** The last image that needs no token. */
    private static final String LOCALSTACK = "localstack/localstack:4.14.0";

    private final Lazy<MotoServer> moto =
            Lazy.of(() -> MotoServer.start(MotoServer.executable().get()));
    private final Lazy<LocalStackContainer> localStack = Lazy.of(() -> {
        LocalStackContainer container = new LocalStackContainer(DockerImageName.parse(LOCALSTACK));
        container.start();
        return container;
    });

    /** Hands the run's emulators to tests that ask for them. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Emulators.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(
                            ExtensionContext.StoreScope.LAUNCHER_SESSION,
                            ExtensionContext.Namespace.create(Emulators.class))
                    .computeIfAbsent(Emulators.class, ignored -> new Emulators(), Emulators.class);
        }
    }

    private final Map<Emulator, Lazy<Option<String>>> missing = LinkedHashMap.ofEntries(Vector.of(Emulator.values())
            .map(emulator -> Tuple.of(emulator, Lazy.of(() -> told(emulator)))));

    /** Why this emulator cannot be had; none if it can. Said aloud the first time. */
    Option<String> missing(Emulator emulator) {
        return missing.get(emulator).get().get();
    }

    private static Option<String> told(Emulator emulator) {
        return reason(emulator)
                .map(why -> "contract: " + emulator.word() + " is left out: " + why)
                .peek(System.out::println);
    }

    private static Option<String> reason(Emulator emulator) {
        if (!emulator.isChosen()) {
            return Option.some("it is not among -Dcontract.endpoints");
        }
        return switch (emulator) {
            case SIMULATOR -> Option.none();
            case MOTO ->
                Option.when(MotoServer.executable().isEmpty(), () -> "moto_server is not installed (pip install moto)");
            case LOCALSTACK -> Option.when(!dockerRuns(), () -> "Docker does not run here");
        };
    }

    /** Asks quietly: that there is no Docker is no error, and is told in a line. */
    private static boolean dockerRuns() {
        Logger logger = (Logger) LoggerFactory.getLogger("org.testcontainers");
        Level level = logger.getLevel();
        logger.setLevel(Level.OFF);
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } finally {
            logger.setLevel(level);
        }
    }

    /** An empty AWS. */
    Site open(Emulator emulator) {
        return switch (emulator) {
            case SIMULATOR -> simulator();
            case MOTO -> {
                moto.get().reset();
                yield new Site(
                        emulator,
                        moto.get().uri(),
                        new VirtualClock(Instant.now()),
                        Option.none(),
                        Network.ofMoto(moto.get()));
            }
            case LOCALSTACK ->
                new Site(
                        emulator,
                        localStack.get().getEndpoint(),
                        new VirtualClock(Instant.now()),
                        Option.none(),
                        Network.MADE_UP);
        };
    }

    private static Site simulator() {
        try {
            VirtualClock clock = new VirtualClock(Instant.parse("2026-01-05T09:00:00Z"));
            Simulator simulator =
                    Simulator.builder().clock(clock).throttling(false).start();
            return new Site(Emulator.SIMULATOR, simulator.uri(), clock, Option.some(simulator), Network.MADE_UP);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public void close() {
        if (moto.isEvaluated()) {
            moto.get().close();
        }
        if (localStack.isEvaluated()) {
            localStack.get().stop();
        }
    }
}

package dev.mooring.simulator;

import dev.mooring.simulator.faults.Faults;
import dev.mooring.simulator.journal.Journal;
import dev.mooring.simulator.time.Timeline;
import dev.mooring.simulator.time.VirtualClock;
import dev.mooring.simulator.wire.HttpListener;
import dev.mooring.simulator.wire.WireReply;
import dev.mooring.simulator.wire.WireRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * AWS on one port of the loopback address. Any credentials serve; the account is 123456789012 unless the access key is
 * twelve digits, which then name it. State is kept per account and Region, in memory.
 *
 * <pre>{@code
 * try (Simulator simulator = Simulator.builder().start()) {
 *     SqsClient sqs = SqsClient.builder().endpointOverride(simulator.uri())…
 * }
 * }</pre>
 */
public final class Simulator implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(50);
    private static final int JOURNAL_CAPACITY = 65_536;

    private final Builder options;
    private final StateLock lock = new StateLock();
    private final Journal journal = new Journal(JOURNAL_CAPACITY);
    private final Faults faults = new Faults();
    private final Dispatcher dispatcher;
    private final ControlPath controlPath = new ControlPath(this);
    private final Optional<Ticker> ticker;
    private final HttpListener listener;
    private Cloud cloud;

    private Simulator(Builder options) throws IOException {
        this.options = options;
        this.dispatcher = new Dispatcher(lock, faults, journal, options.throttling);
        this.listener = HttpListener.bind(options.port);
        this.cloud = newCloud();
        listener.listen(this::answer);
        this.ticker =
                options.clock instanceof VirtualClock ? Optional.empty() : Optional.of(Ticker.start(TICK, this::tick));
    }

    /** A simulator with all APIs, on a free port and the system's clock, that throttles as AWS does. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where AWS clients find it: {@code http://127.0.0.1:PORT}. */
    public URI uri() {
        return listener.uri();
    }

    public Journal journal() {
        return journal;
    }

    public Faults faults() {
        return faults;
    }

    /**
     * Moves the virtual clock, and with it everything that was to happen meanwhile.
     *
     * @throws IllegalStateException if the simulator runs on another clock
     */
    public void advance(Duration by) {
        if (!(options.clock instanceof VirtualClock clock)) {
            throw new IllegalStateException("Only a virtual clock can be moved");
        }
        clock.advance(by);
        tick();
    }

    /** Forgets everything: all state in all accounts, the journal, the faults and what is told to control resources. */
    public void reset() {
        lock.hold(() -> {
            cloud = newCloud();
            lock.signalChange();
            return cloud;
        });
        journal.clear();
        faults.clear();
    }

    /** Asks one of the simulated APIs, under the lock. */
    public <A extends Api, T> T ask(Class<A> api, Function<A, T> question) {
        return locked(() -> cloud.apis().stream()
                .filter(api::isInstance)
                .map(api::cast)
                .findFirst()
                .map(question)
                .orElseThrow(() -> new IllegalArgumentException("This simulator has no " + api.getSimpleName())));
    }

    @Override
    public void close() {
        ticker.ifPresent(Ticker::close);
        listener.close();
    }

    <T> T locked(Supplier<T> work) {
        return lock.hold(() -> {
            cloud.world().timeline().advance();
            T result = work.get();
            lock.signalChange();
            return result;
        });
    }

    Optional<ControlResource> controlResource(String name) {
        return lock.hold(() -> cloud.apis().stream()
                .flatMap(api -> api.controlResources().stream())
                .filter(resource -> resource.name().equals(name))
                .findFirst());
    }

    private WireReply answer(WireRequest request) {
        if (request.path().startsWith(ControlPath.PREFIX)) {
            return controlPath.answer(request);
        }
        Cloud present = lock.hold(() -> cloud);
        return dispatcher.dispatch(present.router().route(request), present);
    }

    private void tick() {
        locked(() -> cloud);
    }

    private Cloud newCloud() {
        return Cloud.empty(new World(new Timeline(options.clock), new Ids(options.seed), uri()), options.apis);
    }

    /** How a simulator is to be. */
    public static final class Builder {
        private int port;
        private long seed;
        private Clock clock = Clock.systemUTC();
        private boolean throttling = true;
        private Apis apis = new EveryApi();

        private Builder() {}

        /** @param port 0, which is the default, for any free one */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Of the made-up identifiers. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** The system's, which is the default, or a {@link VirtualClock} that stands still until {@link #advance}. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Whether calls that come faster than AWS's published rates are refused; they are by default. */
        public Builder throttling(boolean throttling) {
            this.throttling = throttling;
            return this;
        }

        /** Which APIs there are; all that the simulator knows by default. */
        public Builder apis(Apis apis) {
            this.apis = apis;
            return this;
        }

        /** @throws IOException if the port is taken */
        public Simulator start() throws IOException {
            return new Simulator(this);
        }
    }
}

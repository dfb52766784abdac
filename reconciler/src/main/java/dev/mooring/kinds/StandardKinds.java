package dev.mooring.kinds;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Fanout;
import dev.mooring.aws.Pass;
import dev.mooring.aws.TagInventory;
import dev.mooring.kinds.alarm.AlarmActuator;
import dev.mooring.kinds.alarm.AlarmKind;
import dev.mooring.kinds.dashboard.DashboardActuator;
import dev.mooring.kinds.dashboard.DashboardKind;
import dev.mooring.kinds.queue.QueueKind;
import dev.mooring.kinds.queue.SqsQueueActuator;
import dev.mooring.kinds.service.ServiceKind;
import dev.mooring.kinds.service.actuator.EcsServiceActuator;
import dev.mooring.kinds.service.actuator.ServiceActuators;
import dev.mooring.kinds.site.SiteActuators;
import dev.mooring.kinds.site.SiteKind;
import dev.mooring.kinds.topic.TopicActuators;
import dev.mooring.kinds.topic.TopicKind;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.EnvironmentSpecs;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.SpecTypes;
import dev.mooring.resource.Actuator;
import dev.mooring.resource.ManifestId;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.InstantSource;

/**
 * The kinds that engineers can write: a line each, in the order in which their objects are made, for what left git is
 * deleted the other way round. To be kept for the life of the process; it learns from pass to pass.
 */
public final class StandardKinds implements SpecTypes {
    private final Fanout fanout;
    private final FolderShelf shelf = new FolderShelf();
    private final Map<String, Registration<?>> byName;

    public StandardKinds() {
        this(Fanout.virtual(32));
    }

    /** @param fanout how the objects of one type are asked about */
    public StandardKinds(Fanout fanout) {
        this(fanout, Clock.systemUTC());
    }

    /** @param clock by which what a site no longer needs grows stale */
    public StandardKinds(Fanout fanout, InstantSource clock) {
        this.fanout = fanout;
        // In the order in which their objects are made; they go in the reverse.
        this.byName = byName(
                new Registration<>(new QueueKind(), Vector.of("sqs"), pass -> Vector.of(new SqsQueueActuator(pass))),
                new Registration<>(new TopicKind(), Vector.of("sns"), new TopicActuators()),
                new Registration<>(
                        new AlarmKind(AlarmActuator.overrides()),
                        Vector.of("cloudwatch"),
                        pass -> Vector.ofAll(AlarmActuator.both(pass))),
                new Registration<>(
                        new ServiceKind(EcsServiceActuator.overrideRules()),
                        Vector.of("ecs:service", "elasticloadbalancing", "logs", "application-autoscaling"),
                        new ServiceActuators()),
                new Registration<>(new DashboardKind(), Vector.empty(), pass -> Vector.of(new DashboardActuator(pass))),
                new Registration<>(new SiteKind(), Vector.of("s3"), new SiteActuators(shelf, clock)));
    }

    private static Map<String, Registration<?>> byName(Registration<?>... registrations) {
        return Vector.of(registrations).toLinkedMap(one -> one.kind().name(), one -> one);
    }

    @Override
    public Option<Class<? extends Record>> specType(String kind) {
        return byName.get(kind).map(registration -> registration.kind().specType());
    }

    @Override
    public Seq<String> kinds() {
        return byName.keySet().toVector().sorted();
    }

    /**
     * What each manifest stands for, all of them told first what the others offer.
     *
     * @throws java.util.NoSuchElementException for a kind that is not here
     */
    public Map<ManifestId, Expansion> expand(EnvironmentSpecs specs) {
        Surroundings surroundings = new Surroundings(
                specs.environment(),
                specs.manifests().map(manifest -> of(manifest).neighbour(manifest, specs.environment())),
                shelf.remembering(specs.folders()));
        return specs.manifests()
                .toLinkedMap(manifest -> manifest.id(), manifest -> of(manifest).expand(manifest, surroundings));
    }

    private Registration<?> of(Manifest<? extends Record> manifest) {
        return byName.get(manifest.id().kind()).get();
    }

    /** What reads and writes this environment's AWS objects, for one pass. */
    public Seq<Actuator> actuators(AwsSession session, Environment environment) {
        TagInventory inventory = session.inventory(
                environment.name(),
                byName.values().flatMap(Registration::tagged).distinct());
        Pass pass = new Pass(session, environment, inventory, fanout);
        return byName.values().flatMap(registration -> registration.actuators().open(pass));
    }
}

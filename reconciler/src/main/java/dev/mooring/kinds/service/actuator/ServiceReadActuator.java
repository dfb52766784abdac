package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.Fanout;
import dev.mooring.aws.Pass;
import dev.mooring.kinds.service.EcsServiceType;
import dev.mooring.kinds.service.ServiceTrees;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Observation;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;

/**
 * Reads ECS services, each with its task definition. A steady look at services whose definitions are known is one
 * DescribeServices for each ten of a cluster, and nothing else.
 */
final class ServiceReadActuator {
    private static final String DESCRIBE = "ecs:DescribeServices";

    /** DescribeServices: "You may specify up to 10 services to describe in a single operation". */
    private static final int BATCH = 10;

    private static final String INACTIVE = "INACTIVE";

    private static final Set<String> MEMBERS =
            HashSet.ofAll(CreateServiceRequest.builder().build().sdkFields()).map(SdkField::memberName);

    private final AwsSession session;
    private final Fanout fanout;
    private final String cluster;
    private final TaskDefinitionActuator definitions;
    private final ServiceHealthActuator healths;

    ServiceReadActuator(Pass pass, TaskDefinitionActuator definitions, ServiceHealthActuator healths) {
        this.session = pass.session();
        this.fanout = pass.fanout();
        this.cluster = pass.environment().spec().cluster();
        this.definitions = definitions;
        this.healths = healths;
    }

    /** What is there, by a call for each ten of a cluster. */
    Map<ResourceId, Observation> observe(Set<ResourceId> ids) {
        Vector<Seq<ResourceId>> batches = ids.groupBy(ResourceId::scope)
                .toVector()
                .flatMap(cluster -> Vector.ofAll(cluster._2.toVector().sorted().grouped(BATCH)));
        return fanout.each(batches, this::observeBatch).values().fold(HashMap.empty(), Map::merge);
    }

    private Map<ResourceId, Observation> observeBatch(Seq<ResourceId> batch) {
        return describe(batch)
                .fold(
                        failure -> batch.toMap(id -> Tuple.of(id, unread(id, failure))),
                        answer -> batch.toMap(id -> Tuple.of(id, read(id, answer))));
    }

    /** ECS deletes no cluster that has services. One that the environment names and that is not there is another matter. */
    private Observation unread(ResourceId id, Failure failure) {
        return failure.code().startsWith("ClusterNotFound") && !id.scope().equals(cluster)
                ? new Observation.Absent()
                : new Observation.Unknown(failure);
    }

    private Either<Failure, DescribeServicesResponse> describe(Seq<ResourceId> batch) {
        return session.calls()
                .call(
                        DESCRIBE,
                        () -> session.ecs()
                                .describeServices(request -> request.cluster(
                                                batch.head().scope())
                                        .services(batch.map(ResourceId::name).asJava())
                                        .include(ServiceField.TAGS)));
    }

    private Observation read(ResourceId id, DescribeServicesResponse answer) {
        Vector<Service> named =
                Vector.ofAll(answer.services()).filter(service -> id.name().equals(service.serviceName()));
        Option<Service> living = named.find(service -> !isInactive(service));
        if (living.isDefined()) {
            return read(id, living.get());
        }
        if (named.nonEmpty()) {
            return new Observation.Absent();
        }
        return Vector.ofAll(answer.failures())
                .find(failure -> failure.arn() != null
                        && (failure.arn().equals(id.name()) || failure.arn().endsWith("/" + id.name())))
                .<Observation>map(failure -> "MISSING".equals(failure.reason())
                        ? new Observation.Absent()
                        : new Observation.Unknown(new Failure.Terminal(
                                DESCRIBE, String.valueOf(failure.reason()), String.valueOf(failure.detail()))))
                .getOrElse(() -> new Observation.Unknown(new Failure.Transient(
                        DESCRIBE, "IncompleteAnswer", "the answer does not speak of " + id.name())));
    }

    private Observation read(ResourceId id, Service service) {
        Value.Tree raw = Bridge.fromSdk(service);
        return definitions
                .content(service.taskDefinition())
                .fold(
                        Observation.Unknown::new,
                        definition -> new Observation.Present(
                                ServiceTrees.asCreated(id, raw, MEMBERS, definition),
                                attributes(service),
                                HashMap.ofEntries(
                                        Vector.ofAll(service.tags()).map(tag -> Tuple.of(tag.key(), tag.value()))),
                                Option.none(),
                                healths.of(id, raw)));
    }

    /** It has stopped, and its name is free. */
    static boolean isInactive(Service service) {
        return INACTIVE.equals(service.status());
    }

    static Map<String, String> attributes(Service service) {
        return HashMap.of(EcsServiceType.ARN, service.serviceArn(), "name", service.serviceName());
    }
}

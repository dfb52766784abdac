package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.kinds.service.ServiceTrees;
import dev.mooring.resource.Actuator.Rejection;
import dev.mooring.resource.Failure;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;

/**
 * Tells which rollouts of a service ECS gave up, from the service deployments that ECS itself remembers: so the memory
 * outlives the daemon. Asked only before a change that would start a deployment.
 */
final class RolloutActuator {
    private static final String DESCRIBE_SERVICES = "ecs:DescribeServices";

    private final AwsSession session;
    private final TaskDefinitionActuator definitions;
    private final ServiceDeploymentActuator deployments;
    private final StoppedTaskActuator stoppedTasks;

    /** Of deployments that ended, by ARN: whether and as what each was rejected stays true. */
    private final ConcurrentMap<ResourceId, Map<String, Option<Rejection>>> ended = new ConcurrentHashMap<>();

    /** Set where AWS turns out to know no service deployments, as some emulators do. */
    private volatile boolean withoutServiceDeployments;

    RolloutActuator(
            AwsSession session,
            TaskDefinitionActuator definitions,
            ServiceDeploymentActuator deployments,
            StoppedTaskActuator stoppedTasks) {
        this.session = session;
        this.definitions = definitions;
        this.deployments = deployments;
        this.stoppedTasks = stoppedTasks;
    }

    /** What was rolled back or given up since the last success, newest first. */
    Either<Failure, Seq<Rejection>> rejections(ResourceId id) {
        if (withoutServiceDeployments) {
            return service(id).flatMap(this::failedDeployments);
        }
        Either<Failure, Vector<ServiceDeploymentBrief>> listed = deployments.list(id);
        return listed.isRight() ? judge(id, suspects(listed.get())) : withoutList(id, listed.getLeft());
    }

    private static Vector<ServiceDeploymentBrief> suspects(Vector<ServiceDeploymentBrief> newestFirst) {
        return newestFirst
                .takeWhile(deployment -> !"SUCCESSFUL".equals(deployment.statusAsString()))
                .filter(deployment -> RolloutReport.perhapsRejected(deployment.statusAsString()));
    }

    private Either<Failure, Seq<Rejection>> judge(ResourceId id, Vector<ServiceDeploymentBrief> suspects) {
        Map<String, Option<Rejection>> known = ended.getOrDefault(id, HashMap.empty());
        Vector<String> arns = suspects.map(ServiceDeploymentBrief::serviceDeploymentArn);
        return deployments
                .describe(arns.filter(arn -> !known.containsKey(arn)))
                .flatMap(unknown -> Either.sequenceRight(unknown.map(
                        deployment -> rejection(id, deployment).map(verdict -> Tuple.of(deployment, verdict)))))
                .map(judged -> {
                    Map<String, Option<Rejection>> verdicts =
                            judged.foldLeft(known, (so, one) -> so.put(one._1.serviceDeploymentArn(), one._2));
                    remember(id, arns, judged.map(one -> one._1), verdicts);
                    return arns.flatMap(arn -> verdicts.get(arn).flatMap(verdict -> verdict));
                });
    }

    /** Keeps the verdicts on deployments that ended and are still of interest. */
    private void remember(
            ResourceId id,
            Vector<String> suspects,
            Seq<ServiceDeployment> judged,
            Map<String, Option<Rejection>> verdicts) {
        Seq<String> open = judged.filter(deployment -> !RolloutReport.ended(deployment.statusAsString()))
                .map(ServiceDeployment::serviceDeploymentArn);
        ended.put(id, verdicts.filterKeys(arn -> suspects.contains(arn) && !open.contains(arn)));
    }

    private Either<Failure, Option<Rejection>> rejection(ResourceId id, ServiceDeployment deployment) {
        Value.Tree report = Bridge.fromSdk(deployment);
        if (!RolloutReport.rejected(report) || deployment.targetServiceRevision() == null) {
            return Either.right(Option.none());
        }
        return deployments
                .revision(deployment.targetServiceRevision().arn())
                .flatMap(revision -> definitions
                        .content(revision.taskDefinition())
                        .map(content -> Option.some(new Rejection(
                                ServiceTrees.asPinned(Bridge.fromSdk(revision), content),
                                RolloutReport.ofDeployment(report, tasksOf(id, revision.taskDefinition()))))));
    }

    /** The words are worth a look at the tasks, but a rejection stands without them. */
    private Seq<String> tasksOf(ResourceId id, String taskDefinitionArn) {
        return stoppedTasks.reasons(id, taskDefinitionArn).getOrElse(Vector.empty());
    }

    /**
     * Where there is no list at all, the deployments that a service shows must do. Anything else that keeps the list from us
     * leaves the question open, and no rollout starts on an open question.
     */
    private Either<Failure, Seq<Rejection>> withoutList(ResourceId id, Failure failure) {
        if (!ServiceRefusals.isOfUnknownOperation(failure)) {
            return Either.left(failure);
        }
        return service(id).flatMap(service -> {
            if (ServiceTrees.hasServiceDeployments(service)) {
                return Either.left(failure);
            }
            withoutServiceDeployments = true;
            return failedDeployments(service);
        });
    }

    private Either<Failure, Seq<Rejection>> failedDeployments(Value.Tree service) {
        return Either.sequenceRight(ServiceTrees.trees(service, "deployments")
                .filter(deployment -> deployment.text("rolloutState").contains("FAILED"))
                .map(deployment -> definitions
                        .content(deployment.text("taskDefinition").getOrElse(""))
                        .map(content -> new Rejection(
                                ServiceTrees.asDeployed(service, deployment, content),
                                deployment.text("rolloutStateReason").getOrElse("the deployment failed")))));
    }

    private Either<Failure, Value.Tree> service(ResourceId id) {
        return session.calls()
                .call(
                        DESCRIBE_SERVICES,
                        () -> session.ecs()
                                .describeServices(
                                        request -> request.cluster(id.scope()).services(id.name())))
                .flatMap(answer -> Vector.ofAll(answer.services())
                        .headOption()
                        .map(Bridge::fromSdk)
                        .toEither(() -> new Failure.Transient(
                                DESCRIBE_SERVICES, "IncompleteAnswer", "the answer does not speak of " + id.name())));
    }
}

package dev.mooring.kinds.service;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.resource.Actuator.Rejection;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/**
 * Reads how the rollouts of a service went: its service deployments, the revisions that they were to bring, the tasks that
 * failed. ECS keeps these for 90 days, so the memory outlives the daemon. Nothing here is asked in a steady state.
 */
final class RolloutActuator {
    private static final String LIST = "ecs:ListServiceDeployments";
    private static final String DESCRIBE = "ecs:DescribeServiceDeployments";
    private static final String DESCRIBE_SERVICES = "ecs:DescribeServices";
    private static final String DESCRIBE_REVISIONS = "ecs:DescribeServiceRevisions";

    /** Both Describe calls take "up to 20". */
    private static final int BATCH = 20;

    private static final Comparator<ServiceDeploymentBrief> NEWEST_FIRST =
            Comparator.comparing(ServiceDeploymentBrief::createdAt).reversed();

    private final AwsSession session;
    private final TaskDefinitionActuator definitions;
    private final StoppedTaskActuator stoppedTasks;

    /** Of deployments that ended, by ARN: whether and as what each was rejected stays true. */
    private final ConcurrentMap<ResourceId, Map<String, Option<Rejection>>> ended = new ConcurrentHashMap<>();

    /** Of the failure that a service shows, told once for each deployment. */
    private final ConcurrentMap<ResourceId, Explanation> explanations = new ConcurrentHashMap<>();

    /** Set where AWS turns out to have no service deployments: an emulator, an old Region. */
    private volatile boolean withoutServiceDeployments;

    private record Explanation(String deployment, Health health) {}

    RolloutActuator(AwsSession session, TaskDefinitionActuator definitions) {
        this.session = session;
        this.definitions = definitions;
        this.stoppedTasks = new StoppedTaskActuator(session);
    }

    /** What was rolled back or given up since the last success, newest first. */
    Either<Failure, Seq<Rejection>> rejections(ResourceId id) {
        if (withoutServiceDeployments) {
            return failedDeployments(id);
        }
        Either<Failure, Vector<ServiceDeploymentBrief>> listed = list(id);
        return listed.isRight() ? judge(id, suspects(listed.get())) : withoutList(id, listed.getLeft());
    }

    private static Vector<ServiceDeploymentBrief> suspects(Vector<ServiceDeploymentBrief> all) {
        return all.sorted(NEWEST_FIRST)
                .takeWhile(deployment -> !"SUCCESSFUL".equals(deployment.statusAsString()))
                .filter(deployment -> RolloutReport.perhapsRejected(deployment.statusAsString()));
    }

    /**
     * Where the list cannot be had because there is none, the deployments that a service shows must do; a service that
     * speaks of its service deployments has a list, and the failure stands.
     */
    private Either<Failure, Seq<Rejection>> withoutList(ResourceId id, Failure failure) {
        if (failure instanceof Failure.Denied || failure instanceof Failure.Throttled) {
            return Either.left(failure);
        }
        Either<Failure, Value.Tree> service = service(id);
        if (service.isLeft() || ServiceTrees.hasServiceDeployments(service.get())) {
            return Either.left(failure);
        }
        withoutServiceDeployments = true;
        return failedDeployments(id);
    }

    private Either<Failure, Seq<Rejection>> judge(ResourceId id, Vector<ServiceDeploymentBrief> suspects) {
        Map<String, Option<Rejection>> known = ended.getOrDefault(id, HashMap.empty());
        Vector<String> arns = suspects.map(ServiceDeploymentBrief::serviceDeploymentArn);
        return describe(arns.filter(arn -> !known.containsKey(arn)))
                .flatMap(deployments -> Either.sequenceRight(deployments.map(
                        deployment -> rejection(id, deployment).map(rejection -> Tuple.of(deployment, rejection)))))
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
        return revision(deployment.targetServiceRevision().arn())
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

    private Either<Failure, Vector<ServiceDeploymentBrief>> list(ResourceId id) {
        return session.calls()
                .pages(
                        LIST,
                        token -> ecs().listServiceDeployments(request ->
                                request.cluster(id.scope()).service(id.name()).nextToken(token.getOrNull())),
                        ListServiceDeploymentsResponse::nextToken)
                .map(pages -> pages.toVector().flatMap(ListServiceDeploymentsResponse::serviceDeployments));
    }

    private Either<Failure, Vector<ServiceDeployment>> describe(Vector<String> arns) {
        Vector<ServiceDeployment> all = Vector.empty();
        for (Vector<String> batch : arns.grouped(BATCH)) {
            Either<Failure, Vector<ServiceDeployment>> some = session.calls()
                    .call(
                            DESCRIBE,
                            () -> ecs().describeServiceDeployments(
                                            request -> request.serviceDeploymentArns(batch.asJava())))
                    .map(answer -> Vector.ofAll(answer.serviceDeployments()));
            if (some.isLeft()) {
                return some;
            }
            all = all.appendAll(some.get());
        }
        return Either.right(all);
    }

    private Either<Failure, ServiceRevision> revision(String arn) {
        return session.calls()
                .call(
                        DESCRIBE_REVISIONS,
                        () -> ecs().describeServiceRevisions(request -> request.serviceRevisionArns(arn)))
                .flatMap(answer -> Vector.ofAll(answer.serviceRevisions())
                        .headOption()
                        .toEither(() -> new Failure.Transient(
                                DESCRIBE_REVISIONS, "IncompleteAnswer", "the answer does not speak of " + arn)));
    }

    private Either<Failure, Seq<Rejection>> failedDeployments(ResourceId id) {
        return service(id)
                .flatMap(service -> Either.sequenceRight(ServiceTrees.trees(service, "deployments")
                        .filter(deployment -> deployment.text("rolloutState").contains("FAILED"))
                        .map(deployment -> definitions
                                .content(deployment.text("taskDefinition").getOrElse(""))
                                .map(content -> new Rejection(
                                        ServiceTrees.asDeployed(service, deployment, content),
                                        deployment.text("rolloutStateReason").getOrElse("the deployment failed"))))));
    }

    private Either<Failure, Value.Tree> service(ResourceId id) {
        return session.calls()
                .call(
                        DESCRIBE_SERVICES,
                        () -> ecs().describeServices(
                                        request -> request.cluster(id.scope()).services(id.name())))
                .flatMap(answer -> Vector.ofAll(answer.services())
                        .headOption()
                        .map(Bridge::fromSdk)
                        .toEither(() -> new Failure.Transient(
                                DESCRIBE_SERVICES, "IncompleteAnswer", "the answer does not speak of " + id.name())));
    }

    /** The failure that a service shows, with what ECS says of its last deployment and of the tasks that stopped. */
    Health explained(ResourceId id, Value.Tree service, Health.Failed failed) {
        Value.Tree primary = ServiceTrees.primaryDeployment(service).getOrElse(Value.tree());
        String deployment = primary.text("id").getOrElse("");
        Explanation known = explanations.get(id);
        if (known != null && known.deployment().equals(deployment)) {
            return known.health();
        }
        Seq<String> tasks = tasksOf(id, primary.text("taskDefinition").getOrElse(""));
        Vector<String> words = Vector.of(Option.of(failed.message()), lastReport(id), RolloutReport.ofTasks(tasks))
                .flatMap(part -> part)
                .filter(part -> !part.isBlank())
                .distinct();
        Health health = new Health.Failed(failed.reason(), words.mkString("; "));
        explanations.put(id, new Explanation(deployment, health));
        return health;
    }

    private Option<String> lastReport(ResourceId id) {
        if (withoutServiceDeployments) {
            return Option.none();
        }
        return list(id).map(all -> all.sorted(NEWEST_FIRST).take(1).map(ServiceDeploymentBrief::serviceDeploymentArn))
                .flatMap(this::describe)
                .toOption()
                .flatMap(Vector::headOption)
                .map(Bridge::fromSdk)
                .map(report -> RolloutReport.ofDeployment(report, Vector.empty()));
    }

    private EcsClient ecs() {
        return session.ecs();
    }
}

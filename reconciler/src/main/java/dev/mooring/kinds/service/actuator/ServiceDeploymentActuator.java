package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.resource.Failure;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.Comparator;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/** Reads service deployments and the revisions that they bring. ECS keeps them for 90 days. */
final class ServiceDeploymentActuator {
    private static final String LIST = "ecs:ListServiceDeployments";
    private static final String DESCRIBE = "ecs:DescribeServiceDeployments";
    private static final String DESCRIBE_REVISIONS = "ecs:DescribeServiceRevisions";

    /** DescribeServiceDeployments: "You can specify a maximum of 20 ARNs". */
    private static final int BATCH = 20;

    private static final Comparator<ServiceDeploymentBrief> NEWEST_FIRST =
            Comparator.comparing(ServiceDeploymentBrief::createdAt).reversed();

    private final AwsSession session;

    ServiceDeploymentActuator(AwsSession session) {
        this.session = session;
    }

    /** All that ECS remembers of a service, newest first. */
    Either<Failure, Vector<ServiceDeploymentBrief>> list(ResourceId service) {
        return session.calls()
                .pages(
                        LIST,
                        token -> ecs().listServiceDeployments(request -> request.cluster(service.scope())
                                .service(service.name())
                                .nextToken(token.getOrNull())),
                        ListServiceDeploymentsResponse::nextToken)
                .map(pages -> pages.toVector()
                        .flatMap(ListServiceDeploymentsResponse::serviceDeployments)
                        .sorted(NEWEST_FIRST));
    }

    Either<Failure, Vector<ServiceDeployment>> describe(Vector<String> arns) {
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

    Either<Failure, ServiceRevision> revision(String arn) {
        return session.calls()
                .call(
                        DESCRIBE_REVISIONS,
                        () -> ecs().describeServiceRevisions(request -> request.serviceRevisionArns(arn)))
                .flatMap(answer -> Vector.ofAll(answer.serviceRevisions())
                        .headOption()
                        .toEither(() -> new Failure.Transient(
                                DESCRIBE_REVISIONS, "IncompleteAnswer", "the answer does not speak of " + arn)));
    }

    private EcsClient ecs() {
        return session.ecs();
    }
}

package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.Arns;
import dev.mooring.aws.Pass;
import dev.mooring.kinds.service.EcsServiceType;
import dev.mooring.resource.Failure;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;

/**
 * Which services may be the environment's: all of its cluster, a hundred a call, for ECS does not list by tags. That list
 * leaves out services that drain, and knows nothing of a cluster that the environment named before: those the inventory of
 * tags names.
 */
final class ServiceListingActuator {
    private static final String LIST = "ecs:ListServices";

    /** ListServices: "maxResults … can be between 1 and 100". */
    private static final int PAGE = 100;

    private final Pass pass;
    private final String cluster;

    ServiceListingActuator(Pass pass) {
        this.pass = pass;
        this.cluster = pass.environment().spec().cluster();
    }

    Either<Failure, Set<ResourceId>> all() {
        return listed().flatMap(inCluster -> tagged().map(inCluster::union));
    }

    private Either<Failure, Set<ResourceId>> listed() {
        return pass.session()
                .calls()
                .pages(
                        LIST,
                        token -> pass.session()
                                .ecs()
                                .listServices(request -> request.cluster(cluster)
                                        .maxResults(PAGE)
                                        .nextToken(token.getOrNull())),
                        ListServicesResponse::nextToken)
                .map(pages -> pages.flatMap(ListServicesResponse::serviceArns)
                        .map(arn -> id(cluster, arn.substring(arn.lastIndexOf('/') + 1)))
                        .toSet());
    }

    /** {@code arn:aws:ecs:…:service/CLUSTER/NAME}; older ones have no cluster in them, and no tags either. */
    private Either<Failure, Set<ResourceId>> tagged() {
        return pass.inventory()
                .all()
                .map(all -> all.keySet()
                        .flatMap(arn -> Arns.resource(arn, "ecs", "service/"))
                        .map(path -> path.split("/", -1))
                        .filter(path -> path.length == 2)
                        .map(path -> id(path[0], path[1])));
    }

    private static ResourceId id(String cluster, String name) {
        return new ResourceId(EcsServiceType.NAME, cluster, name);
    }
}

package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.Found;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.kinds.service.ScalingNames;
import dev.mooring.resource.Failure;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What hangs on a scalable target and has no tags of its own: a policy, a scheduled action. It is ours by its name on a target
 * of ours, and is listed with all others of its sort at once.
 *
 * @param <T> as the SDK has it
 */
abstract class ScalingRuleActuator<T extends SdkPojo> extends TaggedActuator {
    private static final String PARENT = "target";

    final AwsSession session;
    final ScalingListingActuator listing;
    private final String prefix;

    ScalingRuleActuator(ResourceType type, Pass pass, ScalingListingActuator listing) {
        super(type, pass, ScalableTargetActuator.tags(pass.session()).ofParent(PARENT));
        this.session = pass.session();
        this.prefix = ScalingNames.prefix(pass.environment().name());
        this.listing = listing;
    }

    /** All of this sort in the account, whosever they are. */
    abstract Either<Failure, Seq<T>> listed();

    abstract ResourceId id(T rule);

    abstract String arn(T rule);

    @Override
    protected Option<ResourceId> named(String arn) {
        return Option.none();
    }

    /** Those on targets of ours whose names are such as we give: others may hang theirs there too. */
    @Override
    public Either<Failure, Set<ResourceId>> owned() {
        return listing.ownsAny()
                .flatMap(any -> any ? listing.owned().flatMap(this::ours) : Either.right(HashSet.empty()));
    }

    private Either<Failure, Set<ResourceId>> ours(Set<String> parents) {
        return listed().map(all -> all.map(this::id)
                .filter(id -> parents.contains(id.scope()) && id.name().startsWith(prefix))
                .toSet());
    }

    /** What hangs on a target that is not listed is not there: it goes with its target. */
    @Override
    protected Sighting look(Set<ResourceId> ids) {
        return Sighting.listed(
                ids,
                listing.targets()
                        .flatMap(targets -> listed().map(
                                        all -> found(all, targets.mapValues(target -> target.scalableTargetARN())))));
    }

    private Map<ResourceId, Found> found(Seq<T> all, Map<String, String> arns) {
        return all.filter(rule -> arns.containsKey(id(rule).scope()))
                .toMap(
                        this::id,
                        rule -> Found.of(
                                Bridge.fromSdk(rule),
                                LinkedHashMap.of(
                                        "arn",
                                        arn(rule),
                                        PARENT,
                                        arns.get(id(rule).scope()).get())));
    }
}

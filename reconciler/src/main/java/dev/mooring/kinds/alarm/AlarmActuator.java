package dev.mooring.kinds.alarm;

import dev.mooring.aws.Arns;
import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.Found;
import dev.mooring.aws.Misfit;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TagCalls;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/**
 * Reads and writes alarms, those of metrics or those of alarms. A look asks for a hundred names a call; a write is of the
 * whole alarm, for that is all that CloudWatch has.
 */
public final class AlarmActuator extends TaggedActuator {
    private static final String DELETE = "cloudwatch:DeleteAlarms";

    private static final int BATCH = AlarmListingActuator.BATCH;

    /** What differs between the two types. */
    private record Form(ResourceType type, String awsType, String put, Function<String, ResourceId> id) {}

    private static final Form OF_METRICS =
            new Form(AlarmType.TYPE, AlarmListingActuator.OF_METRICS, "cloudwatch:PutMetricAlarm", AlarmType::id);
    private static final Form OF_ALARMS = new Form(
            CompositeAlarmType.TYPE,
            AlarmListingActuator.OF_ALARMS,
            "cloudwatch:PutCompositeAlarm",
            CompositeAlarmType::id);

    private final Pass pass;
    private final AwsSession session;
    private final Form form;
    private final AlarmListingActuator listing;

    private AlarmActuator(Pass pass, Form form, AlarmListingActuator listing) {
        super(form.type(), pass, tags(pass.session()));
        this.pass = pass;
        this.session = pass.session();
        this.form = form;
        this.listing = listing;
    }

    /** The one of alarms of metrics, and the one of alarms of alarms. */
    public static Seq<AlarmActuator> both(Pass pass) {
        AlarmListingActuator listing = new AlarmListingActuator(pass.session());
        return Vector.of(new AlarmActuator(pass, OF_METRICS, listing), new AlarmActuator(pass, OF_ALARMS, listing));
    }

    /** What the shapes of PutMetricAlarm and PutCompositeAlarm allow. */
    public static AlarmOverrides overrides() {
        return new AlarmOverrides(
                tree -> misfits(tree, PutMetricAlarmRequest.class),
                tree -> misfits(tree, PutCompositeAlarmRequest.class));
    }

    private static Seq<AlarmOverrides.Misfit> misfits(Value.Tree tree, Class<? extends SdkPojo> request) {
        return Bridge.misfits(tree, request)
                .map((Misfit misfit) -> new AlarmOverrides.Misfit(misfit.path(), misfit.toString()));
    }

    private static TagCalls tags(AwsSession session) {
        return TagCalls.single(
                arn -> session.calls()
                        .find(
                                "cloudwatch:ListTagsForResource",
                                () -> Vector.ofAll(session.cloudWatch()
                                                .listTagsForResource(request -> request.resourceARN(arn))
                                                .tags())
                                        .toMap(Tag::key, Tag::value),
                                ResourceNotFoundException.class),
                (arn, tags) -> session.calls()
                        .call(
                                "cloudwatch:TagResource",
                                () -> session.cloudWatch()
                                        .tagResource(request ->
                                                request.resourceARN(arn).tags(sdkTags(tags)))));
    }

    private static java.util.List<Tag> sdkTags(Map<String, String> tags) {
        return Vector.ofAll(tags)
                .map(tag -> Tag.builder().key(tag._1).value(tag._2).build())
                .asJava();
    }

    /** An ARN does not tell alarms of metrics from those of alarms: what is of the other type is looked for in vain. */
    @Override
    protected Option<ResourceId> named(String arn) {
        return Arns.resource(arn, "cloudwatch", "alarm:").map(form.id());
    }

    @Override
    protected Sighting look(Set<ResourceId> ids) {
        return List.ofAll(ids.toVector().sorted().grouped(BATCH))
                .map(batch -> Sighting.listed(
                        batch.toSet(),
                        listing.named(batch.map(ResourceId::name), form.awsType())
                                .map(alarms -> alarms.toMap(alarm -> Tuple.of(
                                        form.id().apply(alarm.text("AlarmName").getOrElse("")), found(alarm))))))
                .foldLeft(new Sighting(HashMap.empty(), HashMap.empty()), Sighting::and);
    }

    private Found found(Value.Tree alarm) {
        String name = alarm.text("AlarmName").getOrElse("");
        return Found.of(
                form.equals(OF_METRICS) ? AlarmType.filled(alarm) : alarm,
                attributes(name, alarm.text("AlarmArn").getOrElse(() -> arn(name))));
    }

    private static Map<String, String> attributes(String name, String arn) {
        return LinkedHashMap.of("arn", arn, "name", name);
    }

    private String arn(String name) {
        return pass.environment().arn("cloudwatch", "alarm:" + name);
    }

    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        String name = create.id().name();
        return put(create.desired(), create.tags()).map(answer -> made(Option.some(attributes(name, arn(name)))));
    }

    /** What does not differ, and what is not ours to keep, stays as it was found. */
    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        Value.Tree whole = update.drift()
                .topLevel()
                .foldLeft(
                        update.observed().tree(),
                        (tree, member) -> update.desired()
                                .get(member)
                                .map(wanted -> tree.with(member, wanted))
                                .getOrElse(() -> tree.without(member)));
        return put(whole, update.tags());
    }

    /** CloudWatch takes the tags of a new alarm, and ignores them where there is one. */
    private Either<Failure, ?> put(Value.Tree alarm, OwnerTags tags) {
        alarm.text("AlarmName").forEach(listing::forget);
        java.util.List<Tag> owner = sdkTags(tags.asMap());
        return form.equals(OF_METRICS)
                ? session.calls()
                        .call(
                                form.put(),
                                () -> aws().putMetricAlarm(Bridge.toSdk(alarm, PutMetricAlarmRequest.class).toBuilder()
                                        .tags(owner)
                                        .build()))
                : session.calls()
                        .call(
                                form.put(),
                                () -> aws().putCompositeAlarm(
                                                Bridge.toSdk(alarm, PutCompositeAlarmRequest.class).toBuilder()
                                                        .tags(owner)
                                                        .build()));
    }

    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        listing.forget(id.name());
        return session.calls()
                .find(
                        DELETE,
                        () -> aws().deleteAlarms(request -> request.alarmNames(id.name())),
                        ResourceNotFoundException.class)
                .map(gone -> GONE);
    }

    private CloudWatchClient aws() {
        return session.cloudWatch();
    }
}

package dev.mooring.contract;

import dev.mooring.aws.Bridge;
import dev.mooring.kinds.alarm.CompositeAlarmType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** An alarm over another one, which also silences it. */
record CompositeAlarmSubject(Site site) implements Subject {
    private static final String NAME = "contract-page";

    @Override
    public ResourceType type() {
        return CompositeAlarmType.TYPE;
    }

    @Override
    public Seq<Desired> desired() {
        Desired child = new AlarmSubject(site, false).self();
        Value.Tree tree = Value.tree("AlarmName", Value.of(NAME))
                .with("AlarmRule", Value.of("ALARM(\"" + child.id().name() + "\")"))
                .with("AlarmDescription", Value.of("Wake somebody"))
                .with("ActionsEnabled", Value.of(true))
                .with("AlarmActions", AlarmSubject.TOPICS)
                .with("OKActions", AlarmSubject.TOPICS)
                .with("InsufficientDataActions", AlarmSubject.TOPICS)
                .with("ActionsSuppressor", Value.of(child.id().name()))
                .with("ActionsSuppressorWaitPeriod", Value.of(60))
                .with("ActionsSuppressorExtensionPeriod", Value.of(30));
        return Vector.of(
                child,
                new Desired(
                        CompositeAlarmType.id(NAME),
                        CompositeAlarmType.TYPE,
                        child.owner(),
                        tree,
                        HashSet.of(child.id())));
    }

    @Override
    public void madeByAStranger(Map<String, String> tags) {
        List<Tag> all = tags.toVector()
                .map(tag -> Tag.builder().key(tag._1).value(tag._2).build())
                .asJava();
        aws().putCompositeAlarm(
                        request -> request.alarmName(NAME).alarmRule("FALSE").tags(all));
    }

    @Override
    public boolean exists() {
        return !live().isEmpty();
    }

    private List<CompositeAlarm> live() {
        return aws().describeAlarms(request -> request.alarmNames(NAME).alarmTypes(AlarmType.COMPOSITE_ALARM))
                .compositeAlarms();
    }

    @Override
    public Seq<Edit> edits() {
        return Vector.of(
                edit("AlarmRule", Value.of("FALSE")),
                edit("AlarmDescription", Value.of("other")),
                edit("ActionsEnabled", Value.of(false)),
                edit("AlarmActions", AlarmSubject.OTHERS),
                edit("OKActions", Value.list()),
                edit("InsufficientDataActions", Value.list()),
                edit("ActionsSuppressorWaitPeriod", Value.of(120)),
                edit("ActionsSuppressorExtensionPeriod", Value.of(120)));
    }

    @Override
    public Map<String, String> beyondReach() {
        return HashMap.of("ActionsSuppressor", "goes only together with its two periods");
    }

    private Edit edit(String member, Value value) {
        return new Edit(
                member,
                () -> aws().putCompositeAlarm(Bridge.toSdk(
                        Bridge.fromSdk(live().getFirst()).with(member, value), PutCompositeAlarmRequest.class)));
    }

    private CloudWatchClient aws() {
        return site.aws().cloudWatch();
    }
}

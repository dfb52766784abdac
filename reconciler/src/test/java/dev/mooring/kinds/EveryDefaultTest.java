package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.kinds.alarm.AlarmType;
import dev.mooring.kinds.alarm.CompositeAlarmType;
import dev.mooring.kinds.dashboard.DashboardType;
import dev.mooring.kinds.queue.QueueType;
import dev.mooring.kinds.service.EcsServiceType;
import dev.mooring.kinds.service.ListenerRuleType;
import dev.mooring.kinds.service.LogGroupType;
import dev.mooring.kinds.service.ScalableTargetType;
import dev.mooring.kinds.service.ScalingPolicyType;
import dev.mooring.kinds.service.ScheduledActionType;
import dev.mooring.kinds.service.TargetGroupType;
import dev.mooring.kinds.site.BucketType;
import dev.mooring.kinds.topic.SubscriptionType;
import dev.mooring.kinds.topic.TopicType;
import dev.mooring.resource.Differ;
import dev.mooring.resource.Fields.Rule;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each default that holds whatever else is stated, in the table of each type: declared as the default, undeclared, and
 * declared otherwise. Defaults that depend on other fields have tables of their own beside their types.
 */
final class EveryDefaultTest {
    private static final Seq<ResourceType> TYPES = Vector.of(
            AlarmType.TYPE,
            CompositeAlarmType.TYPE,
            DashboardType.TYPE,
            QueueType.TYPE,
            EcsServiceType.TYPE,
            ListenerRuleType.TYPE,
            LogGroupType.TYPE,
            ScalableTargetType.TYPE,
            ScalingPolicyType.TYPE,
            ScheduledActionType.TYPE,
            TargetGroupType.TYPE,
            BucketType.TYPE,
            SubscriptionType.TYPE,
            TopicType.TYPE);

    static Stream<Arguments> defaults() {
        return TYPES.flatMap(type -> type.fields()
                        .rules()
                        .filter(Rule.Default.class::isInstance)
                        .map(Rule.Default.class::cast)
                        .filter(rule -> rule.when().isEmpty() && !rule.path().contains("["))
                        .filter(rule -> !(rule.value() instanceof Value.Tree))
                        .map(rule -> Arguments.of(type.name(), rule.path(), rule.value(), type)))
                .toJavaStream();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("defaults")
    void a_default_is_no_drift_and_anything_else_is(String name, String path, Value filled, ResourceType type) {
        Value.Tree silent = silent(path);
        Value.Tree told = at(path, filled);
        Value.Tree other = at(path, otherThan(filled));

        assertThat(drift(type, told, told)).as("declared as the default").isFalse();
        assertThat(drift(type, told, silent))
                .as("declared as the default, not told")
                .isFalse();
        assertThat(drift(type, silent, told)).as("undeclared").isFalse();
        assertThat(drift(type, other, told)).as("declared otherwise").isTrue();
        assertThat(drift(type, silent, other)).as("undeclared, edited by hand").isTrue();
    }

    /** The member left out of an owner that is there: an owner that AWS leaves out altogether has no defaults in it. */
    private static Value.Tree silent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? Value.Tree.EMPTY : at(path.substring(0, dot), Value.Tree.EMPTY);
    }

    private static Value otherThan(Value value) {
        return switch (value) {
            case Value.Bool bool -> Value.of(!bool.value());
            case Value.Num number -> Value.of(number.value().longValueExact() + 1);
            case Value.Text text -> Value.of(text.value() + "X");
            case Value.Items items -> new Value.Items(items.items().append(Value.of("x")));
            case Value.Tree tree -> tree.with("x", Value.of("x"));
            case Value.Ref ref -> throw new AssertionError("a default that refers: " + ref);
        };
    }

    private static Value.Tree at(String path, Value value) {
        int dot = path.indexOf('.');
        return dot < 0
                ? Value.tree(path, value)
                : Value.tree(path.substring(0, dot), at(path.substring(dot + 1), value));
    }

    private static boolean drift(ResourceType type, Value.Tree desired, Value.Tree live) {
        return !Differ.diff(type.fields(), desired, live).isEmpty();
    }
}

package dev.mooring.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Value;
import io.vavr.collection.TreeMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The bridge loses nothing, whatever class of the model it is and whatever fits into it. */
final class BridgeLawsTest {
    private static final List<Class<? extends SdkPojo>> CLASSES = List.of(
            CreateServiceRequest.class,
            RegisterTaskDefinitionRequest.class,
            DescribeServicesResponse.class,
            CreateTargetGroupRequest.class,
            CreateRuleRequest.class,
            CreateLogGroupRequest.class,
            CreateQueueRequest.class,
            MessageAttributeValue.class);

    @Property(tries = 300)
    void what_is_written_reads_back(@ForAll @From("classes") Class<? extends SdkPojo> type, @ForAll Random random) {
        Value.Tree tree = fitting(Shape.of(type), random, 3);

        assertThat(Bridge.misfits(tree, type)).isEmpty();
        assertThat(Bridge.fromSdk(Bridge.toSdk(tree, type))).isEqualTo(tree);
    }

    @Property(tries = 100)
    void a_member_too_many_is_found_and_nothing_else(
            @ForAll @From("classes") Class<? extends SdkPojo> type, @ForAll Random random) {
        Value.Tree tree = fitting(Shape.of(type), random, 2).with("mooringsOwn", Value.of(1));

        assertThat(Bridge.misfits(tree, type).map(Misfit::path)).containsExactly("mooringsOwn");
    }

    @Provide
    Arbitrary<Class<? extends SdkPojo>> classes() {
        return Arbitraries.of(CLASSES);
    }

    private static Value.Tree fitting(Shape.Structure shape, Random random, int depth) {
        TreeMap<String, Value> members = TreeMap.empty();
        for (var field : shape.fields()) {
            if (random.nextInt(3) == 0) {
                members = members.put(field._1, fitting(Shape.of(field._2), random, depth - 1));
            }
        }
        return Value.tree(members);
    }

    private static Value fitting(Shape shape, Random random, int depth) {
        return switch (shape) {
            case Shape.Structure structure -> depth > 0 ? fitting(structure, random, depth) : Value.tree();
            case Shape.ListOf list -> {
                List<Value> items = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    items.add(fitting(list.item(), random, depth));
                }
                yield Value.list(items);
            }
            case Shape.MapOf map -> {
                TreeMap<String, Value> members = TreeMap.empty();
                for (int i = random.nextInt(3); i > 0; i--) {
                    members = members.put("key" + i, fitting(map.value(), random, depth));
                }
                yield Value.tree(members);
            }
            case Shape.Free ignored -> Value.tree("any", Value.list(Value.of(random.nextInt()), Value.of("thing")));
            case Shape.Scalar scalar -> fitting(scalar.field(), random);
        };
    }

    private static Value fitting(SdkField<?> field, Random random) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> Value.of("text " + random.nextInt());
            case INTEGER -> Value.of(random.nextInt());
            case LONG -> Value.of(random.nextLong());
            case DOUBLE, FLOAT -> Value.of(java.math.BigDecimal.valueOf(random.nextInt(1000), 1));
            case BOOLEAN -> Value.of(random.nextBoolean());
            case INSTANT ->
                Value.of(java.time.Instant.ofEpochSecond(random.nextInt(2_000_000_000))
                        .toString());
            case SDK_BYTES -> Value.of("aGVsbG8=");
            default -> throw new IllegalStateException("no example of " + field.marshallingType());
        };
    }
}

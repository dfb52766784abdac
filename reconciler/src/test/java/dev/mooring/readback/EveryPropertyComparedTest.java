package dev.mooring.readback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each property that CloudFormation has for a type of ours, one at a time: declared as it is live it does not differ,
 * declared otherwise it does. What does not differ even then is named here, with the reason; a property that nothing knows
 * fails.
 */
final class EveryPropertyComparedTest {
    /** What a recording may hold and no comparison looks at, by type; what AWS alone writes is told by its own schema. */
    private static final Map<String, Map<String, String>> NOT_COMPARED = HashMap.of(
            "AWS::ApplicationAutoScaling::ScalableTarget",
            HashMap.of("RoleARN", "the service-linked role, whatever is declared"),
            "AWS::ECS::Service",
            HashMap.of(
                    "ForceNewDeployment.EnableForceNewDeployment", "of a call, not of a service",
                    "ForceNewDeployment.ForceNewDeploymentNonce", "of a call, not of a service"),
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            HashMap.of(
                    "Actions[].AuthenticateOidcConfig.ClientSecret", "AWS keeps it to itself",
                    "Actions[].AuthenticateOidcConfig.UseExistingClientSecret", "of a call, not of a rule",
                    "Conditions[].Values[]", "the short form of path patterns and hosts, and of nothing else"));

    static Stream<String> types() {
        return Schema.types().toJavaStream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_property_is_compared_or_named(String type) {
        Subject subject = Subjects.of(type).get();
        Schema schema = subject.schema();
        Vector<Property> ours =
                schema.properties().values().toVector().reject(property -> isLeftOut(subject, property.path()));

        Set<String> silent = ours.reject(property -> differs(subject, property))
                .map(Property::path)
                .toSet();

        System.out.printf(
                "%-44s %4d properties, %4d compared, %3d left to others%n",
                type,
                schema.properties().size(),
                ours.length() - silent.length(),
                schema.properties().size() - ours.length());
        assertThat(silent)
                .containsExactlyInAnyOrderElementsOf(
                        NOT_COMPARED.get(type).getOrElse(HashMap.empty()).keySet());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everything_at_once_does_not_differ_from_itself(String type) {
        Subject subject = Subjects.of(type).get();
        Value.Tree all = subject.schema().sample();

        assertThat(subject.differences(subject.pair(recording(type, all, all)))).isEmpty();
    }

    @Test
    void every_type_of_ours_has_its_properties_listed() {
        assertThat(Subjects.ALL.map(Subject::cloudFormation)).containsExactlyInAnyOrderElementsOf(Schema.types());
    }

    private static boolean differs(Subject subject, Property property) {
        Value.Tree declared = subject.schema().sample(property);
        Value.Tree live = Schema.with(declared, property, property.other());
        assertThat(subject.differences(subject.pair(recording(subject.cloudFormation(), declared, declared))))
                .as("%s %s", subject.cloudFormation(), property.path())
                .isEmpty();
        return !subject.differences(subject.pair(recording(subject.cloudFormation(), declared, live)))
                .isEmpty();
    }

    private static boolean isLeftOut(Subject subject, String path) {
        String top = path.split("[.\\[{]", 2)[0];
        return subject.others().containsKey(top) || subject.schema().readOnly(top);
    }

    private static Readback recording(String type, Value.Tree declared, Value.Tree live) {
        return new Readback("here", type, false, declared, live, HashSet.empty());
    }
}

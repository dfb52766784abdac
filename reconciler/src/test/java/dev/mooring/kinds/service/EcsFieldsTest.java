package dev.mooring.kinds.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.aws.Bridge;
import dev.mooring.resource.Fields.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** Every path of the tables is a member of AWS's, so that a misspelt line cannot lie there doing nothing. */
final class EcsFieldsTest {

    static Iterable<String> taskPaths() {
        return TaskDefinitionFields.TABLE.rules().map(Rule::path).distinct();
    }

    @ParameterizedTest
    @MethodSource("taskPaths")
    void ecs_has_the_members_of_a_task_definition(String path) {
        assertThat(Bridge.hasPath(RegisterTaskDefinitionRequest.class, path)).isTrue();
    }

    static Iterable<String> servicePaths() {
        return EcsServiceType.TYPE
                .fields()
                .rules()
                .map(Rule::path)
                .filter(path -> !path.startsWith("taskDefinition."))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("servicePaths")
    void ecs_has_the_members_of_a_service(String path) {
        assertThat(Bridge.hasPath(CreateServiceRequest.class, path)).isTrue();
    }
}

package dev.mooring.aws;

import static dev.mooring.resource.Trees.ref;
import static dev.mooring.resource.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mooring.resource.JsonText;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class BridgeTest {

    private static String json(Value value) {
        return JsonText.write(value).replace('"', '\'');
    }

    @Nested
    final class Reading {
        @Test
        void members_have_the_apis_own_names_and_what_is_unset_is_not_there() {
            Service service = Service.builder()
                    .serviceName("orders")
                    .desiredCount(2)
                    .launchType(LaunchType.FARGATE)
                    .deploymentConfiguration(it -> it.maximumPercent(200).deploymentCircuitBreaker(b -> b.enable(true)))
                    .build();

            assertThat(json(Bridge.fromSdk(service)))
                    .isEqualTo("{'deploymentConfiguration':{'deploymentCircuitBreaker':{'enable':true},"
                            + "'maximumPercent':200},'desiredCount':2,'launchType':'FARGATE','serviceName':'orders'}");
        }

        @Test
        void an_empty_list_that_was_sent_is_told_from_one_that_was_not() {
            assertThat(json(Bridge.fromSdk(
                            Service.builder().loadBalancers(List.of()).build())))
                    .isEqualTo("{'loadBalancers':[]}");
            assertThat(json(Bridge.fromSdk(Service.builder().build()))).isEqualTo("{}");
        }

        @Test
        void times_blobs_and_values_that_the_sdk_does_not_know_are_texts() {
            assertThat(json(Bridge.fromSdk(Service.builder()
                            .createdAt(Instant.parse("2026-01-31T12:00:00Z"))
                            .launchType("MOON")
                            .build())))
                    .isEqualTo("{'createdAt':'2026-01-31T12:00:00Z','launchType':'MOON'}");
            assertThat(json(Bridge.fromSdk(MessageAttributeValue.builder()
                            .binaryValue(SdkBytes.fromUtf8String("hello"))
                            .build())))
                    .isEqualTo("{'BinaryValue':'aGVsbG8='}");
        }

        @Test
        void numbers_with_a_fraction_stay_what_they_are() {
            assertThat(json(Bridge.fromSdk(software.amazon.awssdk.services.ecs.model.CanaryConfiguration.builder()
                            .canaryPercent(0.1)
                            .build())))
                    .isEqualTo("{'canaryPercent':0.1}");
        }
    }

    @Nested
    final class Writing {
        @Test
        void structures_lists_and_enumerations_are_filled() {
            RegisterTaskDefinitionRequest request = Bridge.toSdk(
                    tree("{'family': 'orders', 'cpu': 512, 'requiresCompatibilities': ['FARGATE'],"
                            + " 'containerDefinitions': [{'name': 'app', 'environment': [{'name': 'A', 'value': 'b'}],"
                            + " 'dockerLabels': {'x': 'y'}}]}"),
                    RegisterTaskDefinitionRequest.class);

            assertThat(request)
                    .isEqualTo(RegisterTaskDefinitionRequest.builder()
                            .family("orders")
                            .cpu("512")
                            .requiresCompatibilities(Compatibility.FARGATE)
                            .containerDefinitions(ContainerDefinition.builder()
                                    .name("app")
                                    .environment(KeyValuePair.builder()
                                            .name("A")
                                            .value("b")
                                            .build())
                                    .dockerLabels(Map.of("x", "y"))
                                    .build())
                            .build());
        }

        @Test
        void attributes_that_are_texts_to_aws_take_numbers_booleans_and_documents() {
            CreateQueueRequest request = Bridge.toSdk(
                    tree("{'QueueName': 'q', 'Attributes': {'VisibilityTimeout': 30, 'FifoQueue': true,"
                            + " 'RedrivePolicy': {'maxReceiveCount': 5, 'deadLetterTargetArn': 'arn'}}}"),
                    CreateQueueRequest.class);

            assertThat(request.attributes())
                    .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
                    .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
                    .containsEntry(
                            QueueAttributeName.REDRIVE_POLICY,
                            "{\"deadLetterTargetArn\":\"arn\",\"maxReceiveCount\":5}");
        }

        @Test
        void members_of_the_tree_that_the_request_does_not_have_are_left_out() {
            UpdateServiceRequest request =
                    Bridge.toSdk(tree("{'desiredCount': 3, 'launchType': 'FARGATE'}"), UpdateServiceRequest.class);

            assertThat(request)
                    .isEqualTo(UpdateServiceRequest.builder().desiredCount(3).build());
        }

        @Test
        void text_that_reads_as_the_members_type_is_taken() {
            CreateServiceRequest request = Bridge.toSdk(
                    tree("{'desiredCount': '3', 'enableExecuteCommand': 'true'}"), CreateServiceRequest.class);

            assertThat(request.desiredCount()).isEqualTo(3);
            assertThat(request.enableExecuteCommand()).isTrue();
        }

        @Test
        void what_was_cleared_is_sent_as_empty() {
            Value.Tree cleared = Bridge.clearing(
                    tree("{'desiredCount': 3}"),
                    HashSet.of(
                            "loadBalancers", "networkConfiguration", "desiredCount", "healthCheckGracePeriodSeconds"),
                    UpdateServiceRequest.class);
            UpdateServiceRequest request = Bridge.toSdk(cleared, UpdateServiceRequest.class);

            assertThat(request.hasLoadBalancers()).isTrue();
            assertThat(request.loadBalancers()).isEmpty();
            assertThat(request.networkConfiguration()).isNotNull();
            assertThat(request.hasServiceRegistries()).isFalse();
            assertThat(request.desiredCount()).isEqualTo(3);
        }

        @Test
        void a_reference_that_nobody_resolved_is_a_defect() {
            Value.Tree unresolved = Value.tree("taskDefinition", ref("Queue", "q", "arn"));

            assertThatThrownBy(() -> Bridge.toSdk(unresolved, UpdateServiceRequest.class))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("arn of Queue/q");
        }

        @Test
        void a_value_of_a_wrong_type_is_refused_without_being_told() {
            assertThatThrownBy(() -> Bridge.toSdk(tree("{'desiredCount': 's3cret'}"), UpdateServiceRequest.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("desiredCount")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void what_may_be_anything_is_kept_as_it_is() {
        Value.Tree hook = tree("{'hookDetails': {'a': [1, 'b', true, {'c': 0.5}]}}");

        assertThat(Bridge.fromSdk(Bridge.toSdk(hook, DeploymentLifecycleHook.class)))
                .isEqualTo(hook);
    }

    @Test
    void nothing_inside_anything_is_left_out() {
        assertThat(json(Bridge.fromSdk(DeploymentLifecycleHook.builder()
                        .hookDetails(Document.fromMap(
                                Map.of("a", Document.fromNull(), "b", Document.fromList(List.of(Document.fromNull())))))
                        .build())))
                .isEqualTo("{'hookDetails':{'b':[]}}");
    }

    @Nested
    final class Misfits {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {'desiredCout': 1}                              | desiredCout is no member that AWS knows here; did you mean desiredCount?
                {'deploymentConfiguration': {'maxPercent': 1}}  | deploymentConfiguration.maxPercent is no member that AWS knows here
                {'loadBalancers': [{'containerPorts': 1}]}      | loadBalancers[0].containerPorts is no member that AWS knows here; did you mean containerPort?
                {'desiredCount': 'many'}                        | desiredCount must be a number of the range that AWS takes
                {'desiredCount': 9999999999}                    | desiredCount must be a number of the range that AWS takes
                {'enableExecuteCommand': 1}                     | enableExecuteCommand must be true or false
                {'loadBalancers': {'a': 1}}                     | loadBalancers must be a list
                {'networkConfiguration': ['a']}                 | networkConfiguration must be a structure
                """)
        void are_named_with_what_was_meant(String tree, String expected) {
            assertThat(Bridge.misfits(tree(tree), CreateServiceRequest.class).map(Misfit::toString))
                    .singleElement()
                    .asString()
                    .startsWith(expected);
        }

        @Test
        void a_tree_that_fits_has_none_references_included() {
            Value.Tree fits =
                    tree("{'serviceName': 'x', 'desiredCount': '2', 'loadBalancers': [{'containerPort': 80}]}")
                            .with("role", ref("Queue", "q", "arn"));

            assertThat(Bridge.misfits(fits, CreateServiceRequest.class)).isEmpty();
        }

        @Test
        void only_unknown_members_are_called_so() {
            Value.Tree both = tree("{'desiredCount': 'many', 'nothing': 1}");

            assertThat(Bridge.unknownMembers(both, CreateServiceRequest.class).map(Misfit::path))
                    .containsExactly("nothing");
        }
    }

    @Nested
    final class Paths {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "serviceName",
                    "deploymentConfiguration.deploymentCircuitBreaker.enable",
                    "loadBalancers[].containerPort",
                    "serviceConnectConfiguration.logConfiguration.options{}",
                    "serviceConnectConfiguration.logConfiguration.options{max-buffer-size}",
                    "role.may.hold.json"
                })
        void of_the_model_exist(String path) {
            assertThat(Bridge.hasPath(CreateServiceRequest.class, path)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "serviceNames",
                    "deploymentConfiguration.deploymentCircuitBraker.enable",
                    "loadBalancers.containerPort",
                    "desiredCount.value"
                })
        void of_no_model_do_not(String path) {
            assertThat(Bridge.hasPath(CreateServiceRequest.class, path)).isFalse();
        }

        @Test
        void follow_each_apis_spelling() {
            assertThat(Bridge.hasPath(CreateTargetGroupRequest.class, "Matcher.HttpCode"))
                    .isTrue();
            assertThat(Bridge.hasPath(CreateTargetGroupRequest.class, "matcher.httpCode"))
                    .isFalse();
            assertThat(Bridge.hasPath(CreateQueueRequest.class, "Attributes.VisibilityTimeout"))
                    .isTrue();
        }
    }
}

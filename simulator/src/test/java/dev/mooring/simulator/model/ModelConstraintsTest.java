package dev.mooring.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.UntagResourcesRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

class ModelConstraintsTest {

    @ParameterizedTest
    @CsvSource({"sts,sts", "sqs,sqs", "logs,cloudwatchlogs", "tagging,resourcegroupstaggingapi"})
    void requestsOfTheTablesAreTheSdks(String signingName, String sdkPackage) {
        assertThat(ModelConstraints.of(signingName).shapes())
                .filteredOn(shape -> shape.startsWith("Get") && shape.endsWith("Request"))
                .isNotEmpty()
                .filteredOn(shape -> !exists("software.amazon.awssdk.services." + sdkPackage + ".model." + shape))
                .as("shapes that the SDK does not have, because it is older than the table")
                .hasSizeLessThan(8);
    }

    @Test
    void apiWithoutTableDemandsNothing() {
        assertThat(ModelConstraints.of("nowhere")
                        .violations(AssumeRoleRequest.builder().build()))
                .isEmpty();
    }

    @Test
    void everyViolationIsSaidAtOnce() {
        List<Violation> violations = ModelConstraints.of("sts")
                .violations(AssumeRoleRequest.builder().durationSeconds(5).build());

        assertThat(Violation.message(violations))
                .isEqualTo("3 validation errors detected: "
                        + "Value null at 'roleArn' failed to satisfy constraint: Member must not be null; "
                        + "Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null; "
                        + "Value '5' at 'durationSeconds' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 900");
    }

    @Test
    void membersOfListsAreChecked() {
        List<Violation> violations = ModelConstraints.of("logs")
                .violations(PutLogEventsRequest.builder()
                        .logGroupName("group")
                        .logStreamName("stream")
                        .logEvents(InputLogEvent.builder().timestamp(1L).build())
                        .build());

        assertThat(violations).extracting(Violation::member).containsExactly("logEvents.1.member.message");
    }

    @Test
    void keysAndPatternsAreChecked() {
        List<Violation> violations = ModelConstraints.of("logs")
                .violations(CreateLogGroupRequest.builder()
                        .logGroupName("a group")
                        .tags(Map.of("", "x"))
                        .build());

        assertThat(violations)
                .extracting(Violation::sentence)
                .first()
                .isEqualTo("Value 'a group' at 'logGroupName' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
        assertThat(violations).extracting(Violation::member).contains("tags..key");
    }

    @Test
    void sizesOfListsAreChecked() {
        List<Violation> violations = ModelConstraints.of("tagging")
                .violations(UntagResourcesRequest.builder()
                        .resourceARNList(Collections.nCopies(21, "arn:aws:sqs:us-east-1:1:q"))
                        .tagKeys("team")
                        .build());

        assertThat(violations)
                .singleElement()
                .satisfies(violation ->
                        assertThat(violation.sentence()).endsWith("Member must have length less than or equal to 20"));
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}

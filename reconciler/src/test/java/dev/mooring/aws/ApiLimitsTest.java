package dev.mooring.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApiLimitsTest {
    private final ApiLimits limits = ApiLimits.published();

    @ParameterizedTest
    @CsvSource({
        "ecs:DescribeServices, 100, 20",
        "ecs:ListServices, 100, 20",
        "ecs:DescribeTaskDefinition, 50, 20",
        "ecs:RegisterTaskDefinition, 20, 1",
        "ecs:UpdateService, 50, 5",
        "ecs:DescribeServiceRevisions, 50, 20",
        "ecs:TagResource, 20, 10",
        "elasticloadbalancing:DescribeTargetHealth, 40, 10",
        "elasticloadbalancing:ModifyRule, 20, 3",
        "logs:DescribeLogGroups, 10, 10",
        "tag:GetResources, 15, 15"
    })
    void are_those_that_aws_publishes(String operation, int burst, double perSecond) {
        assertThat(limits.of(operation).burst()).isEqualTo(burst);
        assertThat(limits.of(operation).perSecond()).isEqualTo(perSecond);
    }

    @Test
    void operations_of_one_bucket_share_it_and_others_do_not() {
        assertThat(limits.of("ecs:ListServices")).isEqualTo(limits.of("ecs:DescribeServices"));
        assertThat(limits.of("ecs:CreateService")).isNotEqualTo(limits.of("ecs:DescribeServices"));
        assertThat(limits.of("events:PutRule").name()).isEqualTo("events");
    }
}

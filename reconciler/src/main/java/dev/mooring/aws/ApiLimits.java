package dev.mooring.aws;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * How often AWS lets an account call its operations in one Region: AWS's token buckets, each shared by the operations that
 * it names. Sources: "Request throttling for the Amazon ECS API", "Throttling for the ELB API", the service quotas of
 * CloudWatch Logs and of the Resource Groups Tagging API. Secrets Manager allows 10,000 DescribeSecret a second, far more
 * than is taken here. SQS, STS, the Parameter Store's lists and autoscaling publish nothing: theirs is a guess to start
 * from, which {@link Pace} corrects.
 */
public final class ApiLimits {

    /**
     * One bucket.
     *
     * @param burst how many tokens it holds
     * @param perSecond how many it gains a second
     * @param operations IAM's action names; a star at the end stands for any rest
     */
    public record Limit(String name, int burst, double perSecond, Vector<String> operations) {
        static Limit of(String name, int burst, double perSecond, String... operations) {
            return new Limit(name, burst, perSecond, Vector.of(operations));
        }

        /**
         * How many calls go in one {@link #period()}: half the bucket, so that two periods back to back never ask for more
         * than it holds, and its other users find something in it.
         */
        int perPeriod() {
            return Math.max(1, burst / 2);
        }

        Duration period() {
            return Duration.ofNanos((long) (perPeriod() / perSecond * 1e9));
        }

        private Option<Integer> precision(String operation) {
            return operations
                    .filter(pattern -> pattern.endsWith("*")
                            ? operation.startsWith(pattern.substring(0, pattern.length() - 1))
                            : operation.equals(pattern))
                    .map(pattern -> pattern.endsWith("*") ? pattern.length() - 1 : Integer.MAX_VALUE)
                    .max();
        }
    }

    private final Vector<Limit> limits;

    private ApiLimits(Vector<Limit> limits) {
        this.limits = limits;
    }

    public static ApiLimits published() {
        return new ApiLimits(Vector.of(
                Limit.of("ecs-services-read", 100, 20, "ecs:DescribeServices", "ecs:ListServices"),
                Limit.of("ecs-task-definitions-read", 50, 20, "ecs:DescribeTaskDefinition"),
                Limit.of(
                        "ecs-task-definitions-write",
                        20,
                        1,
                        "ecs:RegisterTaskDefinition",
                        "ecs:DeregisterTaskDefinition"),
                Limit.of("ecs-services-write", 50, 5, "ecs:CreateService", "ecs:UpdateService", "ecs:DeleteService"),
                Limit.of(
                        "ecs-deployments-read",
                        50,
                        20,
                        "ecs:ListServiceDeployments",
                        "ecs:DescribeServiceDeployments",
                        "ecs:DescribeServiceRevisions"),
                Limit.of("ecs-tasks-read", 100, 20, "ecs:ListTasks", "ecs:DescribeTasks"),
                Limit.of("ecs-tags", 20, 10, "ecs:TagResource", "ecs:UntagResource"),
                Limit.of("ecs-other", 20, 10, "ecs:*"),
                Limit.of("elb-read", 40, 10, "elasticloadbalancing:Describe*"),
                Limit.of("elb-write", 20, 3, "elasticloadbalancing:*"),
                Limit.of("logs-read", 10, 10, "logs:Describe*"),
                Limit.of("logs-other", 10, 5, "logs:*"),
                Limit.of("sns-list", 30, 30, "sns:ListSubscriptions*"),
                // Its own at AWS too, and far larger; news wait for no pass, and no pass for news.
                Limit.of("sns-publish", 20, 10, "sns:Publish"),
                Limit.of("sns-other", 60, 30, "sns:*"),
                Limit.of("sqs-read", 200, 100, "sqs:Get*", "sqs:List*"),
                Limit.of("sqs-other", 50, 25, "sqs:*"),
                Limit.of("autoscaling-read", 20, 10, "application-autoscaling:Describe*"),
                Limit.of("autoscaling-other", 10, 5, "application-autoscaling:*"),
                Limit.of("cloudwatch-alarms-read", 9, 9, "cloudwatch:DescribeAlarms"),
                Limit.of("cloudwatch-alarms-write", 3, 3, "cloudwatch:PutMetricAlarm", "cloudwatch:PutCompositeAlarm"),
                Limit.of(
                        "cloudwatch-dashboards",
                        10,
                        10,
                        "cloudwatch:GetDashboard",
                        "cloudwatch:PutDashboard",
                        "cloudwatch:ListDashboards",
                        "cloudwatch:DeleteDashboards"),
                Limit.of("cloudwatch-other", 10, 5, "cloudwatch:*"),
                Limit.of("ecr", 20, 10, "ecr:*"),
                Limit.of("secretsmanager", 200, 100, "secretsmanager:*"),
                Limit.of("ssm", 10, 5, "ssm:*"),
                Limit.of("tagging", 15, 15, "tag:*"),
                Limit.of("sts", 50, 25, "sts:*")));
    }

    /** As fast as the other side answers: for simulators and benchmarks. */
    public static ApiLimits none() {
        return new ApiLimits(Vector.empty());
    }

    /** The bucket of this operation; the most precise name wins, and an API that is not listed has a bucket of its own. */
    Limit of(String operation) {
        String api = operation.substring(0, Math.max(0, operation.indexOf(':')));
        return limits.filter(limit -> limit.precision(operation).isDefined())
                .maxBy(limit -> limit.precision(operation).get())
                .getOrElse(() -> limits.isEmpty() ? Limit.of(api, 1_000_000, 1_000_000) : Limit.of(api, 10, 5));
    }
}

package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.aws.Bridge;
import dev.mooring.kinds.alarm.AlarmType;
import dev.mooring.kinds.alarm.CompositeAlarmType;
import dev.mooring.kinds.dashboard.DashboardType;
import dev.mooring.kinds.queue.QueueType;
import dev.mooring.kinds.service.ListenerRuleType;
import dev.mooring.kinds.service.LogGroupType;
import dev.mooring.kinds.service.ScalableTargetType;
import dev.mooring.kinds.service.ScalingPolicyType;
import dev.mooring.kinds.service.ScheduledActionType;
import dev.mooring.kinds.service.TargetGroupType;
import dev.mooring.kinds.site.BucketType;
import dev.mooring.kinds.topic.SubscriptionType;
import dev.mooring.kinds.topic.TopicType;
import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceType;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.s3.model.ListBucketAnalyticsConfigurationsResponse;
import software.amazon.awssdk.services.s3.model.ListBucketIntelligentTieringConfigurationsResponse;
import software.amazon.awssdk.services.s3.model.ListBucketInventoryConfigurationsResponse;
import software.amazon.awssdk.services.s3.model.ListBucketMetricsConfigurationsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketAccelerateConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Every path of the tables is a member of AWS's, so that a misspelt line cannot lie there doing nothing. The attributes of
 * target groups are texts to the model; their contract holds them.
 */
final class FieldsModelTest {

    /** Each configuration of a bucket has calls of its own. */
    private static final Seq<Class<? extends SdkPojo>> BUCKET = Vector.of(
            PutBucketVersioningRequest.class,
            PutPublicAccessBlockRequest.class,
            PutBucketEncryptionRequest.class,
            PutBucketOwnershipControlsRequest.class,
            PutBucketLifecycleConfigurationRequest.class,
            PutBucketCorsRequest.class,
            PutBucketPolicyRequest.class,
            PutBucketAccelerateConfigurationRequest.class,
            PutBucketWebsiteRequest.class,
            PutBucketNotificationConfigurationRequest.class,
            PutBucketLoggingRequest.class,
            PutBucketReplicationRequest.class,
            PutObjectLockConfigurationRequest.class,
            ListBucketAnalyticsConfigurationsResponse.class,
            ListBucketMetricsConfigurationsResponse.class,
            ListBucketIntelligentTieringConfigurationsResponse.class,
            ListBucketInventoryConfigurationsResponse.class);

    static Stream<Arguments> lines() {
        return Stream.of(
                        lines(QueueType.TYPE, Vector.of(CreateQueueRequest.class)),
                        lines(TopicType.TYPE, Vector.of(CreateTopicRequest.class)),
                        lines(SubscriptionType.TYPE, Vector.of(SubscribeRequest.class)),
                        lines(TargetGroupType.TYPE, Vector.of(TargetGroup.class)),
                        lines(ListenerRuleType.TYPE, Vector.of(CreateRuleRequest.class, Rule.class)),
                        lines(DashboardType.TYPE, Vector.of(GetDashboardResponse.class)),
                        lines(AlarmType.TYPE, Vector.of(MetricAlarm.class)),
                        lines(CompositeAlarmType.TYPE, Vector.of(CompositeAlarm.class)),
                        lines(LogGroupType.TYPE, Vector.of(LogGroup.class)),
                        lines(
                                ScalableTargetType.TYPE,
                                Vector.of(RegisterScalableTargetRequest.class, ScalableTarget.class)),
                        lines(ScalingPolicyType.TYPE, Vector.of(PutScalingPolicyRequest.class, ScalingPolicy.class)),
                        lines(
                                ScheduledActionType.TYPE,
                                Vector.of(PutScheduledActionRequest.class, ScheduledAction.class)),
                        lines(BucketType.TYPE, BUCKET))
                .flatMap(Seq::toJavaStream);
    }

    private static Seq<Arguments> lines(ResourceType type, Seq<Class<? extends SdkPojo>> models) {
        return type.fields()
                .rules()
                .map(Fields.Rule::path)
                .reject(path -> type.name().equals(TargetGroupType.NAME) && path.startsWith("Attributes"))
                .distinct()
                .map(path -> Arguments.of(type.name(), path, models));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("lines")
    void aws_has_the_member(String type, String path, Seq<Class<? extends SdkPojo>> models) {
        assertThat(models).as(type).anyMatch(model -> Bridge.hasPath(model, path));
    }

    static Stream<String> queueAttributes() {
        return QueueType.TYPE
                .fields()
                .rules()
                .map(Fields.Rule::path)
                .filter(path -> path.startsWith("Attributes."))
                .map(path -> path.split("\\.", -1)[1])
                .distinct()
                .toJavaStream();
    }

    /** To the model of a queue, attributes are a map with free keys; which there are stands in an enumeration. */
    @ParameterizedTest
    @MethodSource("queueAttributes")
    void sqs_has_the_attribute(String name) {
        assertThat(QueueAttributeName.fromValue(name)).isNotEqualTo(QueueAttributeName.UNKNOWN_TO_SDK_VERSION);
    }
}

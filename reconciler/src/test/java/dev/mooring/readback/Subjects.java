package dev.mooring.readback;

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
import dev.mooring.kinds.service.actuator.ListenerRuleForm;
import dev.mooring.kinds.site.BucketType;
import dev.mooring.kinds.topic.SubscriptionType;
import dev.mooring.kinds.topic.TopicType;
import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** The recorded types that Mooring has: one entry each. */
final class Subjects {
    /** CloudFormation writes a target's scheduled actions into the target; by the API they are objects of their own. */
    private static final ResourceType TARGET_WITH_ACTIONS = new ResourceType(
            ScalableTargetType.NAME,
            ScalableTargetType.TYPE
                    .fields()
                    .listMap("ScheduledActions", "ScheduledActionName")
                    .nested("ScheduledActions[]", ScheduledActionType.TYPE.fields()),
            ScalableTargetType.TYPE.attributes(),
            false);

    static final Seq<Subject> ALL = Vector.of(
            Subject.strict("AWS::SQS::Queue", QueueType.TYPE, Subjects::queue)
                    .adapted(pair -> pair.identifiedBy("QueueName")),
            Subject.strict("AWS::SQS::QueuePolicy", QueueType.TYPE, Subjects::attributePolicy)
                    .leaves("Queues", "which queue it is, not how it is"),
            Subject.strict("AWS::SQS::QueueInlinePolicy", QueueType.TYPE, Subjects::attributePolicy)
                    .leaves("Queue", "which queue it is, not how it is"),
            Subject.strict("AWS::SNS::Topic", TopicType.TYPE, SnsProperties::topic)
                    .leaves("Subscription", "subscriptions are resources of their own")
                    .sometimesSilent("DataProtectionPolicy")
                    .reading(fields -> document(fields, "Attributes.DataProtectionPolicy"))
                    .adapted(pair -> pair.identifiedBy("Name")),
            Subject.strict("AWS::SNS::TopicPolicy", TopicType.TYPE, Subjects::attributePolicy)
                    .leaves("Topics", "which topic it is, not how it is"),
            Subject.strict("AWS::SNS::TopicInlinePolicy", TopicType.TYPE, Subjects::attributePolicy)
                    .leaves("TopicArn", "which topic it is, not how it is"),
            Subject.strict("AWS::SNS::Subscription", SubscriptionType.TYPE, SnsProperties::subscription)
                    .leaves("Region", "where it is, not how it is"),
            modelled("AWS::ElasticLoadBalancingV2::TargetGroup", TargetGroupType.TYPE, Subjects::targetGroup)
                    .leaves("Targets", "ECS registers and deregisters the tasks")
                    .adapted(pair -> pair.identifiedBy("TargetGroupName")),
            modelled("AWS::ElasticLoadBalancingV2::ListenerRule", ListenerRuleType.TYPE, CreateRuleRequest.class)
                    .adapted(pair -> pair.identifiedBy("ListenerArn").both(ListenerRuleForm::longer))
                    .adapted(Subjects::withoutWhatEcsRewrites),
            modelled("AWS::Logs::LogGroup", LogGroupType.TYPE, LogGroup.class)
                    .sometimesSilent("FieldIndexPolicies", "DataProtectionPolicy", "ResourcePolicyDocument")
                    .reading(Subjects::policiesOfALogGroup)
                    .adapted(pair -> pair.identifiedBy("logGroupName")),
            modelled("AWS::CloudWatch::Alarm", AlarmType.TYPE, MetricAlarm.class)
                    .adapted(pair -> pair.identifiedBy("AlarmName").both(AlarmType::filled)),
            modelled("AWS::CloudWatch::CompositeAlarm", CompositeAlarmType.TYPE, CompositeAlarm.class)
                    .adapted(pair -> pair.identifiedBy("AlarmName")
                            .both(alarm -> Names.shortened(alarm, "ActionsSuppressor", ":alarm:"))),
            modelled("AWS::CloudWatch::Dashboard", DashboardType.TYPE, GetDashboardResponse.class)
                    .adapted(pair -> pair.identifiedBy("DashboardName")),
            modelled("AWS::ApplicationAutoScaling::ScalableTarget", TARGET_WITH_ACTIONS, Subjects::scalableTarget)
                    .adapted(pair -> identifiedByTarget(pair).both(Moments::inOneForm)),
            modelled(
                            "AWS::ApplicationAutoScaling::ScalingPolicy",
                            ScalingPolicyType.TYPE,
                            PutScalingPolicyRequest.class)
                    .leaves("ScalingTargetId", "CloudFormation's own word for the three members that name the target")
                    .adapted(pair -> identifiedByTarget(pair).identifiedBy("PolicyName")),
            Subject.strict("AWS::S3::Bucket", BucketType.TYPE, BucketNames::bucket)
                    .renames(BucketNames.RENAMED)
                    .reading(BucketNames::lines)
                    .adapted(pair -> BucketNames.withIds(pair.identifiedBy("Bucket")))
                    .adapted(pair -> pair.both(Moments::inOneForm)),
            Subject.strict("AWS::S3::BucketPolicy", BucketType.TYPE, Subjects::bucketPolicy)
                    .leaves("Bucket", "which bucket it is, not how it is")
                    .adapted(OriginAccess::byArn),
            modelled("AWS::ECS::Service", EcsServiceType.TYPE, Subjects::service)
                    .adapted(Names::ofService)
                    .adapted(Names::withVolumeTypes),
            modelled("AWS::ECS::TaskDefinition", EcsServiceType.TYPE, Subjects::taskDefinition));

    private Subjects() {}

    /** What other calls put on a log group. */
    private static Fields policiesOfALogGroup(Fields fields) {
        return document(document(fields, "dataProtectionPolicy"), "resourcePolicyDocument")
                .listSet("fieldIndexPolicies[].Fields")
                .unmanaged("fieldIndexPolicies");
    }

    private static Fields document(Fields fields, String path) {
        return fields.json(path).unmanaged(path);
    }

    private static Subject modelled(String cloudFormation, ResourceType type, Class<? extends SdkPojo> model) {
        return modelled(cloudFormation, type, new ModelNames(cloudFormation, model));
    }

    private static Subject modelled(String cloudFormation, ResourceType type, UnaryOperator<Value.Tree> names) {
        return new Subject(cloudFormation, type, names);
    }

    static Option<Subject> of(String cloudFormation) {
        return ALL.find(subject -> subject.cloudFormation().equals(cloudFormation));
    }

    /** What forces a deployment belongs to a call, not to a service. */
    private static Value.Tree service(Value.Tree properties) {
        return new ModelNames(
                        "AWS::ECS::Service",
                        CreateServiceRequest.class,
                        HashMap.of("PlacementStrategies", "placementStrategy"))
                .apply(properties.without("ForceNewDeployment"));
    }

    private static Value.Tree scalableTarget(Value.Tree properties) {
        String target = "AWS::ApplicationAutoScaling::ScalableTarget";
        ModelNames actions = new ModelNames(target, PutScheduledActionRequest.class);
        return new ModelNames(target, RegisterScalableTargetRequest.class)
                .apply(properties.without("ScheduledActions"))
                .with(
                        "ScheduledActions",
                        properties
                                .get("ScheduledActions")
                                .map(list -> Value.list(items(Option.some(list))
                                        .map(action -> actions.at("ScheduledActions[]", action)))));
    }

    private static Pair identifiedByTarget(Pair pair) {
        return pair.identifiedBy("ServiceNamespace").identifiedBy("ResourceId").identifiedBy("ScalableDimension");
    }

    /** A task definition is a part of its service. */
    private static Value.Tree taskDefinition(Value.Tree properties) {
        return Value.tree(
                "taskDefinition",
                new ModelNames(
                                "AWS::ECS::TaskDefinition",
                                RegisterTaskDefinitionRequest.class,
                                HashMap.of("ProxyConfigurationProperties", "properties"))
                        .apply(properties));
    }

    /** All but the name are attributes, in the API's words, which knows a queue that is FIFO and no word for one that is not. */
    private static Value.Tree queue(Value.Tree properties) {
        boolean plain = properties.get("FifoQueue").exists(is -> is.toString().equals("false"));
        Value.Tree attributes = properties.without("QueueName");
        return Value.tree("Attributes", plain ? attributes.without("FifoQueue") : attributes)
                .with("QueueName", properties.get("QueueName"));
    }

    /** The policy of a queue or a topic is one of its attributes. */
    private static Value.Tree attributePolicy(Value.Tree properties) {
        return Value.tree("Attributes", Value.tree().with("Policy", properties.get("PolicyDocument")));
    }

    /** A policy is a member of its bucket. */
    private static Value.Tree bucketPolicy(Value.Tree properties) {
        return Value.tree().with("Policy", properties.get("PolicyDocument"));
    }

    /** The API keeps attributes apart from the group; they are a map by key here. */
    private static Value.Tree targetGroup(Value.Tree properties) {
        Value.Tree group = new ModelNames(
                        "AWS::ElasticLoadBalancingV2::TargetGroup",
                        TargetGroup.class,
                        HashMap.of("Name", "TargetGroupName"))
                .apply(properties.without("TargetGroupAttributes"));
        return group.with(
                "Attributes",
                properties
                        .get("TargetGroupAttributes")
                        .map(list -> ((Value.Items) list)
                                .items()
                                .map(Value.Tree.class::cast)
                                .foldLeft(
                                        Value.tree(),
                                        (attributes, attribute) -> attributes.with(
                                                attribute.text("Key").get(), attribute.get("Value")))));
    }

    /**
     * In a blue/green deployment ECS itself moves a rule's weights, all or nothing, between the declared group and its
     * alternate: what such a rule forwards to is not the spec's.
     */
    private static Pair withoutWhatEcsRewrites(Pair pair) {
        Vector<Value.Tree> declared = forwardedTo(pair.declared());
        Vector<Value.Tree> live = forwardedTo(pair.live());
        boolean blueGreen = declared.length() == 1
                && live.length() == 2
                && live.map(group -> group.get("TargetGroupArn"))
                        .contains(declared.head().get("TargetGroupArn"))
                && live.map(group -> group.get("Weight").map(Value::toString).getOrElse("1"))
                        .sorted()
                        .equals(Vector.of("0", "100"));
        return blueGreen ? pair.both(Subjects::withoutForwards) : pair;
    }

    private static Value.Tree withoutForwards(Value.Tree rule) {
        return rule.with(
                "Actions", Value.list(items(rule.get("Actions")).map(action -> action.without("ForwardConfig"))));
    }

    private static Vector<Value.Tree> forwardedTo(Value.Tree rule) {
        return items(rule.get("Actions"))
                .flatMap(action -> items(action.get("ForwardConfig")
                        .filter(Value.Tree.class::isInstance)
                        .flatMap(config -> ((Value.Tree) config).get("TargetGroups"))));
    }

    private static Vector<Value.Tree> items(Option<Value> list) {
        return list.toVector().flatMap(items -> ((Value.Items) items).items()).map(Value.Tree.class::cast);
    }
}

package dev.mooring.kinds.transitions;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.kinds.Specs;
import dev.mooring.resource.JsonText;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Everything in an account, as AWS itself tells it: what Mooring reads of it, what it passes over, and what it would not find
 * again. What tells of the past, and what AWS makes up, is left out.
 */
final class Census {
    /** Times, counts, revisions, identifiers; digests and commits of the specs that wrote last. */
    private static final Set<String> PAST = HashSet.of(
            "events",
            "deployments",
            "createdAt",
            "registeredAt",
            "updatedAt",
            "revision",
            "taskDefinitionArn",
            "taskDefinition",
            "currentServiceDeployment",
            "currentServiceRevisions",
            "taskSets",
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesDelayed",
            "CreatedTimestamp",
            "LastModifiedTimestamp",
            "creationTime",
            "CreationTime",
            "storedBytes",
            "StateValue",
            "StateReason",
            "StateReasonData",
            "StateUpdatedTimestamp",
            "StateTransitionedTimestamp",
            "EvaluationState",
            "ActionsSuppressedBy",
            "ActionsSuppressedReason",
            "AlarmConfigurationUpdatedTimestamp",
            "LastModified",
            "Size",
            "SubscriptionsDeleted",
            "VersionId",
            "runningCount",
            "pendingCount");

    /** What some objects say only where it was once otherwise: it is what the others have too. */
    private static final Map<String, String> UNTOLD = HashMap.of(
            "KmsDataKeyReusePeriodSeconds",
            "300",
            "FifoThroughputScope",
            "Topic",
            "TracingConfig",
            "PassThrough",
            "SignatureVersion",
            "1");

    /** As good as no Service Connect at all, which is what a service has that never had any. */
    private static final Value NO_CONNECT = Value.tree("enabled", Value.of(false));

    /** Stays when stickiness goes to what the load balancer does itself, and is then nobody's to read. */
    private static final String STICKINESS_COOKIE = "stickiness.app_cookie.cookie_name";

    private static final Set<String> OUR_PAST = HashSet.of("mooring:digest", "mooring:commit", STICKINESS_COOKIE);

    /** Of rules, subscriptions, policies and the like. */
    private static final Pattern MADE_UP = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=/)[0-9a-f]{16,}|(?<=127\\.0\\.0\\.1:)[0-9]+|:[0-9]+$");

    private static final Pattern GROUP = Pattern.compile("targetgroup/[^/]*/");

    private final AwsSession aws;
    private SortedMap<String, Value> seen = TreeMap.empty();

    private Census(AwsSession aws) {
        this.aws = aws;
    }

    static SortedMap<String, Value> of(AwsSession aws) {
        Census census = new Census(aws);
        census.queues();
        census.topics();
        census.alarms();
        census.dashboards();
        census.services();
        census.balancing();
        census.logs();
        census.scaling();
        census.tags();
        census.shared();
        census.seen = census.seen.merge(Buckets.of(aws.s3()));
        return census.seen;
    }

    /** What is otherwise in one than in the other: a line a member. */
    static Seq<String> difference(SortedMap<String, Value> one, SortedMap<String, Value> other) {
        Set<String> ours = lines(one);
        Set<String> theirs = lines(other);
        return ours.diff(theirs)
                .map(line -> "+ " + line)
                .toVector()
                .appendAll(theirs.diff(ours).map(line -> "- " + line))
                .sortBy(line -> line.substring(2));
    }

    private static Set<String> lines(SortedMap<String, Value> seen) {
        return seen.flatMap(each -> lines(each._1, each._2)).toSet();
    }

    private static Seq<String> lines(String at, Value value) {
        Seq<String> within = switch (value) {
            case Value.Tree tree -> tree.members().toVector().flatMap(member -> lines(at + "." + member._1, member._2));
            case Value.Items items ->
                items.items().zipWithIndex().flatMap(item -> lines(at + "[" + item._2 + "]", item._1));
            default -> Vector.<String>empty();
        };
        return within.isEmpty() ? Vector.of(at + " = " + value) : within;
    }

    private void queues() {
        for (String url : aws.sqs().listQueuesPaginator(request -> {}).queueUrls()) {
            note(
                    "queue " + url,
                    aws.sqs()
                            .getQueueAttributes(
                                    request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL)));
        }
    }

    private void topics() {
        for (var topic : aws.sns().listTopicsPaginator(request -> {}).topics()) {
            String arn = topic.topicArn();
            note("topic " + arn, aws.sns().getTopicAttributes(request -> request.topicArn(arn)));
            for (var heard : aws.sns()
                    .listSubscriptionsByTopicPaginator(request -> request.topicArn(arn))
                    .subscriptions()) {
                boolean pending = !heard.subscriptionArn().startsWith("arn:");
                note(
                        "subscription " + arn + " " + heard.protocol() + " " + heard.endpoint(),
                        pending
                                ? heard
                                : aws.sns()
                                        .getSubscriptionAttributes(
                                                request -> request.subscriptionArn(heard.subscriptionArn())));
            }
        }
    }

    private void alarms() {
        var told = aws.cloudWatch()
                .describeAlarms(request -> request.alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                        .maxRecords(100));
        for (var alarm : told.metricAlarms()) {
            if (alarm.alarmName().startsWith("TargetTracking-")) {
                continue; // an autoscaler's own, under names that it makes up
            }
            note("alarm " + alarm.alarmName(), alarm);
        }
        for (var alarm : told.compositeAlarms()) {
            note("composite alarm " + alarm.alarmName(), alarm);
        }
        aws.cloudWatch()
                .describeAnomalyDetectors(request -> {})
                .anomalyDetectors()
                .forEach(each -> note("detector " + each, each));
    }

    private void dashboards() {
        for (var entry : aws.cloudWatch().listDashboards().dashboardEntries()) {
            note(
                    "dashboard " + entry.dashboardName(),
                    aws.cloudWatch().getDashboard(request -> request.dashboardName(entry.dashboardName())));
        }
    }

    private void services() {
        for (String arn :
                aws.ecs().listServices(request -> request.cluster("apps")).serviceArns()) {
            Service service = aws.ecs()
                    .describeServices(
                            request -> request.cluster("apps").services(arn).include(ServiceField.TAGS))
                    .services()
                    .get(0);
            note(
                    "service " + arn,
                    service.toBuilder().roleArn(null).build(),
                    aws.ecs()
                            .describeTaskDefinition(request -> request.taskDefinition(service.taskDefinition())
                                    .include(TaskDefinitionField.TAGS)));
            service.deployments().stream()
                    .filter(deployment -> deployment.status().equals("PRIMARY"))
                    .forEach(deployment -> note("deployment of " + arn, settings(deployment)));
        }
    }

    /** What a service says of itself only there. */
    private static SdkPojo settings(Deployment primary) {
        return Deployment.builder()
                .serviceConnectConfiguration(primary.serviceConnectConfiguration())
                .volumeConfigurations(primary.volumeConfigurations())
                .capacityProviderStrategy(primary.capacityProviderStrategy())
                .networkConfiguration(primary.networkConfiguration())
                .launchType(primary.launchType())
                .build();
    }

    private void balancing() {
        for (TargetGroup group : aws.elb().describeTargetGroups().targetGroups()) {
            note(
                    "target group " + group.targetGroupName(),
                    group,
                    aws.elb().describeTargetGroupAttributes(request -> request.targetGroupArn(group.targetGroupArn())));
        }
        for (var rule : aws.elb()
                .describeRules(request -> request.listenerArn(Specs.LISTENER))
                .rules()) {
            note("rule " + rule.priority(), rule);
        }
    }

    private void logs() {
        for (var group : aws.logs().describeLogGroups().logGroups()) {
            note("log group " + group.logGroupName(), group);
        }
    }

    private void scaling() {
        ServiceNamespace ecs = ServiceNamespace.ECS;
        for (var target : aws.autoscaling()
                .describeScalableTargets(request -> request.serviceNamespace(ecs))
                .scalableTargets()) {
            note("scalable target " + target.resourceId(), target);
        }
        aws.autoscaling()
                .describeScalingPolicies(request -> request.serviceNamespace(ecs))
                .scalingPolicies()
                .forEach(policy -> note("policy " + policy.policyName(), policy));
        aws.autoscaling()
                .describeScheduledActions(request -> request.serviceNamespace(ecs))
                .scheduledActions()
                .forEach(action -> note("schedule " + action.scheduledActionName(), action));
    }

    /** What somebody else writes: an autoscaler a service's count, ECS which of two groups has the traffic. */
    private void shared() {
        seen = seen.map((name, told) -> {
            boolean scaled = name.startsWith("service ")
                    && seen.containsKey("scalable target " + name.substring(name.indexOf("service/")));
            boolean shifted = name.startsWith("rule ")
                    && GROUP.matcher(told.toString())
                                    .results()
                                    .map(MatchResult::group)
                                    .distinct()
                                    .count()
                            > 1;
            Set<String> theirs = scaled ? HashSet.of("desiredCount") : shifted ? HashSet.of("Weight") : HashSet.empty();
            return Tuple.of(name, without(theirs, told));
        });
    }

    private static Value without(Set<String> names, Value value) {
        return switch (value) {
            case Value.Tree tree ->
                Value.tree(tree.members()
                        .filterKeys(name -> !names.contains(name))
                        .mapValues(member -> without(names, member)));
            case Value.Items items -> inAnyOrder(items.items().map(item -> without(names, item)));
            default -> value;
        };
    }

    /** Tasks and their definitions come and go. */
    private void tags() {
        aws.tagging().getResourcesPaginator(request -> {}).resourceTagMappingList().stream()
                .filter(tagged -> !tagged.resourceARN().contains(":task"))
                .forEach(tagged -> note("tags of " + tagged.resourceARN(), tagged));
    }

    private void note(String name, SdkPojo... told) {
        seen = seen.put(
                MADE_UP.matcher(name).replaceAll("#"),
                Value.list(Vector.of(told).map(each -> timeless(Bridge.fromSdk(each)))));
    }

    /** Without what tells of the past, and what is made up under one name. */
    static Value timeless(Value value) {
        return switch (value) {
            case Value.Tree tree -> tells(tree) ? timelessTree(meant(tree)) : Value.list();
            case Value.Items items -> inAnyOrder(items.items().map(Census::timeless));
            case Value.Text text ->
                text.value().startsWith("{")
                        ? document(text)
                        : Value.of(MADE_UP.matcher(text.value()).replaceAll("#"));
            default -> value;
        };
    }

    /** How long a queue uses a data key says nothing while it has no key. */
    private static Value.Tree meant(Value.Tree tree) {
        return tree.get("KmsMasterKeyId").isDefined() ? tree : tree.without("KmsDataKeyReusePeriodSeconds");
    }

    private static boolean tells(Value.Tree tree) {
        return !tree.equals(NO_CONNECT)
                && !tree.text("Key").orElse(tree.text("key")).exists(OUR_PAST::contains);
    }

    private static Value timelessTree(Value.Tree tree) {
        return Value.tree(tree.members()
                .filterKeys(name -> !PAST.contains(name) && !OUR_PAST.contains(name))
                .reject(member -> UNTOLD.get(member._1).map(Value::of).contains(member._2))
                .mapValues(Census::timeless)
                .reject(member -> member._2.equals(Value.list())));
    }

    /** JSON in a text, which may be spaced and ordered in any way. */
    private static Value document(Value.Text text) {
        return JsonText.parse(text.value()).map(Census::timeless).getOrElse(text);
    }

    /** What stands in an order of its own is compared by the product's own tables; AWS gives many lists in any. */
    private static Value inAnyOrder(Seq<Value> items) {
        return Value.list(items.sortBy(Value::toString));
    }
}

package dev.mooring.simulator.sns;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.model.AddPermissionRequest;
import software.amazon.awssdk.services.sns.model.AddPermissionResponse;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetDataProtectionPolicyRequest;
import software.amazon.awssdk.services.sns.model.GetDataProtectionPolicyResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.PutDataProtectionPolicyRequest;
import software.amazon.awssdk.services.sns.model.PutDataProtectionPolicyResponse;
import software.amazon.awssdk.services.sns.model.RemovePermissionRequest;
import software.amazon.awssdk.services.sns.model.RemovePermissionResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;

/** Topics come, are read and changed, and go. */
final class TopicOperations {
    private static final int PAGE = 100;
    private static final Pattern STANDARD = Pattern.compile("[\\w-]{1,256}");
    private static final Pattern FIFO = Pattern.compile("[\\w-]{1,251}\\.fifo");
    private static final String NAME_RULE = "must be made up of only uppercase and lowercase ASCII letters, numbers,"
            + " underscores, and hyphens, and must be between 1 and 256 characters long.";

    private final Regional<Topics> regions;

    TopicOperations(Regional<Topics> regions) {
        this.regions = regions;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateTopicRequest.class, this::createTopic);
        operations.on(DeleteTopicRequest.class, this::deleteTopic);
        operations.on(ListTopicsRequest.class, this::listTopics);
        operations.on(GetTopicAttributesRequest.class, this::getTopicAttributes);
        operations.on(SetTopicAttributesRequest.class, this::setTopicAttributes);
        operations.on(AddPermissionRequest.class, this::addPermission);
        operations.on(RemovePermissionRequest.class, this::removePermission);
        operations.on(GetDataProtectionPolicyRequest.class, this::getDataProtectionPolicy);
        operations.on(PutDataProtectionPolicyRequest.class, this::putDataProtectionPolicy);
    }

    private CreateTopicResponse createTopic(CreateTopicRequest request, Caller caller) {
        TopicAttributes attributes = TopicAttributes.of(request.attributes());
        checkName(request.name(), attributes.fifo());
        Map<String, String> tags = TopicTags.map(request.tags());
        Topics topics = regions.of(caller);
        Topic topic = topics.find(caller.arn("sns", request.name())).orElse(null);
        if (topic == null) {
            TopicTags.check(Map.of(), tags);
            topic = new Topic(request.name(), caller, attributes);
            topic.tag(tags);
            topic.protectData(Objects.requireNonNullElse(request.dataProtectionPolicy(), ""));
            topics.add(topic);
        } else {
            refuseDifference(topic, attributes, tags);
        }
        return CreateTopicResponse.builder().topicArn(topic.arn()).build();
    }

    private static void refuseDifference(Topic live, TopicAttributes attributes, Map<String, String> tags) {
        if (!live.attributes().satisfies(attributes)) {
            throw SnsErrors.invalid("Attributes", "Topic already exists with different attributes");
        }
        if (!tags.isEmpty() && !tags.equals(live.tags())) {
            throw SnsErrors.invalid("Tags", "Topic already exists with different tags");
        }
    }

    private static void checkName(String name, boolean fifo) {
        if (fifo && !FIFO.matcher(name).matches()) {
            throw SnsErrors.invalid("Name", "Fifo Topic names must end with .fifo and " + NAME_RULE);
        }
        if (!fifo && !STANDARD.matcher(name).matches()) {
            throw SnsErrors.invalid("Name", "Topic names " + NAME_RULE);
        }
    }

    private DeleteTopicResponse deleteTopic(DeleteTopicRequest request, Caller caller) {
        regions.of(TopicArn.home(request.topicArn(), "TopicArn", caller)).delete(request.topicArn());
        return DeleteTopicResponse.builder().build();
    }

    private ListTopicsResponse listTopics(ListTopicsRequest request, Caller caller) {
        List<software.amazon.awssdk.services.sns.model.Topic> all = regions.of(caller).all().stream()
                .map(topic -> software.amazon.awssdk.services.sns.model.Topic.builder()
                        .topicArn(topic.arn())
                        .build())
                .toList();
        Page<software.amazon.awssdk.services.sns.model.Topic> page =
                Page.of(all, request.nextToken(), null, PAGE, () -> SnsErrors.invalid("NextToken"));
        return ListTopicsResponse.builder()
                .topics(page.items())
                .nextToken(page.next())
                .build();
    }

    private GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request, Caller caller) {
        Topic topic = find(request.topicArn(), "TopicArn", caller);
        List<Subscription> subscriptions =
                regions.of(TopicArn.home(topic.arn(), "TopicArn", caller)).subscriptionsOf(topic.arn());
        long confirmed =
                subscriptions.stream().filter(Subscription::isConfirmed).count();
        return GetTopicAttributesResponse.builder()
                .attributes(topic.describe(confirmed, subscriptions.size() - confirmed))
                .build();
    }

    private SetTopicAttributesResponse setTopicAttributes(SetTopicAttributesRequest request, Caller caller) {
        Topic topic = find(request.topicArn(), "TopicArn", caller);
        String value = Objects.requireNonNullElse(request.attributeValue(), "");
        topic.change(topic.attributes().with(request.attributeName(), value));
        return SetTopicAttributesResponse.builder().build();
    }

    private AddPermissionResponse addPermission(AddPermissionRequest request, Caller caller) {
        Topic topic = find(request.topicArn(), "TopicArn", caller);
        setPolicy(
                topic,
                TopicPolicy.with(
                        policy(topic, caller),
                        request.label(),
                        request.awsAccountIds(),
                        request.actionNames(),
                        topic.arn()));
        return AddPermissionResponse.builder().build();
    }

    private RemovePermissionResponse removePermission(RemovePermissionRequest request, Caller caller) {
        Topic topic = find(request.topicArn(), "TopicArn", caller);
        setPolicy(topic, TopicPolicy.without(policy(topic, caller), request.label()));
        return RemovePermissionResponse.builder().build();
    }

    private static String policy(Topic topic, Caller caller) {
        return topic.attributes().get("Policy").orElseGet(() -> TopicPolicy.byDefault(topic.arn(), caller.account()));
    }

    private static void setPolicy(Topic topic, String policy) {
        topic.change(topic.attributes().with("Policy", policy));
    }

    private GetDataProtectionPolicyResponse getDataProtectionPolicy(
            GetDataProtectionPolicyRequest request, Caller caller) {
        return GetDataProtectionPolicyResponse.builder()
                .dataProtectionPolicy(
                        find(request.resourceArn(), "ResourceArn", caller).dataProtectionPolicy())
                .build();
    }

    private PutDataProtectionPolicyResponse putDataProtectionPolicy(
            PutDataProtectionPolicyRequest request, Caller caller) {
        find(request.resourceArn(), "ResourceArn", caller).protectData(request.dataProtectionPolicy());
        return PutDataProtectionPolicyResponse.builder().build();
    }

    private Topic find(String arn, String parameter, Caller caller) {
        return regions.of(TopicArn.home(arn, parameter, caller)).find(arn).orElseThrow(SnsErrors::noTopic);
    }
}

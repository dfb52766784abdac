package dev.mooring.simulator.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.time.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.AddPermissionRequest;
import software.amazon.awssdk.services.sqs.model.AddPermissionResponse;
import software.amazon.awssdk.services.sqs.model.RemovePermissionRequest;
import software.amazon.awssdk.services.sqs.model.RemovePermissionResponse;

/** Statements are added to a queue's policy, and taken out, by their labels. */
final class Permissions {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_ACTIONS = 7;
    private static final Set<String> OWNERS_ONLY = Set.of(
            "AddPermission",
            "CreateQueue",
            "DeleteQueue",
            "ListQueues",
            "ListQueueTags",
            "RemovePermission",
            "SetQueueAttributes",
            "TagQueue",
            "UntagQueue");

    private final QueueUrls urls;
    private final Timeline timeline;

    Permissions(QueueUrls urls, Timeline timeline) {
        this.urls = urls;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(AddPermissionRequest.class, this::addPermission);
        operations.on(RemovePermissionRequest.class, this::removePermission);
    }

    private AddPermissionResponse addPermission(AddPermissionRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        check(request);
        ObjectNode policy = policy(queue);
        ArrayNode statements = policy.withArray("Statement");
        for (JsonNode statement : statements) {
            if (statement.path("Sid").asText().equals(request.label())) {
                throw SqsErrors.invalidParameter(request.label(), "Label", "Already exists.");
            }
        }
        ObjectNode statement =
                statements.addObject().put("Sid", request.label()).put("Effect", "Allow");
        List<String> principals = request.awsAccountIds().stream()
                .map(account -> "arn:aws:iam::" + account + ":root")
                .toList();
        statement.putObject("Principal").set("AWS", oneOrMany(principals));
        statement.set(
                "Action",
                oneOrMany(request.actions().stream()
                        .map(action -> "SQS:" + action)
                        .toList()));
        statement.put("Resource", queue.arn());
        write(queue, policy);
        return AddPermissionResponse.builder().build();
    }

    private static void check(AddPermissionRequest request) {
        if (request.actions().isEmpty()) {
            throw SqsErrors.missing("Actions");
        }
        if (request.awsAccountIds().isEmpty()) {
            throw SqsErrors.invalidParameter("[]", "PrincipalId", "Unable to verify.");
        }
        if (request.actions().size() > MOST_ACTIONS) {
            throw AwsErrors.of(
                    403,
                    "OverLimit",
                    request.actions().size() + " Actions were found, maximum allowed is " + MOST_ACTIONS + ".");
        }
        request.actions().stream().filter(OWNERS_ONLY::contains).findFirst().ifPresent(action -> {
            throw SqsErrors.invalidParameter(
                    "SQS:" + action, "ActionName", "Only the queue owner is allowed to invoke this action.");
        });
    }

    private RemovePermissionResponse removePermission(RemovePermissionRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        ObjectNode policy = policy(queue);
        ArrayNode statements = policy.withArray("Statement");
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).path("Sid").asText().equals(request.label())) {
                statements.remove(i);
                write(queue, policy);
                return RemovePermissionResponse.builder().build();
            }
        }
        throw SqsErrors.invalidParameter(request.label(), "Label", "can't find label.");
    }

    private static ObjectNode policy(Queue queue) {
        try {
            String text = queue.attributes().get("Policy").orElse("");
            if (!text.isEmpty()) {
                return (ObjectNode) MAPPER.readTree(text);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A policy was kept that is no JSON", e);
        }
        return MAPPER.createObjectNode().put("Version", "2008-10-17").put("Id", queue.arn() + "/SQSDefaultPolicy");
    }

    private void write(Queue queue, ObjectNode policy) {
        String text = policy.withArray("Statement").isEmpty() ? "" : policy.toString();
        queue.change(queue.attributes().with(Map.of("Policy", text)), timeline.now());
        queue.settle(queue.attributes());
    }

    private static JsonNode oneOrMany(List<String> texts) {
        return MAPPER.valueToTree(texts.size() == 1 ? texts.getFirst() : texts);
    }
}

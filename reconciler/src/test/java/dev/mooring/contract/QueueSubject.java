package dev.mooring.contract;

import dev.mooring.kinds.queue.QueueType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.JsonText;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** A queue with dead letters, of either type. */
record QueueSubject(Site site, boolean fifo) implements Subject {
    private static final ManifestId OWNER = new ManifestId("Queue", "inbox");

    @Override
    public ResourceType type() {
        return QueueType.TYPE;
    }

    @Override
    public Seq<Desired> desired() {
        Value.Tree redrive = Value.tree(
                        "deadLetterTargetArn", new Value.Ref(Reference.to(QueueType.id(name("dead")), "arn")))
                .with("maxReceiveCount", Value.of(5));
        Value.Tree attributes = nature().with("VisibilityTimeout", Value.of(45))
                .with("MessageRetentionPeriod", Value.of(86_400))
                .with("DelaySeconds", Value.of(5))
                .with("ReceiveMessageWaitTimeSeconds", Value.of(10))
                .with("MaximumMessageSize", Value.of(2048))
                .with("RedrivePolicy", redrive);
        return Vector.of(queue(name("dead"), nature()), queue(name("inbox"), attributes));
    }

    private Value.Tree nature() {
        return fifo ? Value.tree("FifoQueue", Value.of(true)) : Value.tree();
    }

    private static Desired queue(String name, Value.Tree attributes) {
        Value.Tree tree = Value.tree("QueueName", Value.of(name)).with("Attributes", attributes);
        return new Desired(QueueType.id(name), QueueType.TYPE, OWNER, tree, HashSet.empty());
    }

    private String name(String stem) {
        return "contract-" + stem + (fifo ? ".fifo" : "");
    }

    @Override
    public void madeByAStranger(Map<String, String> tags) {
        java.util.Map<QueueAttributeName, String> attributes =
                fifo ? java.util.Map.of(QueueAttributeName.FIFO_QUEUE, "true") : java.util.Map.of();
        sqs().createQueue(request ->
                request.queueName(name("inbox")).attributes(attributes).tags(tags.toJavaMap()));
    }

    @Override
    public boolean exists() {
        try {
            return !url().isEmpty();
        } catch (QueueDoesNotExistException gone) {
            return false;
        }
    }

    @Override
    public Seq<Edit> edits() {
        Vector<Edit> common = Vector.of(
                edit(QueueAttributeName.VISIBILITY_TIMEOUT, "120"),
                edit(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "1209600"),
                edit(QueueAttributeName.DELAY_SECONDS, "0"),
                edit(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "0"),
                edit(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"),
                edit(QueueAttributeName.REDRIVE_POLICY, ""),
                edit(
                        QueueAttributeName.REDRIVE_ALLOW_POLICY,
                        JsonText.write(Value.tree("redrivePermission", Value.of("denyAll")))),
                edit(QueueAttributeName.POLICY, policy()),
                edit(QueueAttributeName.KMS_MASTER_KEY_ID, "alias/aws/sqs"),
                edit(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "false"));
        return fifo
                ? common.append(edit(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"))
                        .append(edit(QueueAttributeName.DEDUPLICATION_SCOPE, "messageGroup"))
                : common;
    }

    @Override
    public Map<String, String> beyondReach() {
        Map<String, String> always = HashMap.of(
                "Attributes.KmsDataKeyReusePeriodSeconds", "says something only beside a key of KMS",
                "Attributes.FifoThroughputLimit", "changes only together with the deduplication scope");
        return fifo
                ? always
                : always.put("Attributes.ContentBasedDeduplication", "a standard queue has none")
                        .put("Attributes.DeduplicationScope", "a standard queue has none");
    }

    private Edit edit(QueueAttributeName attribute, String value) {
        return new Edit(
                "Attributes." + attribute,
                () -> sqs().setQueueAttributes(
                                request -> request.queueUrl(url()).attributes(java.util.Map.of(attribute, value))));
    }

    private String policy() {
        Value.Tree statement = Value.tree("Effect", Value.of("Allow"))
                .with("Principal", Value.tree("AWS", Value.of("arn:aws:iam::123456789012:root")))
                .with("Action", Value.of("sqs:SendMessage"))
                .with("Resource", Value.of("arn:aws:sqs:us-east-1:123456789012:" + name("inbox")));
        return JsonText.write(Value.tree("Version", Value.of("2012-10-17")).with("Statement", Value.list(statement)));
    }

    private String url() {
        return sqs().getQueueUrl(request -> request.queueName(name("inbox"))).queueUrl();
    }

    private SqsClient sqs() {
        return site.aws().sqs();
    }
}

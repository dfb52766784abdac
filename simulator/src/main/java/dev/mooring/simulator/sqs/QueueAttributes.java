package dev.mooring.simulator.sqs;

import dev.mooring.simulator.AwsErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The attributes of a queue that can be set, with AWS's defaults for those that were not. Immutable.
 *
 * @param set what was stated
 */
record QueueAttributes(boolean fifo, Map<String, String> set) {
    private static final String KMS_KEY = "KmsMasterKeyId";
    private static final String SQS_SSE = "SqsManagedSseEnabled";

    private static final Map<String, String> DEFAULTS = Map.of(
            "DelaySeconds", "0",
            "MaximumMessageSize", "1048576",
            "MessageRetentionPeriod", "345600",
            "ReceiveMessageWaitTimeSeconds", "0",
            "VisibilityTimeout", "30");

    private static final Map<String, String> FIFO_DEFAULTS = Map.of(
            "ContentBasedDeduplication", "false",
            "DeduplicationScope", "queue",
            "FifoThroughputLimit", "perQueue");

    /** Validates what a new queue is to have. */
    static QueueAttributes of(boolean fifo, Map<String, String> stated) {
        return new QueueAttributes(fifo, Map.of()).with(stated);
    }

    /** Validates and merges changes; an empty policy or key removes the attribute. */
    QueueAttributes with(Map<String, String> changes) {
        Map<String, String> merged = new TreeMap<>(set);
        changes.forEach((name, value) -> {
            Optional<String> normal = AttributeRules.check(name, value, fifo);
            normal.ifPresentOrElse(text -> merged.put(name, text), () -> merged.remove(name));
        });
        checkEncryption(changes, merged);
        return new QueueAttributes(fifo, Map.copyOf(merged));
    }

    private static void checkEncryption(Map<String, String> changes, Map<String, String> merged) {
        boolean kms = changes.containsKey(KMS_KEY) && merged.containsKey(KMS_KEY);
        boolean sse = "true".equals(changes.get(SQS_SSE));
        if (kms && sse) {
            throw AwsErrors.client(
                    "InvalidAttributeName",
                    "You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.");
        }
        if (kms) {
            merged.put(SQS_SSE, "false");
        }
        if (sse) {
            merged.remove(KMS_KEY);
        }
    }

    /** Every attribute that has a value, defaults filled in. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(DEFAULTS);
        all.put(SQS_SSE, set.containsKey(KMS_KEY) ? "false" : "true");
        if (fifo) {
            all.put("FifoQueue", "true");
            all.putAll(FIFO_DEFAULTS);
        }
        if (set.containsKey(KMS_KEY)) {
            all.put("KmsDataKeyReusePeriodSeconds", "300");
        }
        all.putAll(set);
        return all;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(all().get(name));
    }

    int number(String name) {
        return get(name).map(Integer::parseInt).orElse(0);
    }

    boolean flag(String name) {
        return get(name).filter("true"::equals).isPresent();
    }

    Optional<RedrivePolicy> redrivePolicy() {
        return get("RedrivePolicy").map(RedrivePolicy::parse);
    }

    /** The first of the stated attributes whose value here is another. */
    Optional<String> firstDifference(QueueAttributes other, Iterable<String> stated) {
        Map<String, String> mine = all();
        Map<String, String> theirs = other.all();
        for (String name : stated) {
            if (!Objects.equals(mine.get(name), theirs.get(name))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}

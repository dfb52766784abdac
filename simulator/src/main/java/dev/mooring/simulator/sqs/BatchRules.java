package dev.mooring.simulator.sqs;

import dev.mooring.simulator.AwsErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/** What holds for every batch: one to ten entries, with distinct, well-formed ids. */
final class BatchRules {
    private static final int MOST_ENTRIES = 10;
    private static final Pattern ID = Pattern.compile("[\\w-]{1,80}");

    private BatchRules() {}

    /** @param entryShape the name of the entries' shape, which AWS names in the error */
    static void check(List<String> ids, String entryShape) {
        if (ids.isEmpty()) {
            throw AwsErrors.client(
                    "EmptyBatchRequest", "There should be at least one " + entryShape + " in the request.");
        }
        if (ids.size() > MOST_ENTRIES) {
            throw AwsErrors.client(
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are " + MOST_ENTRIES + ". You have sent " + ids.size()
                            + ".");
        }
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!ID.matcher(id).matches()) {
                throw AwsErrors.client(
                        "InvalidBatchEntryId",
                        "A batch entry id can only contain alphanumeric characters, hyphens and underscores."
                                + " It can be at most 80 letters long.");
            }
            if (!seen.add(id)) {
                throw AwsErrors.client("BatchEntryIdsNotDistinct", "Id " + id + " repeated.");
            }
        }
    }

    static BatchResultErrorEntry failure(String id, AwsServiceException error) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .senderFault(true)
                .code(SqsErrors.queryCode(error.awsErrorDetails().errorCode()))
                .message(error.awsErrorDetails().errorMessage())
                .build();
    }
}

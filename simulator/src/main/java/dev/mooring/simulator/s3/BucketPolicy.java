package dev.mooring.simulator.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.simulator.AwsErrors;
import org.jspecify.annotations.Nullable;

/** A bucket policy must at least be a JSON document with statements. */
final class BucketPolicy {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BucketPolicy() {}

    static void check(@Nullable String policy) {
        try {
            if (policy != null && MAPPER.readTree(policy).has("Statement")) {
                return;
            }
        } catch (JsonProcessingException malformed) {
            throw AwsErrors.client("MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'");
        }
        throw AwsErrors.client("MalformedPolicy", "Missing required field Statement");
    }
}

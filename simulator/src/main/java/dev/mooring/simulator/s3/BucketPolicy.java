package dev.mooring.simulator.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.simulator.AwsErrors;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What S3 asks of a bucket policy: a JSON document with statements, and who may do what in each of them. */
final class BucketPolicy {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BucketPolicy() {}

    static void check(@Nullable String policy) {
        JsonNode document = parse(policy);
        if (!document.has("Statement")) {
            throw malformed("Missing required field Statement");
        }
        for (JsonNode statement : statements(document)) {
            if (!statement.has("Effect")) {
                throw malformed("Missing required field Effect");
            }
            if (!statement.has("Principal") && !statement.has("NotPrincipal")) {
                throw malformed("Missing required field Principal");
            }
            if (!statement.has("Action") && !statement.has("NotAction")) {
                throw malformed("Missing required field Action");
            }
            if (!statement.has("Resource") && !statement.has("NotResource")) {
                throw malformed("Missing required field Resource");
            }
        }
    }

    /** S3 user guide, "The meaning of public": open to anybody, under no condition. Conditions are not weighed here. */
    static boolean isPublic(String policy) {
        return statements(parse(policy)).stream()
                .anyMatch(statement -> "Allow".equals(statement.path("Effect").asText())
                        && isAnybody(statement.path("Principal"))
                        && !statement.has("Condition"));
    }

    private static boolean isAnybody(JsonNode principal) {
        return principal.isArray()
                ? principal.valueStream().anyMatch(BucketPolicy::isAnybody)
                : principal.isObject() ? isAnybody(principal.path("AWS")) : "*".equals(principal.asText());
    }

    static List<JsonNode> statements(String policy) {
        return statements(parse(policy));
    }

    private static List<JsonNode> statements(JsonNode document) {
        JsonNode statement = document.path("Statement");
        return statement.isArray() ? statement.valueStream().toList() : List.of(statement);
    }

    private static JsonNode parse(@Nullable String policy) {
        try {
            JsonNode document = MAPPER.readTree(policy == null ? "" : policy);
            if (document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException malformed) {
            throw malformed("This policy contains invalid Json");
        }
        throw malformed("Policies must be valid JSON and the first byte must be '{'");
    }

    private static AwsServiceException malformed(String message) {
        return AwsErrors.client("MalformedPolicy", message);
    }
}

package dev.mooring.simulator.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Where messages go that were received too often.
 *
 * @param maxReceives from 1 to 1000
 * @param text as it was written
 */
record RedrivePolicy(String targetArn, int maxReceives, String text) {
    private static final String TARGET = "deadLetterTargetArn";
    private static final String MAX_RECEIVES = "maxReceiveCount";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static RedrivePolicy parse(String text) {
        JsonNode json = tree(text);
        if (!json.isObject()) {
            throw invalid(text, "Redrive policy is not a valid JSON map.");
        }
        for (String member : new String[] {TARGET, MAX_RECEIVES}) {
            if (!json.hasNonNull(member)) {
                throw invalid(text, "Redrive policy does not contain mandatory attribute: " + member + ".");
            }
        }
        int maxReceives = json.get(MAX_RECEIVES).asInt(0);
        if (maxReceives < 1 || maxReceives > 1000) {
            throw invalid(
                    text,
                    "Invalid value for maxReceiveCount: "
                            + json.get(MAX_RECEIVES).asText() + ", valid values are from 1 to 1000 both inclusive.");
        }
        String target = json.get(TARGET).asText();
        if (target.split(":", -1).length != 6 || !target.startsWith("arn:")) {
            throw invalid(text, "Invalid value for deadLetterTargetArn.");
        }
        return new RedrivePolicy(target, maxReceives, text);
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw invalid(text, "Redrive policy is not a valid JSON map.");
        }
    }

    static AwsServiceException invalid(String text, String reason) {
        return SqsErrors.invalidParameter(text, "RedrivePolicy", reason);
    }

    /** As AWS gives it back, whatever it was written like. */
    String json() {
        return MAPPER.createObjectNode()
                .put(TARGET, targetArn)
                .put(MAX_RECEIVES, maxReceives)
                .toString();
    }
}

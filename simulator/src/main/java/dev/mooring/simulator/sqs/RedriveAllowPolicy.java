package dev.mooring.simulator.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/** Which queues may use a queue for their dead letters. Kept, not enforced. */
final class RedriveAllowPolicy {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> PERMISSIONS = Set.of("allowAll", "denyAll", "byQueue");
    private static final int MOST_SOURCES = 10;

    private RedriveAllowPolicy() {}

    static String check(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            String permission = json.path("redrivePermission").asText();
            int sources = json.path("sourceQueueArns").size();
            boolean byQueue = permission.equals("byQueue");
            if (PERMISSIONS.contains(permission) && byQueue == (sources > 0) && sources <= MOST_SOURCES) {
                return text;
            }
        } catch (JsonProcessingException malformed) {
            throw SqsErrors.invalidAttributeValue("RedriveAllowPolicy");
        }
        throw SqsErrors.invalidAttributeValue("RedriveAllowPolicy");
    }
}

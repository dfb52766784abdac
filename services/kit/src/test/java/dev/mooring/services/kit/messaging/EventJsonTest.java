package dev.mooring.services.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static final Event PLACED = new Event(
            UUID.fromString("0d1f7c3e-7f0e-4a52-9a3c-3c1f0f3b2a11"),
            "order.placed",
            Instant.parse("2026-03-01T10:00:00Z"),
            EventJson.data(Map.of("id", "7", "note", "\"quoted\"")));

    @Test
    void whatIsWrittenIsRead() throws MalformedEvent {
        assertThat(EventJson.read(EventJson.write(PLACED))).isEqualTo(PLACED);
    }

    @Test
    void theEnvelopeOfATopicIsOpened() throws MalformedEvent {
        String envelope = EventJson.data(Map.of(
                        "Type",
                        "Notification",
                        "MessageId",
                        "m",
                        "TopicArn",
                        "arn",
                        "Message",
                        EventJson.write(PLACED)))
                .toString();

        assertThat(EventJson.read(envelope)).isEqualTo(PLACED);
    }

    @Test
    void membersOfALaterVersionAreNotMinded() throws MalformedEvent {
        String later = EventJson.write(PLACED).replaceFirst("\\{", "{\"trace\":\"x\",");

        assertThat(EventJson.read(later)).isEqualTo(PLACED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{}", "[]", "null", "{\"Type\":\"Notification\",\"Message\":\"secret\"}"})
    void whatIsNoEventIsRefusedWithoutBeingRepeated(String body) {
        assertThatThrownBy(() -> EventJson.read(body))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageNotContaining("secret");
    }
}

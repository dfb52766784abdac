package dev.mooring.simulator.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** What goes back over HTTP. */
public sealed interface WireReply {

    /** An HTTP response. */
    record Sent(int status, Map<String, String> headers, SdkBytes body) implements WireReply {
        public static Sent of(int status, String contentType, byte[] body) {
            return new Sent(status, Map.of("Content-Type", contentType), SdkBytes.fromByteArrayUnsafe(body));
        }

        Sent with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Sent(status, more, body);
        }
    }

    /** Nothing: the connection is closed without an answer, as when the network fails. */
    record Dropped() implements WireReply {}
}

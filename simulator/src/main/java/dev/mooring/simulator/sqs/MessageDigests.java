package dev.mooring.simulator.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;

/** The MD5s by which clients verify what SQS received. Source: SQS developer guide, calculating the MD5 message digest. */
final class MessageDigests {
    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    private record Typed(
            String type, @Nullable String text, @Nullable SdkBytes binary) {}

    private MessageDigests() {}

    static String ofBody(String body) {
        return md5(body.getBytes(UTF_8));
    }

    static String ofAttributes(Map<String, MessageAttributeValue> attributes) {
        Map<String, Typed> typed = new TreeMap<>();
        attributes.forEach((name, value) ->
                typed.put(name, new Typed(value.dataType(), value.stringValue(), value.binaryValue())));
        return md5(encode(typed));
    }

    static String ofSystemAttributes(Map<String, MessageSystemAttributeValue> attributes) {
        Map<String, Typed> typed = new TreeMap<>();
        attributes.forEach((name, value) ->
                typed.put(name, new Typed(value.dataType(), value.stringValue(), value.binaryValue())));
        return md5(encode(typed));
    }

    private static byte[] encode(Map<String, Typed> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Map.Entry<String, Typed> attribute : attributes.entrySet()) {
                write(out, attribute.getKey().getBytes(UTF_8));
                write(out, attribute.getValue().type().getBytes(UTF_8));
                writeValue(out, attribute.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeValue(DataOutputStream out, Typed value) throws IOException {
        if (value.binary() != null) {
            out.writeByte(BINARY);
            write(out, value.binary().asByteArrayUnsafe());
        } else {
            out.writeByte(TEXT);
            write(out, (value.text() == null ? "" : value.text()).getBytes(UTF_8));
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

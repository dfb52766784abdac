package dev.mooring.simulator.s3;

import dev.mooring.simulator.AwsErrors;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** Tags as S3 takes and gives them: a set in XML, or a query string in a header. */
final class S3Tags {
    private S3Tags() {}

    static Map<String, String> of(@Nullable Tagging tagging, int most) {
        if (tagging == null) {
            throw S3Errors.malformedXml();
        }
        return of(tagging.tagSet(), most);
    }

    static Map<String, String> of(List<Tag> tagSet, int most) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Tag tag : tagSet) {
            if (tags.put(tag.key(), tag.value()) != null) {
                throw AwsErrors.client("InvalidTag", "Cannot provide multiple Tags with the same key");
            }
        }
        check(tags, most);
        return tags;
    }

    /** @param header {@code key=value&key=value}; null where there is none */
    static Map<String, String> ofHeader(@Nullable String header, int most) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String pair : header == null ? List.<String>of() : List.of(header.split("&"))) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                tags.put(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        check(tags, most);
        return tags;
    }

    private static void check(Map<String, String> tags, int most) {
        if (tags.size() > most) {
            throw AwsErrors.client("BadRequest", "Object tags cannot be greater than " + most);
        }
        tags.forEach((key, value) -> {
            if (key.startsWith("aws:")) {
                throw AwsErrors.client("InvalidTag", "System tags cannot be added/updated by requester");
            }
            if (key.isEmpty() || key.length() > 128) {
                throw AwsErrors.client("InvalidTag", "The TagKey you have provided is invalid");
            }
            if (value.length() > 256) {
                throw AwsErrors.client("InvalidTag", "The TagValue you have provided is invalid");
            }
        });
    }

    static List<Tag> show(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

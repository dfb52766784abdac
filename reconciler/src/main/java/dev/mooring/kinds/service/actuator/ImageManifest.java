package dev.mooring.kinds.service.actuator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What an image's manifest says of platforms: an index names one for each image in it; the manifest of a single image names
 * none, its configuration would.
 *
 * @param platforms with the digest of the image for each; empty where it says nothing
 */
record ImageManifest(Seq<Tuple2<ImagePlatform, String>> platforms) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ImageManifest SILENT = new ImageManifest(Vector.empty());

    /** What cannot be read says nothing. Builders put attestations beside the images, for platforms that are "unknown". */
    static ImageManifest read(String text) {
        try {
            return new ImageManifest(Vector.ofAll(JSON.readTree(text).path("manifests"))
                    .map(entry -> Tuple.of(
                            platform(entry.path("platform")),
                            entry.path("digest").asText("")))
                    .reject(entry -> entry._1.architecture().isEmpty()
                            || entry._1.architecture().equals("unknown")
                            || entry._2.isEmpty()));
        } catch (JsonProcessingException unreadable) {
            return SILENT;
        }
    }

    private static ImagePlatform platform(JsonNode platform) {
        return new ImagePlatform(
                platform.path("architecture").asText(""), platform.path("os").asText(""));
    }

    /** Whether it says that there is nothing for this platform. */
    boolean lacks(ImagePlatform platform) {
        return !platforms.isEmpty() && digest(platform).isEmpty();
    }

    /** Of the image for this platform, if it is an index of one. */
    Option<String> digest(ImagePlatform platform) {
        return platforms.find(entry -> entry._1.equals(platform)).map(Tuple2::_2);
    }
}

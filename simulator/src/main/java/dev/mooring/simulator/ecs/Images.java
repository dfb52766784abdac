package dev.mooring.simulator.ecs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * How each image behaves. What {@link #declare} said last wins; an image of which nothing was said goes by its tag, so that
 * a failure can be staged with no call at all:
 *
 * <ul>
 *   <li>a tag that contains {@code -broken} fails its health checks;
 *   <li>{@code -crash} exits with code 1 soon after its start;
 *   <li>{@code -missing} cannot be pulled;
 *   <li>{@code -slow} is healthy after ten seconds;
 *   <li>every other image is healthy at once.
 * </ul>
 */
public final class Images {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration SLOW = Duration.ofSeconds(10);

    private record Declared(Pattern images, ImageBehaviour behaviour) {}

    private final Deque<Declared> declared = new ArrayDeque<>();

    /**
     * Says how images behave from their containers' next start on.
     *
     * @param pattern an image as task definitions name it; {@code *} stands for any characters
     */
    public void declare(String pattern, ImageBehaviour behaviour) {
        if (pattern.isBlank()) {
            throw new IllegalArgumentException("an image pattern must not be blank");
        }
        StringBuilder regex = new StringBuilder();
        for (String literal : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        declared.addFirst(new Declared(Pattern.compile(regex.toString()), behaviour));
    }

    /** How a container of this image behaves. */
    public ImageBehaviour behaviour(String image) {
        return declared.stream()
                .filter(rule -> rule.images().matcher(image).matches())
                .map(Declared::behaviour)
                .findFirst()
                .orElseGet(() -> byTag(image));
    }

    private static ImageBehaviour byTag(String image) {
        String tag = image.substring(image.lastIndexOf('/') + 1);
        if (tag.contains("-missing")) {
            return new ImageBehaviour.Unpullable(
                    "pull image manifest has been retried 1 time(s): failed to resolve ref " + image + ": " + image
                            + ": not found");
        }
        if (tag.contains("-crash")) {
            return new ImageBehaviour.Exits(1, SOON);
        }
        if (tag.contains("-broken")) {
            return new ImageBehaviour.Unhealthy();
        }
        return new ImageBehaviour.Healthy(tag.contains("-slow") ? SLOW : Duration.ZERO);
    }

    /** The digest that an image resolves to: its own where it names one, else the same one for the same name. */
    public String digest(String image) {
        int at = image.indexOf("@sha256:");
        if (at >= 0) {
            return image.substring(at + 1);
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(image.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

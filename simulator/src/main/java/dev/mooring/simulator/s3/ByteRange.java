package dev.mooring.simulator.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range of bytes, both ends included. */
record ByteRange(int first, int last) {
    private static final Pattern HEADER = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /**
     * @param header {@code bytes=0-9}, {@code bytes=5-} or {@code bytes=-5}; one that cannot be understood is ignored, as
     *     HTTP wants
     */
    static Optional<ByteRange> of(@Nullable String header, int size) {
        Matcher matcher = HEADER.matcher(header == null ? "" : header);
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        ByteRange range = matcher.group(1).isEmpty()
                ? new ByteRange(Math.max(0, size - number(matcher.group(2))), size - 1)
                : new ByteRange(
                        number(matcher.group(1)),
                        matcher.group(2).isEmpty() ? size - 1 : Math.min(number(matcher.group(2)), size - 1));
        if (range.first > range.last) {
            throw S3Errors.invalidRange();
        }
        return Optional.of(range);
    }

    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    int length() {
        return last - first + 1;
    }

    String contentRange(int size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}

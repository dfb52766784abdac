package dev.mooring.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, and the opaque token that asks for the next one.
 *
 * @param next null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * Cuts one page out of a list.
     *
     * @param token what the caller got as the previous page's {@code next}; null or empty asks for the first
     * @param size how many the caller wants; null asks for {@code max}
     * @param badToken what to throw where the token is not one of ours
     */
    public static <T> Page<T> of(
            List<T> all,
            @Nullable String token,
            @Nullable Integer size,
            int max,
            Supplier<? extends RuntimeException> badToken) {
        int from = token == null || token.isEmpty() ? 0 : offset(token, badToken);
        int to = Math.min(all.size(), from + (size == null ? max : Math.min(size, max)));
        List<T> items = from >= all.size() ? List.of() : List.copyOf(all.subList(from, to));
        return new Page<>(items, to < all.size() ? token(to) : null);
    }

    private static String token(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("page:" + offset).getBytes(StandardCharsets.US_ASCII));
    }

    private static int offset(String token, Supplier<? extends RuntimeException> badToken) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            if (text.startsWith("page:")) {
                return Integer.parseUnsignedInt(text.substring("page:".length()));
            }
        } catch (IllegalArgumentException notOurs) {
            throw badToken.get();
        }
        throw badToken.get();
    }
}

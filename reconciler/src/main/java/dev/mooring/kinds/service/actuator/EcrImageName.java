package dev.mooring.kinds.service.actuator;

import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image in Amazon ECR, by tag or by digest.
 *
 * @param registry the account
 * @param digest goes before the tag where both are there
 */
record EcrImageName(String registry, String region, String repository, Option<String> tag, Option<String> digest) {
    private static final Pattern NAME =
            Pattern.compile("(\\d{12})\\.dkr[.-]ecr\\.([a-z0-9-]+)\\.(?:amazonaws|on)\\.[a-z.]+/"
                    + "([^:@]+)(?::([^@]+))?(?:@(sha256:[0-9a-f]{64}))?");

    /** None for an image of another registry. */
    static Option<EcrImageName> of(String image) {
        Matcher name = NAME.matcher(image);
        return Option.when(
                name.matches(),
                () -> new EcrImageName(
                        name.group(1),
                        name.group(2),
                        name.group(3),
                        Option.of(name.group(4)),
                        Option.of(name.group(5))));
    }
}

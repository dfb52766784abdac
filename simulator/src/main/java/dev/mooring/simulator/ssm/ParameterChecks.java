package dev.mooring.simulator.ssm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** What PutParameter refuses (PutParameter in the API Reference). */
final class ParameterChecks {
    private static final Pattern NAME = Pattern.compile("/?[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");
    private static final int DEEPEST = 15;
    private static final int STANDARD_BYTES = 4096;
    private static final int ADVANCED_BYTES = 8192;
    private static final List<String> DATA_TYPES = List.of("text", "aws:ec2:image", "aws:ssm:integration");
    private static final String SUB_PATHS =
            " If formed as a path, it can consist of sub-paths divided by slash symbol; "
                    + "each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_";

    private ParameterChecks() {}

    static void check(PutParameterRequest request) {
        checkName(request.name());
        if (Boolean.TRUE.equals(request.overwrite()) && !request.tags().isEmpty()) {
            throw SsmErrors.invalid("Invalid request: tags and overwrite can't be used together. To create a parameter "
                    + "with tags, please remove overwrite flag. To update tags for an existing parameter, please use "
                    + "AddTagsToResource or RemoveTagsFromResource.");
        }
        if (request.dataType() != null && !DATA_TYPES.contains(request.dataType())) {
            throw SsmErrors.invalid("The following data type is not supported: " + request.dataType()
                    + " (Data type names are all lowercase.)");
        }
        if (request.value().isEmpty()) {
            throw SsmErrors.invalid("1 validation error detected: Value at 'value' failed to satisfy constraint: "
                    + "Member must have length greater than or equal to 1.");
        }
    }

    private static void checkName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean path = name.startsWith("/");
        if (path && lower.startsWith("/aws")) {
            throw SsmErrors.reserved(name);
        }
        if (path && lower.startsWith("/ssm")) {
            throw SsmErrors.invalid("Parameter name: can't be prefixed with \"ssm\" (case-insensitive)." + SUB_PATHS);
        }
        if (lower.startsWith("aws") || lower.startsWith("ssm")) {
            throw SsmErrors.invalid("Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).");
        }
        if (!path && name.contains("/")) {
            throw SsmErrors.invalid("Parameter name must be a fully qualified name.");
        }
        if (!NAME.matcher(name).matches()) {
            throw SsmErrors.invalid("Invalid parameter name. Please use correct syntax for referencing a version/label "
                    + "<name>:<version/label>");
        }
        if (name.chars().filter(each -> each == '/').count() > DEEPEST) {
            throw SsmErrors.invalid("The parameter name has more than " + DEEPEST + " levels.");
        }
    }

    static void check(ParameterVersion version) {
        int bytes = bytes(version.value());
        if (version.tier().equals("Standard") && bytes > STANDARD_BYTES) {
            throw SsmErrors.invalid("Standard tier parameters support a maximum parameter value of 4096 characters. To "
                    + "create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.");
        }
        if (bytes > ADVANCED_BYTES) {
            throw SsmErrors.invalid("Advanced tier parameters support a maximum parameter value of 8192 characters.");
        }
        String pattern = version.allowedPattern();
        if (pattern != null
                && !each(version).stream().allMatch(compiled(pattern).asMatchPredicate())) {
            throw SsmErrors.outOfPattern(pattern);
        }
    }

    static boolean fitsStandard(String value) {
        return bytes(value) <= STANDARD_BYTES;
    }

    /** A list's items are held against the pattern one by one. */
    private static List<String> each(ParameterVersion version) {
        return version.type().equals("StringList")
                ? Arrays.asList(version.value().split(",", -1))
                : List.of(version.value());
    }

    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            throw SsmErrors.invalid("The pattern is not a regular expression: " + broken.getDescription());
        }
    }

    private static int bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }
}

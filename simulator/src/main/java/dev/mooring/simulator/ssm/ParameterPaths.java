package dev.mooring.simulator.ssm;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where parameters lie in their hierarchy. */
final class ParameterPaths {
    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9._-]+)+/?");

    private ParameterPaths() {}

    static void check(String path) {
        if (!PATH.matcher(path).matches()) {
            throw SsmErrors.invalid(
                    "The parameter doesn't meet the parameter name requirements. The parameter name must "
                            + "begin with a forward slash \"/\". It can't be prefixed with \"aws\" or \"ssm\" "
                            + "(case-insensitive). It must use only letters, numbers, or the following symbols: . (period), "
                            + "- (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, "
                            + "must use the forward slash symbol \"/\". Valid example: /get/parameters2-/by1./path0_.");
        }
    }

    /** As {@link #check}, and not among the parameters that AWS publishes. */
    static void checkOwn(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.startsWith("/aws") || lower.startsWith("/ssm")) {
            throw SsmErrors.invalid("Filters for common parameters can't be prefixed with \"aws\" or \"ssm\" "
                    + "(case-insensitive). When using global parameters, please specify within a global namespace.");
        }
        check(path);
    }

    /** Whether a parameter lies below {@code path}; directly, unless {@code recursive}. */
    static boolean lies(Parameter parameter, String path, boolean recursive) {
        String folder = path.endsWith("/") ? path : path + "/";
        String name = Parameters.path(parameter.name());
        return name.startsWith(folder) && (recursive || name.indexOf('/', folder.length()) < 0);
    }
}

package dev.mooring.simulator.ssm;

import dev.mooring.simulator.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What a read asks for: a parameter, and which of its versions.
 *
 * @param name or ARN
 * @param version a number or a label; null for the latest
 */
record Selector(String name, @Nullable String version) {

    /** Reads {@code name}, {@code name:3} or {@code name:label}; ARNs have colons of their own. */
    static Selector of(String text) {
        int start = text.startsWith("arn:") ? text.indexOf(":parameter/") + 1 : 0;
        int colon = text.indexOf(':', start);
        return colon < 0 ? new Selector(text, null) : new Selector(text.substring(0, colon), text.substring(colon + 1));
    }

    /** As answers repeat it: {@code :3}; null where no version was asked for. */
    @Nullable String suffix() {
        return version == null ? null : ":" + version;
    }

    ParameterVersion in(Parameters parameters, Caller caller) {
        Parameter parameter = parameters
                .find(caller, name)
                .filter(found -> version == null || !version.contains(":"))
                .orElseThrow(() -> SsmErrors.noParameter(version == null ? name : name + ":" + version));
        if (version == null) {
            return parameter.latest();
        }
        return (version.matches("\\d{1,18}") ? parameter.version(Long.parseLong(version)) : parameter.labelled(version))
                .orElseThrow(() -> SsmErrors.noVersion(parameter.name(), version));
    }
}

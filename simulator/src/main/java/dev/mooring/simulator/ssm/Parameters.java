package dev.mooring.simulator.ssm;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of every account and Region, in order of their names. At the root, {@code name} and {@code /name} are one. */
final class Parameters {
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:ssm:([^:]+):(\\d{12}):parameter/(.+)");
    private final Regional<Map<String, Parameter>> regions = new Regional<>(caller -> new TreeMap<>());

    List<Parameter> all(Caller caller) {
        return List.copyOf(regions.of(caller).values());
    }

    void add(Caller caller, Parameter parameter) {
        regions.of(caller).put(path(parameter.name()), parameter);
    }

    void remove(Caller caller, Parameter parameter) {
        regions.of(caller).remove(path(parameter.name()));
    }

    Parameter get(Caller caller, String name) {
        return find(caller, name).orElseThrow(() -> SsmErrors.noParameter(name));
    }

    /** @param name of the parameter, or its ARN, which can be of another account */
    Optional<Parameter> find(Caller caller, String name) {
        Matcher arn = ARN.matcher(name);
        return arn.matches()
                ? Optional.ofNullable(
                        regions.of(new Caller(arn.group(2), arn.group(1))).get("/" + arn.group(3)))
                : Optional.ofNullable(regions.of(caller).get(path(name)));
    }

    /** With the slash that a name at the root may lack. */
    static String path(String name) {
        return name.startsWith("/") ? name : "/" + name;
    }
}

package dev.mooring.simulator.ssm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;

/** What a list is narrowed to: what passes every filter (ParameterStringFilter in the API Reference). */
final class ParameterFilters {
    private static final List<String> KEYS = List.of("Path", "Name", "Type", "KeyId", "Tier");
    private static final List<String> KEYS_BY_PATH = List.of("Type", "KeyId");
    private static final List<String> TIERS = List.of("Standard", "Advanced", "Intelligent-Tiering");
    private static final List<String> TYPES = List.of("String", "StringList", "SecureString");
    private final List<Predicate<Parameter>> filters;

    private ParameterFilters(List<Predicate<Parameter>> filters) {
        this.filters = filters;
    }

    boolean passes(Parameter parameter) {
        return filters.stream().allMatch(filter -> filter.test(parameter));
    }

    static ParameterFilters ofList(List<ParameterStringFilter> filters) {
        return of(filters, key -> KEYS.contains(key) || key.equals("DataType") || key.startsWith("tag:"), KEYS);
    }

    static ParameterFilters ofPath(List<ParameterStringFilter> filters) {
        return of(filters, key -> KEYS_BY_PATH.contains(key) || key.equals("Label"), KEYS_BY_PATH);
    }

    private static ParameterFilters of(
            List<ParameterStringFilter> filters, Predicate<String> valid, List<String> named) {
        Set<String> keys = new HashSet<>();
        List<Predicate<Parameter>> checked = new ArrayList<>();
        for (ParameterStringFilter filter : filters) {
            if (!valid.test(filter.key())) {
                throw SsmErrors.badFilterKey(filter.key(), named);
            }
            if (filter.values().isEmpty() && !filter.key().startsWith("tag:")) {
                throw SsmErrors.noFilterValues(filter.key());
            }
            if (!keys.add(filter.key())) {
                throw SsmErrors.filterTwice(filter.key());
            }
            checked.add(test(filter));
        }
        return new ParameterFilters(checked);
    }

    private static Predicate<Parameter> test(ParameterStringFilter filter) {
        List<String> values = filter.values();
        return switch (filter.key()) {
            case "Path" -> path(filter);
            case "Name" -> names(filter);
            case "Type" -> {
                check(values, TYPES);
                yield texts(filter, parameter -> Stream.of(parameter.latest().type()));
            }
            case "Tier" -> {
                check(values, TIERS);
                yield texts(filter, parameter -> Stream.of(parameter.latest().tier()));
            }
            case "KeyId" ->
                texts(filter, parameter -> Stream.ofNullable(parameter.latest().keyId()));
            case "DataType" ->
                texts(filter, parameter -> Stream.of(parameter.latest().dataType()));
            case "Label" -> texts(filter, parameter -> parameter.latest().labels().stream());
            default -> tag(filter);
        };
    }

    private static void check(List<String> values, List<String> valid) {
        values.stream().filter(value -> !valid.contains(value)).findFirst().ifPresent(value -> {
            throw SsmErrors.badFilterValue(value, valid);
        });
    }

    private static Predicate<Parameter> path(ParameterStringFilter filter) {
        String option = filter.option() == null ? "OneLevel" : filter.option();
        if (!List.of("Recursive", "OneLevel").contains(option)) {
            throw SsmErrors.badFilterOption(option, List.of("Recursive", "OneLevel"));
        }
        filter.values().forEach(ParameterPaths::checkOwn);
        return parameter -> filter.values().stream()
                .anyMatch(path -> ParameterPaths.lies(parameter, path, option.equals("Recursive")));
    }

    /** At the root, a name matches with and without its slash. */
    private static Predicate<Parameter> names(ParameterStringFilter filter) {
        String option = filter.option() == null ? "Equals" : filter.option();
        return switch (option) {
            case "Equals" ->
                parameter -> filter.values().stream()
                        .anyMatch(value -> Parameters.path(parameter.name()).equals(Parameters.path(value)));
            case "BeginsWith" ->
                parameter -> filter.values().stream()
                        .anyMatch(value -> Parameters.path(parameter.name()).startsWith(Parameters.path(value)));
            case "Contains" ->
                parameter -> filter.values().stream()
                        .anyMatch(value -> Parameters.path(parameter.name()).contains(value));
            default -> throw SsmErrors.badFilterOption(option, List.of("BeginsWith", "Equals"));
        };
    }

    private interface Texts {
        Stream<String> of(Parameter parameter);
    }

    private static Predicate<Parameter> texts(ParameterStringFilter filter, Texts texts) {
        String option = filter.option() == null ? "Equals" : filter.option();
        return switch (option) {
            case "Equals" -> parameter -> texts.of(parameter).anyMatch(filter.values()::contains);
            case "BeginsWith" ->
                parameter -> texts.of(parameter)
                        .anyMatch(text -> filter.values().stream().anyMatch(text::startsWith));
            default -> throw SsmErrors.badFilterOption(option, List.of("BeginsWith", "Equals"));
        };
    }

    private static Predicate<Parameter> tag(ParameterStringFilter filter) {
        String key = filter.key().substring("tag:".length());
        return filter.values().isEmpty()
                ? parameter -> parameter.tags.containsKey(key)
                : texts(filter, parameter -> Stream.ofNullable(parameter.tags.get(key)));
    }
}

package dev.mooring.simulator.elb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.HostHeaderConditionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PathPatternConditionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.QueryStringKeyValuePair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/**
 * A rule's conditions: what AWS refuses, and the form in which it gives them back. Hosts and paths come back both as
 * {@code Values} and in their own config, the other fields with empty {@code Values}; the order of the values of all but
 * hosts is not kept (both seen in recorded read-backs), which is played here by turning them round.
 */
final class RuleConditions {
    private static final List<String> FIELDS =
            List.of("path-pattern", "host-header", "http-header", "http-request-method", "query-string", "source-ip");
    private static final int LONGEST_VALUE = 128;
    private static final int LONGEST_NAME = 40;
    private static final int MOST_VALUES = 5;

    private RuleConditions() {}

    /** The conditions as AWS keeps them; throws ValidationError for those that it refuses. */
    static List<RuleCondition> normal(List<RuleCondition> conditions) {
        List<RuleCondition> kept =
                conditions.stream().map(RuleConditions::normal).toList();
        int values = kept.stream().mapToInt(RuleConditions::values).sum();
        if (values > MOST_VALUES) {
            throw ElbErrors.validation("A rule can only have '" + MOST_VALUES + "' condition values");
        }
        return kept;
    }

    private static RuleCondition normal(RuleCondition condition) {
        String field = condition.field();
        if (field == null || !FIELDS.contains(field)) {
            throw ElbErrors.validation(
                    "Condition field '" + field + "' must be one of '[" + String.join(",", FIELDS) + "]'");
        }
        boolean simple = field.equals("path-pattern") || field.equals("host-header");
        if (condition.hasValues() && !condition.values().isEmpty() && !simple) {
            throw ElbErrors.validation("The 'Values' field is not compatible with '" + field + "'");
        }
        return switch (field) {
            case "path-pattern" -> path(condition);
            case "host-header" -> host(condition);
            case "http-header" -> header(condition);
            case "http-request-method" -> method(condition);
            case "query-string" -> query(condition);
            default -> source(condition);
        };
    }

    private static RuleCondition path(RuleCondition condition) {
        List<String> own = condition.pathPatternConfig() == null
                ? null
                : condition.pathPatternConfig().values();
        List<String> values = turned(eitherForm(condition, own, "PathPatternConfig"));
        return RuleCondition.builder()
                .field(condition.field())
                .values(values)
                .pathPatternConfig(
                        PathPatternConditionConfig.builder().values(values).build())
                .build();
    }

    private static RuleCondition host(RuleCondition condition) {
        List<String> own = condition.hostHeaderConfig() == null
                ? null
                : condition.hostHeaderConfig().values();
        List<String> values = eitherForm(condition, own, "HostHeaderConfig");
        return RuleCondition.builder()
                .field(condition.field())
                .values(values)
                .hostHeaderConfig(
                        HostHeaderConditionConfig.builder().values(values).build())
                .build();
    }

    private static List<String> eitherForm(RuleCondition condition, @Nullable List<String> own, String config) {
        String field = condition.field();
        if (!condition.values().isEmpty() && own != null) {
            throw ElbErrors.validation(
                    "You cannot provide both Values and '" + config + "' for a condition of type '" + field + "'");
        }
        if (condition.values().size() > 1) {
            throw ElbErrors.validation("The '" + field + "' field contains too many values; the limit is '1'");
        }
        List<String> values = own == null ? condition.values() : own;
        if (values.isEmpty()) {
            throw ElbErrors.validation("A condition value must be specified");
        }
        values.forEach(value -> noLonger(field, value, LONGEST_VALUE));
        return values;
    }

    private static RuleCondition header(RuleCondition condition) {
        if (condition.httpHeaderConfig() == null) {
            throw configMissing("HttpHeaderConfig", condition);
        }
        noLonger("HttpHeaderName", condition.httpHeaderConfig().httpHeaderName(), LONGEST_NAME);
        List<String> values = condition.httpHeaderConfig().values();
        required(condition, values);
        values.forEach(value -> noLonger("http-header", value, LONGEST_VALUE));
        return condition.toBuilder()
                .values(List.of())
                .httpHeaderConfig(config -> config.httpHeaderName(
                                condition.httpHeaderConfig().httpHeaderName())
                        .values(turned(values)))
                .build();
    }

    private static RuleCondition method(RuleCondition condition) {
        if (condition.httpRequestMethodConfig() == null) {
            throw configMissing("HttpRequestMethodConfig", condition);
        }
        List<String> values = condition.httpRequestMethodConfig().values();
        required(condition, values);
        for (String value : values) {
            noLonger("http-request-method", value, LONGEST_NAME);
            if (!value.matches("[A-Z_-]+")) {
                throw ElbErrors.validation("The 'http-request-method' value is invalid; the allowed characters are"
                        + " A-Z, hyphen and underscore");
            }
        }
        return condition.toBuilder()
                .values(List.of())
                .httpRequestMethodConfig(config -> config.values(turned(values)))
                .build();
    }

    private static RuleCondition query(RuleCondition condition) {
        if (condition.queryStringConfig() == null) {
            throw configMissing("QueryStringConfig", condition);
        }
        List<QueryStringKeyValuePair> values = condition.queryStringConfig().values();
        required(condition, values);
        for (QueryStringKeyValuePair value : values) {
            if (value.value() == null) {
                throw ElbErrors.validation("A 'Value' must be specified in 'QueryStringKeyValuePair'");
            }
            noLonger("Key", value.key(), LONGEST_VALUE);
            noLonger("Value", value.value(), LONGEST_VALUE);
        }
        return condition.toBuilder()
                .values(List.of())
                .queryStringConfig(config -> config.values(turned(values)))
                .build();
    }

    private static RuleCondition source(RuleCondition condition) {
        if (condition.sourceIpConfig() == null) {
            throw configMissing("SourceIpConfig", condition);
        }
        List<String> values = condition.sourceIpConfig().values();
        required(condition, values);
        return condition.toBuilder()
                .values(List.of())
                .sourceIpConfig(config -> config.values(turned(values)))
                .build();
    }

    private static int values(RuleCondition condition) {
        return condition.values().size()
                + (condition.httpHeaderConfig() == null
                        ? 0
                        : condition.httpHeaderConfig().values().size())
                + (condition.httpRequestMethodConfig() == null
                        ? 0
                        : condition.httpRequestMethodConfig().values().size())
                + (condition.queryStringConfig() == null
                        ? 0
                        : condition.queryStringConfig().values().size())
                + (condition.sourceIpConfig() == null
                        ? 0
                        : condition.sourceIpConfig().values().size());
    }

    private static void required(RuleCondition condition, List<?> values) {
        if (values.isEmpty()) {
            throw ElbErrors.validation("A '" + condition.field() + "' value must be specified");
        }
    }

    private static RuntimeException configMissing(String config, RuleCondition condition) {
        return ElbErrors.validation("A '" + config + "' must be specified with '" + condition.field() + "'");
    }

    private static void noLonger(String what, @Nullable String value, int limit) {
        if (value != null && value.length() > limit) {
            throw ElbErrors.validation("The '" + what + "' value is too long; the limit is '" + limit + "'");
        }
    }

    private static <T> List<T> turned(List<T> values) {
        List<T> turned = new ArrayList<>(values.size());
        values.forEach(value -> turned.add(0, value));
        return turned;
    }
}

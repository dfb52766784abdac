package dev.mooring.simulator.cloudwatch;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** What holds for every set of queries, whether GetMetricData or an alarm has it. Source: API reference, MetricDataQuery. */
final class QueryRules {
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");
    private static final int DEFAULT_PERIOD = 60;

    private QueryRules() {}

    /** @param parameter how the request calls the list */
    static void check(List<MetricDataQuery> queries, String parameter) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < queries.size(); i++) {
            MetricDataQuery query = queries.get(i);
            String path = parameter + ".member." + (i + 1);
            if (query.expression() == null && query.metricStat() == null) {
                throw CloudWatchErrors.validation("The parameter " + path + ".MetricStat is required.\n");
            }
            if (query.expression() != null && query.metricStat() != null) {
                throw CloudWatchErrors.validation("The parameters " + path + ".Expression and " + path
                        + ".MetricStat are mutually exclusive and you have specified both.");
            }
            if (!ID.matcher(query.id()).matches()) {
                throw CloudWatchErrors.validation("The value " + query.id() + " for parameter " + path
                        + ".Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.");
            }
            if (!ids.add(query.id())) {
                throw CloudWatchErrors.validation("The values for parameter Id in " + parameter + " are not unique.");
            }
            if (query.metricStat() != null
                    && Statistic.parse(query.metricStat().stat()).isEmpty()) {
                throw CloudWatchErrors.validation("The value "
                        + query.metricStat().stat() + " for parameter " + path + ".MetricStat.Stat is not supported.");
            }
        }
        queries.stream().filter(query -> query.expression() != null).forEach(query -> checkReferences(query, ids));
    }

    private static void checkReferences(MetricDataQuery query, Set<String> ids) {
        for (String reference : MathExpression.parse(query.expression()).references()) {
            if (!ids.contains(reference)) {
                throw CloudWatchErrors.validation(
                        "Error in expression '" + query.id() + "': Undefined variable " + reference);
            }
        }
    }

    /** The longest period among the queries, which is that of the expressions. */
    static Duration period(List<MetricDataQuery> queries) {
        int seconds = queries.stream()
                .flatMap(query -> Stream.concat(
                        Optional.ofNullable(query.period()).stream(),
                        Optional.ofNullable(query.metricStat()).map(stat -> stat.period()).stream()))
                .max(Integer::compare)
                .orElse(DEFAULT_PERIOD);
        return Duration.ofSeconds(seconds);
    }
}

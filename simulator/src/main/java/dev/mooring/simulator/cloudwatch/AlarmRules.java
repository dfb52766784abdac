package dev.mooring.simulator.cloudwatch;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** What PutMetricAlarm refuses, in AWS's words. Source: CloudWatch API reference, PutMetricAlarm. */
final class AlarmRules {
    private static final Set<String> MISSING = Set.of("breaching", "notBreaching", "ignore", "missing");
    private static final Set<ComparisonOperator> OF_BANDS = Set.of(
            ComparisonOperator.LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD,
            ComparisonOperator.LESS_THAN_LOWER_THRESHOLD,
            ComparisonOperator.GREATER_THAN_UPPER_THRESHOLD);
    private static final int MOST_METRICS = 10;
    private static final int DAY = 86_400;
    private static final int WEEK = 604_800;

    private AlarmRules() {}

    static void check(PutMetricAlarmRequest request) {
        checkOptions(request);
        checkActions(Stream.of(request.alarmActions(), request.okActions(), request.insufficientDataActions()));
        if (request.metrics().isEmpty()) {
            checkMetric(request);
        } else {
            checkMath(request);
        }
        boolean band = request.thresholdMetricId() != null;
        if (band && request.threshold() != null) {
            throw CloudWatchErrors.validation(
                    "Threshold and ThresholdMetricId are mutually exclusive and you have specified both.");
        }
        if (band != OF_BANDS.contains(request.comparisonOperator())) {
            throw CloudWatchErrors.validation(
                    band
                            ? "ComparisonOperator " + request.comparisonOperatorAsString()
                                    + " cannot be used with ThresholdMetricId"
                            : "ThresholdMetricId must be specified with ComparisonOperator "
                                    + request.comparisonOperatorAsString());
        }
        checkSpan(request);
    }

    private static void checkOptions(PutMetricAlarmRequest request) {
        if (request.comparisonOperator() == null) {
            throw CloudWatchErrors.validation("ComparisonOperator must not be null");
        }
        if (request.evaluationPeriods() == null) {
            throw CloudWatchErrors.validation("EvaluationPeriods must not be null");
        }
        String missing = request.treatMissingData();
        if (missing != null && !MISSING.contains(missing)) {
            throw CloudWatchErrors.validation("Option " + missing
                    + " is not supported. Supported options for parameter TreatMissingData are breaching, notBreaching,"
                    + " ignore, and missing.");
        }
        String lowCount = request.evaluateLowSampleCountPercentile();
        if (lowCount != null && !lowCount.equals("evaluate") && !lowCount.equals("ignore")) {
            throw CloudWatchErrors.validation("Option " + lowCount
                    + " is not supported. Supported options for parameter EvaluateLowSampleCountPercentile are evaluate and"
                    + " ignore.");
        }
        if (request.datapointsToAlarm() != null && request.datapointsToAlarm() > request.evaluationPeriods()) {
            throw CloudWatchErrors.validation("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
        }
    }

    static void checkActions(Stream<List<String>> actions) {
        actions.flatMap(List::stream).forEach(action -> {
            if (!action.startsWith("arn:") || action.split(":", -1).length < 6) {
                throw CloudWatchErrors.validation("Invalid arn syntax: " + action);
            }
        });
    }

    private static void checkMetric(PutMetricAlarmRequest request) {
        requireValue(request.metricName(), "MetricName");
        requireValue(request.namespace(), "Namespace");
        requireValue(request.period(), "Period");
        if (request.statistic() != null && request.extendedStatistic() != null) {
            throw CloudWatchErrors.validation("You cannot specify both Statistic and ExtendedStatistic");
        }
        String extended = request.extendedStatistic();
        if (extended != null && !Statistic.isExtended(extended)) {
            throw CloudWatchErrors.invalidValue(
                    "The value " + extended + " for parameter ExtendedStatistic is not supported.");
        }
        int period = request.period();
        if (period != 10 && period != 20 && period != 30 && period % 60 != 0) {
            throw CloudWatchErrors.validation("Period must be 10, 20, 30 or a multiple of 60");
        }
    }

    private static void requireValue(@Nullable Object value, String name) {
        if (value == null) {
            throw CloudWatchErrors.validation(name + " must not be null");
        }
    }

    private static void checkMath(PutMetricAlarmRequest request) {
        if (Stream.of(
                                request.metricName(),
                                request.namespace(),
                                request.period(),
                                request.statistic(),
                                request.extendedStatistic(),
                                request.unit())
                        .anyMatch(Objects::nonNull)
                || !request.dimensions().isEmpty()) {
            throw CloudWatchErrors.validation(
                    "Metrics list must not be specified with MetricName, Namespace, Dimensions, Period, Unit, Statistic or"
                            + " ExtendedStatistic");
        }
        List<MetricDataQuery> queries = request.metrics();
        long metrics =
                queries.stream().filter(query -> query.metricStat() != null).count();
        if (metrics > MOST_METRICS) {
            throw CloudWatchErrors.validation("Metrics list must not contain more than " + MOST_METRICS + " metrics");
        }
        QueryRules.check(queries, "Metrics");
        long returned = queries.stream()
                .filter(query -> !query.id().equals(request.thresholdMetricId()))
                .filter(query -> !Objects.equals(query.returnData(), false))
                .count();
        if (returned != 1) {
            throw CloudWatchErrors.validation("Exactly one element of the metrics list should return data.");
        }
        Set<Integer> periods = new HashSet<>();
        queries.stream()
                .filter(query -> query.metricStat() != null)
                .forEach(query -> periods.add(query.metricStat().period()));
        if (periods.size() > 1) {
            throw CloudWatchErrors.validation("Period must be the same for all metrics in the metrics list");
        }
    }

    private static void checkSpan(PutMetricAlarmRequest request) {
        long period =
                request.period() == null ? QueryRules.period(request.metrics()).toSeconds() : request.period();
        long span = period * request.evaluationPeriods();
        if (span > (period >= 3600 ? WEEK : DAY)) {
            throw CloudWatchErrors.validation(
                    "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400), or a"
                            + " week where the period is an hour or more.");
        }
    }
}

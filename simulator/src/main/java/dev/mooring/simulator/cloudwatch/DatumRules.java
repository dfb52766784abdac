package dev.mooring.simulator.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;

/** What PutMetricData refuses, in AWS's words. Source: CloudWatch API reference, PutMetricData and MetricDatum. */
final class DatumRules {
    private static final int MOST_DATA = 1000;
    private static final int MOST_VALUES = 150;
    private static final double LARGEST = Math.pow(2, 360);
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration FUTURE = Duration.ofHours(2);

    private DatumRules() {}

    static void check(PutMetricDataRequest request, Instant now) {
        List<MetricDatum> data = request.metricData();
        if (data.isEmpty() && request.entityMetricData().isEmpty()) {
            throw CloudWatchErrors.missing("MetricData");
        }
        if (data.size() > MOST_DATA) {
            throw CloudWatchErrors.invalidValue(
                    "The collection MetricData must not have a size greater than " + MOST_DATA + ".");
        }
        for (int i = 0; i < data.size(); i++) {
            check(data.get(i), "MetricData.member." + (i + 1) + ".", now);
        }
    }

    private static void check(MetricDatum datum, String path, Instant now) {
        if (datum.value() != null && datum.statisticValues() != null) {
            throw CloudWatchErrors.exclusive(path + "Value", path + "StatisticValues");
        }
        if (datum.value() != null && datum.hasValues() && !datum.values().isEmpty()) {
            throw CloudWatchErrors.invalidValue("The parameters " + path + "Value and " + path
                    + "Values are mutually exclusive and you have specified both.");
        }
        if (datum.value() == null
                && datum.statisticValues() == null
                && datum.values().isEmpty()) {
            throw CloudWatchErrors.invalidCombination("At least one of the parameters " + path + "Value, " + path
                    + "Values or " + path + "StatisticValues must be specified.");
        }
        checkValues(datum, path);
        checkTime(datum, path, now);
        for (int i = 0; i < datum.dimensions().size(); i++) {
            if (datum.dimensions().get(i).value() == null
                    || datum.dimensions().get(i).value().isBlank()) {
                throw CloudWatchErrors.invalidValue(
                        "The value " + datum.dimensions().get(i).value() + " for parameter " + path
                                + "Dimensions.member." + (i + 1) + ".Value is invalid.");
            }
        }
    }

    private static void checkValues(MetricDatum datum, String path) {
        if (datum.value() != null) {
            checkNumber(datum.value(), path + "Value");
        }
        if (datum.values().size() > MOST_VALUES) {
            throw CloudWatchErrors.invalidValue(
                    "The collection " + path + "Values must not have a size greater than " + MOST_VALUES + ".");
        }
        if (!datum.counts().isEmpty() && datum.counts().size() != datum.values().size()) {
            throw CloudWatchErrors.invalidValue(
                    "The parameters " + path + "Values and " + path + "Counts must be of the same size.");
        }
        for (int i = 0; i < datum.values().size(); i++) {
            checkNumber(datum.values().get(i), path + "Values.member." + (i + 1));
        }
    }

    private static void checkNumber(double value, String path) {
        if (Double.isNaN(value) || Math.abs(value) > LARGEST) {
            throw CloudWatchErrors.invalidValue("The value " + value + " for parameter " + path + " is invalid.");
        }
    }

    private static void checkTime(MetricDatum datum, String path, Instant now) {
        if (datum.timestamp() == null) {
            return;
        }
        if (datum.timestamp().isBefore(now.minus(OLDEST))) {
            throw CloudWatchErrors.invalidValue(
                    "The parameter " + path + "Timestamp must specify a time within the past two weeks.");
        }
        if (datum.timestamp().isAfter(now.plus(FUTURE))) {
            throw CloudWatchErrors.invalidValue(
                    "The parameter " + path + "Timestamp must specify a time no more than two hours in the future.");
        }
    }
}

package dev.mooring.simulator.cloudwatch;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** What was measured is read: statistics of one metric, or results of many queries with math over them. */
final class MetricReads {
    private static final int MOST_STATISTICS = 1440;
    private static final int MOST_QUERIES = 500;
    private static final int MOST_POINTS = 100_800;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Regional<MetricStore> stores;

    MetricReads(Regional<MetricStore> stores) {
        this.stores = stores;
    }

    void bind(Api.Operations operations) {
        operations.on(GetMetricStatisticsRequest.class, this::getMetricStatistics);
        operations.on(GetMetricDataRequest.class, this::getMetricData);
    }

    private GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request, Caller caller) {
        Duration period = Duration.ofSeconds(request.period());
        check(request, period);
        Instant from = from(request.startTime(), period);
        MetricStore store = stores.of(caller);
        MetricKey key = MetricKey.of(request.namespace(), request.metricName(), request.dimensions());
        List<Datapoint> points = new ArrayList<>();
        units(store, key, request)
                .forEach(unit -> store.periods(key, from, request.endTime(), period, unit)
                        .forEach((at, samples) -> points.add(datapoint(request, at, samples, unit))));
        return GetMetricStatisticsResponse.builder()
                .label(request.metricName())
                .datapoints(points)
                .build();
    }

    private static Stream<String> units(MetricStore store, MetricKey key, GetMetricStatisticsRequest request) {
        return request.unit() == null
                ? store.units(key, request.startTime().truncatedTo(ChronoUnit.MINUTES), request.endTime())
                : Stream.of(request.unitAsString());
    }

    private static void check(GetMetricStatisticsRequest request, Duration period) {
        if (request.statistics().isEmpty() && request.extendedStatistics().isEmpty()) {
            throw CloudWatchErrors.invalidCombination("Must specify either Statistics or ExtendedStatistics");
        }
        Instant start = request.startTime().truncatedTo(ChronoUnit.SECONDS);
        Instant end = request.endTime().truncatedTo(ChronoUnit.SECONDS);
        if (!start.isBefore(end)) {
            throw CloudWatchErrors.invalidValue("The parameter StartTime must be less than the parameter EndTime.");
        }
        checkPeriod(request.period());
        if (Duration.between(start, end).dividedBy(period) > MOST_STATISTICS) {
            throw CloudWatchErrors.invalidCombination("You have requested up to "
                    + Duration.between(start, end).dividedBy(period)
                    + " datapoints, which exceeds the limit of " + MOST_STATISTICS
                    + ". You may reduce the datapoints requested by increasing Period, or decreasing the time range.");
        }
        for (String each : request.extendedStatistics()) {
            if (!dev.mooring.simulator.cloudwatch.Statistic.isExtended(each)) {
                throw CloudWatchErrors.invalidValue(
                        "The value " + each + " for parameter ExtendedStatistics is not supported.");
            }
        }
    }

    private static void checkPeriod(int period) {
        if (!List.of(1, 5, 10, 20, 30).contains(period) && period % 60 != 0) {
            throw CloudWatchErrors.invalidValue(
                    "The parameter Period must be a value of 1, 5, 10, 20, 30 or a multiple of 60.");
        }
    }

    private static Instant from(Instant start, Duration period) {
        return start.truncatedTo(period.compareTo(MINUTE) < 0 ? ChronoUnit.SECONDS : ChronoUnit.MINUTES);
    }

    private static Datapoint datapoint(GetMetricStatisticsRequest request, Instant at, Samples samples, String unit) {
        Datapoint.Builder point = Datapoint.builder().timestamp(at).unit(unit);
        for (Statistic statistic : request.statistics()) {
            Double value = value(statistic.toString(), samples);
            switch (statistic) {
                case AVERAGE -> point.average(value);
                case SUM -> point.sum(value);
                case MINIMUM -> point.minimum(value);
                case MAXIMUM -> point.maximum(value);
                case SAMPLE_COUNT -> point.sampleCount(value);
                default -> {}
            }
        }
        Map<String, Double> extended = new LinkedHashMap<>();
        for (String statistic : request.extendedStatistics()) {
            Optional.ofNullable(value(statistic, samples)).ifPresent(value -> extended.put(statistic, value));
        }
        return point.extendedStatistics(extended.isEmpty() ? null : extended).build();
    }

    private static @Nullable Double value(String statistic, Samples samples) {
        OptionalDouble value = dev.mooring.simulator.cloudwatch.Statistic.parse(statistic)
                .map(formula -> formula.of(samples))
                .orElseThrow(() -> CloudWatchErrors.invalidValue("Invalid statistic " + statistic));
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private GetMetricDataResponse getMetricData(GetMetricDataRequest request, Caller caller) {
        check(request);
        List<MetricDataQuery> queries = request.metricDataQueries();
        Duration period = QueryRules.period(queries);
        Instant from = from(request.startTime(), period);
        MetricQueries answers = new MetricQueries(stores.of(caller), queries, from, request.endTime(), period);
        List<MetricDataResult> results = new ArrayList<>();
        for (MetricDataQuery query : queries) {
            if (!Objects.equals(query.returnData(), false)) {
                results.addAll(results(query, answers.figure(query.id()), request));
            }
        }
        Page<MetricDataResult> page =
                Page.of(results, request.nextToken(), null, MOST_QUERIES, CloudWatchErrors::badToken);
        return GetMetricDataResponse.builder()
                .metricDataResults(page.items())
                .messages(List.of())
                .nextToken(page.next())
                .build();
    }

    private static void check(GetMetricDataRequest request) {
        Instant start = request.startTime().truncatedTo(ChronoUnit.SECONDS);
        Instant end = request.endTime().truncatedTo(ChronoUnit.SECONDS);
        if (start.equals(end)) {
            throw CloudWatchErrors.validation("The parameter StartTime must not equal parameter EndTime.");
        }
        if (start.isAfter(end)) {
            throw CloudWatchErrors.validation("The parameter EndTime must be greater than StartTime.");
        }
        if (request.metricDataQueries().size() > MOST_QUERIES) {
            throw CloudWatchErrors.validation(
                    "The collection MetricDataQueries must not have a size greater than " + MOST_QUERIES + ".");
        }
        QueryRules.check(request.metricDataQueries(), "MetricDataQueries");
    }

    private static List<MetricDataResult> results(MetricDataQuery query, Figure figure, GetMetricDataRequest request) {
        List<Figure.Points> series = switch (figure) {
            case Figure.Points points -> List.of(points);
            case Figure.Many many -> many.series();
            case Figure.Band band -> List.of(band.upper(), band.lower());
            case Figure.Scalar scalar ->
                throw CloudWatchErrors.validation("Error in expression '" + query.id()
                        + "': Expression should return a time series, but returned a scalar.");
        };
        return series.stream().map(points -> result(query, points, request)).toList();
    }

    private static MetricDataResult result(MetricDataQuery query, Figure.Points points, GetMetricDataRequest request) {
        List<Map.Entry<Instant, Double>> values =
                new ArrayList<>(points.values().entrySet());
        if (request.scanBy() != ScanBy.TIMESTAMP_ASCENDING) {
            values = values.reversed();
        }
        int most = request.maxDatapoints() == null ? MOST_POINTS : request.maxDatapoints();
        List<Map.Entry<Instant, Double>> kept = values.subList(0, Math.min(most, values.size()));
        return MetricDataResult.builder()
                .id(query.id())
                .label(label(query))
                .timestamps(kept.stream().map(Map.Entry::getKey).toList())
                .values(kept.stream().map(Map.Entry::getValue).toList())
                .statusCode(kept.size() < values.size() ? StatusCode.PARTIAL_DATA : StatusCode.COMPLETE)
                .build();
    }

    private static String label(MetricDataQuery query) {
        if (query.label() != null) {
            return query.label();
        }
        return query.metricStat() == null
                ? query.id()
                : query.metricStat().metric().metricName();
    }
}

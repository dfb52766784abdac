package dev.mooring.simulator.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** Answers a set of queries, metrics and math over them, for a span of time. */
final class MetricQueries implements MathScope {
    private static final Duration HISTORY = Duration.ofDays(14);

    private final MetricStore store;
    private final Map<String, MetricDataQuery> byId = new LinkedHashMap<>();
    private final Map<String, Figure> figures = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final Instant from;
    private final Instant to;
    private final Duration period;

    /**
     * @param from where the first period begins
     * @param to excluded
     * @param period of the expressions; a metric has its own, unless this is an alarm's, where all are equal
     */
    MetricQueries(MetricStore store, List<MetricDataQuery> queries, Instant from, Instant to, Duration period) {
        this.store = store;
        this.from = from;
        this.to = to;
        this.period = period;
        queries.forEach(query -> byId.put(query.id(), query));
    }

    @Override
    public Figure figure(String id) {
        Figure known = figures.get(id);
        if (known != null) {
            return known;
        }
        MetricDataQuery query = byId.get(id);
        if (query == null || !underWay.add(id)) {
            throw CloudWatchErrors.validation("Error in expression '" + id + "': Invalid operand Id " + id);
        }
        Figure figure = query.metricStat() == null
                ? MathExpression.parse(query.expression()).value().apply(this)
                : points(query.metricStat(), from);
        underWay.remove(id);
        figures.put(id, figure);
        return figure;
    }

    private Figure.Points points(MetricStat stat, Instant since) {
        Duration length = stat.period() == null ? period : Duration.ofSeconds(stat.period());
        return points(MetricKey.of(stat.metric()), stat.stat(), stat.unitAsString(), since, length);
    }

    /** A metric's statistic by period; periods without data left out. */
    private Figure.Points points(
            MetricKey key, String statistic, @Nullable String unit, Instant since, Duration length) {
        Statistic formula = Statistic.parse(statistic)
                .orElseThrow(() -> CloudWatchErrors.validation("Invalid statistic " + statistic));
        SortedMap<Instant, Double> values = new TreeMap<>();
        store.periods(key, since, to, length, unit).forEach((at, samples) -> {
            OptionalDouble value = formula.of(samples);
            if (value.isPresent()) {
                values.put(at, value.getAsDouble());
            }
        });
        return new Figure.Points(values);
    }

    @Override
    public List<Figure.Points> metrics(String idPart) {
        return byId.values().stream()
                .filter(query -> query.metricStat() != null && query.id().contains(idPart))
                .map(query -> (Figure.Points) figure(query.id()))
                .toList();
    }

    /** A plain stand-in for AWS's trained model: the mean of two weeks, and its standard deviation. */
    @Override
    public Figure.Band band(String id, double deviations) {
        MetricDataQuery query = byId.get(id);
        Figure.Points known = query != null && query.metricStat() != null
                ? points(query.metricStat(), aligned(from.minus(HISTORY)))
                : (Figure.Points) figure(id);
        SortedMap<Instant, Double> lower = new TreeMap<>();
        SortedMap<Instant, Double> upper = new TreeMap<>();
        List<Double> before = List.copyOf(known.values().headMap(from).values());
        if (!before.isEmpty()) {
            double mean = before.stream().mapToDouble(each -> each).average().orElseThrow();
            double width = deviations * MathFunctions.deviation(before);
            periods().forEach(at -> {
                lower.put(at, mean - width);
                upper.put(at, mean + width);
            });
        }
        return new Figure.Band(new Figure.Points(lower), new Figure.Points(upper));
    }

    private Instant aligned(Instant at) {
        long millis = period.toMillis();
        long before = Duration.between(at, from).toMillis() / millis;
        return from.minusMillis(before * millis);
    }

    @Override
    public List<Instant> periods() {
        List<Instant> starts = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plus(period)) {
            starts.add(at);
        }
        return starts;
    }

    @Override
    public Duration period() {
        return period;
    }
}

package dev.mooring.kinds.dashboard;

import dev.mooring.kinds.Signal;
import dev.mooring.kinds.Surroundings;
import dev.mooring.kinds.Surroundings.Neighbour;
import dev.mooring.kinds.dashboard.DashboardSpec.Generated;
import dev.mooring.resource.Reference;
import dev.mooring.resource.Value;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Draws the signals of an environment: alarms at the top, then each document with its figures, in the order of names. */
final class Drawing {
    private static final int COLUMNS = 24;
    private static final int HEIGHT = 6;
    private static final int MOST_A_LINE = 4;
    private static final int ALARMS_HEIGHT = 3;

    /** CloudWatch, alarm widget: at most 100 alarms. */
    private static final int MOST_ALARMS = 100;

    private static final long PERIOD = 60;

    private final Generated wanted;
    private final Surroundings surroundings;

    Drawing(Generated wanted, Surroundings surroundings) {
        this.wanted = wanted;
        this.surroundings = surroundings;
    }

    Value.Tree body() {
        Vector<Value> widgets = alarms().toVector();
        long y = widgets.isEmpty() ? 0 : ALARMS_HEIGHT;
        for (Neighbour neighbour : shown()) {
            Seq<Signal> signals = neighbour.offers().signals();
            widgets = widgets.append(heading(neighbour, y)).appendAll(row(neighbour, signals, y + 1));
            y += 1 + (long) HEIGHT * lines(signals);
        }
        return Value.tree("widgets", Value.list(widgets));
    }

    /** The documents that are drawn. */
    Seq<Neighbour> shown() {
        return selected()
                .filter(neighbour -> !neighbour.offers().signals().isEmpty())
                .filter(neighbour -> wanted.kinds().isEmpty()
                        || wanted.kinds().contains(neighbour.id().kind()));
    }

    private Seq<Neighbour> selected() {
        return surroundings
                .neighbours()
                .filter(neighbour -> wanted.labels()
                        .forAll(label -> neighbour.labels().get(label._1).contains(label._2)))
                .sortBy(Neighbour::id);
    }

    private Option<Value> alarms() {
        Seq<Value> arns = selected()
                .filter(neighbour -> neighbour.id().kind().equals("Alarm"))
                .take(MOST_ALARMS)
                .map(alarm -> new Value.Ref(Reference.to(alarm.id(), "arn")));
        return Option.when(
                wanted.alarms() && !arns.isEmpty(),
                () -> widget(
                        "alarm",
                        0,
                        0,
                        COLUMNS,
                        ALARMS_HEIGHT,
                        Value.tree(
                                        "title",
                                        Value.of("Alarms of "
                                                + surroundings.environment().name()))
                                .with("alarms", Value.list(arns))));
    }

    private static Value heading(Neighbour neighbour, long y) {
        return widget("text", 0, y, COLUMNS, 1, Value.tree("markdown", Value.of("## " + neighbour.id())));
    }

    private Vector<Value> row(Neighbour neighbour, Seq<Signal> signals, long y) {
        int columns = Math.min(MOST_A_LINE, signals.size());
        int width = COLUMNS / columns;
        return signals.toVector()
                .zipWithIndex()
                .map(one -> widget(
                        "metric",
                        (long) one._2 % columns * width,
                        y + (long) HEIGHT * (one._2 / columns),
                        width,
                        HEIGHT,
                        graph(neighbour.id().name() + ": " + one._1.title(), one._1)));
    }

    private static int lines(Seq<Signal> signals) {
        return (signals.size() + MOST_A_LINE - 1) / MOST_A_LINE;
    }

    private Value.Tree graph(String title, Signal signal) {
        Value.Tree line = Value.tree("value", Value.of(signal.watch().threshold()))
                .with("label", Value.of(signal.watch().above() ? "above" : "below"));
        return Value.tree("title", Value.of(title))
                .with("region", Value.of(surroundings.environment().spec().region()))
                .with("view", Value.of("timeSeries"))
                .with("period", Value.of(PERIOD))
                .with("metrics", Value.list(lines(signal)))
                .with("annotations", Value.tree("horizontal", Value.list(line)));
    }

    private static Vector<Value> lines(Signal signal) {
        return switch (signal.figure()) {
            case Signal.Metric metric ->
                Vector.of(line(
                        metric,
                        Value.tree("stat", Value.of(metric.statistic())).with("label", Value.of(signal.title()))));
            case Signal.Maths maths ->
                Vector.ofAll(maths.terms())
                        .map(Drawing::term)
                        .prepend(Value.list(Value.tree("expression", Value.of(maths.expression()))
                                .with("label", Value.of(signal.title()))
                                .with("id", Value.of("result"))));
        };
    }

    private static Value term(Tuple2<String, Signal.Metric> term) {
        return line(
                term._2,
                Value.tree("id", Value.of(term._1))
                        .with("stat", Value.of(term._2.statistic()))
                        .with("visible", Value.of(false)));
    }

    private static Value line(Signal.Metric metric, Value.Tree how) {
        return Value.list(Vector.of(Value.of(metric.namespace()), Value.of(metric.name()))
                .appendAll(Vector.ofAll(metric.dimensions())
                        .flatMap(dimension -> Vector.of(Value.of(dimension._1), dimension._2)))
                .append(how));
    }

    private static Value widget(String type, long x, long y, int width, int height, Value.Tree properties) {
        return Value.tree("type", Value.of(type))
                .with("x", Value.of(x))
                .with("y", Value.of(y))
                .with("width", Value.of(width))
                .with("height", Value.of(height))
                .with("properties", properties);
    }
}

package dev.mooring.simulator.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What an expression of metric math may refer to while it is computed. */
interface MathScope {
    /** The result of the query with this id. */
    Figure figure(String id);

    /** The results of all queries that are metrics, for {@code METRICS()}; those whose ids contain a text, if one is given. */
    List<Figure.Points> metrics(String idPart);

    /** The band of a metric's usual values, this many standard deviations wide to either side. */
    Figure.Band band(String id, double deviations);

    /** The starts of all periods, whether there are data for them or not. */
    List<Instant> periods();

    Duration period();
}

package dev.mooring.simulator.cloudwatch;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that sums up samples: {@code Average}, {@code p99}, {@code tm90}, {@code TM(10%:90%)}, {@code PR(:300)}. Source:
 * CloudWatch user guide, statistics definitions.
 */
final class Statistic {
    private static final Pattern SHORT = Pattern.compile("(?i)(p|tm|wm|tc|ts)(\\d{1,3}(?:\\.\\d{1,10})?)");
    private static final Pattern RANGE =
            Pattern.compile("(?i)(tm|wm|tc|ts|pr)\\(((?:\\d+(?:\\.\\d+)?)?)(%?):((?:\\d+(?:\\.\\d+)?)?)(%?)\\)");

    private final boolean ofDistribution;
    private final ToDoubleFunction<Samples> formula;

    private Statistic(boolean ofDistribution, ToDoubleFunction<Samples> formula) {
        this.ofDistribution = ofDistribution;
        this.formula = formula;
    }

    /** Empty where CloudWatch knows no such statistic. */
    static Optional<Statistic> parse(String name) {
        return switch (name) {
            case "SampleCount" -> simple(Samples::count);
            case "Sum" -> simple(Samples::sum);
            case "Average" -> simple(samples -> samples.sum() / samples.count());
            case "Minimum" -> simple(Samples::minimum);
            case "Maximum" -> simple(Samples::maximum);
            case "IQM", "iqm" -> distribution(samples -> mean(samples.between(25, 75)));
            default -> extended(name);
        };
    }

    static boolean isExtended(String name) {
        return extended(name).isPresent() || name.equalsIgnoreCase("IQM");
    }

    /** Empty of no samples, and of such as hide their values from a statistic that needs them. */
    OptionalDouble of(Samples samples) {
        if (samples.count() == 0 || (ofDistribution && !samples.distributed())) {
            return OptionalDouble.empty();
        }
        double value = formula.applyAsDouble(samples);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static Optional<Statistic> extended(String name) {
        Matcher brief = SHORT.matcher(name);
        if (brief.matches()) {
            double percent = Double.parseDouble(brief.group(2));
            return percent > 100 ? Optional.empty() : trimmed(brief.group(1), 0, percent);
        }
        Matcher range = RANGE.matcher(name);
        if (!range.matches() || (range.group(2).isEmpty() && range.group(4).isEmpty())) {
            return Optional.empty();
        }
        boolean percents = !range.group(3).isEmpty() || !range.group(5).isEmpty();
        double lower = range.group(2).isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(range.group(2));
        double upper = range.group(4).isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(range.group(4));
        return percents ? trimmed(range.group(1), lower, upper) : absolute(range.group(1), lower, upper);
    }

    private static Optional<Statistic> trimmed(String kind, double lower, double upper) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "p" -> distribution(samples -> samples.percentile(upper));
            case "tm" -> distribution(samples -> mean(samples.between(lower, upper)));
            case "wm" -> distribution(samples -> mean(samples.clamped(lower, upper)));
            case "tc" -> distribution(samples -> samples.between(lower, upper).count());
            case "ts" -> distribution(samples -> samples.between(lower, upper).sum());
            default -> Optional.empty();
        };
    }

    private static Optional<Statistic> absolute(String kind, double lower, double upper) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "tm", "wm" -> distribution(samples -> mean(samples.within(lower, upper)));
            case "tc" -> distribution(samples -> samples.within(lower, upper).count());
            case "ts" -> distribution(samples -> samples.within(lower, upper).sum());
            case "pr" ->
                distribution(samples -> 100 * samples.within(lower, upper).count() / samples.count());
            default -> Optional.empty();
        };
    }

    private static double mean(Samples samples) {
        return samples.count() == 0 ? Double.NaN : samples.sum() / samples.count();
    }

    private static Optional<Statistic> simple(ToDoubleFunction<Samples> formula) {
        return Optional.of(new Statistic(false, formula));
    }

    private static Optional<Statistic> distribution(ToDoubleFunction<Samples> formula) {
        return Optional.of(new Statistic(true, formula));
    }
}

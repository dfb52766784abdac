package dev.mooring.simulator.cloudwatch;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Decides an alarm's state from which of its periods breached. Source: CloudWatch user guide, "Configuring how CloudWatch
 * alarms treat missing data", whose tables are this class's test.
 *
 * @param periods how many the alarm looks at
 * @param toAlarm how many of them must breach
 * @param treatMissing missing, ignore, breaching or notBreaching
 */
record Breaches(int periods, int toAlarm, String treatMissing) {
    /** CloudWatch reads some more periods than an alarm looks at, to bridge missing ones. */
    static final int SPARE_PERIODS = 2;

    /**
     * @param range whether each period breached, oldest first, empty where it has no data: {@link #periods} and {@link
     *     #SPARE_PERIODS} more
     * @return the state; empty where the alarm stays in its own
     */
    Optional<StateValue> state(List<Optional<Boolean>> range) {
        List<Boolean> known = range.stream().flatMap(Optional::stream).toList();
        if (known.isEmpty()) {
            return withoutData();
        }
        List<Boolean> newest = known.subList(Math.max(0, known.size() - periods), known.size());
        long breaching = newest.stream().filter(breached -> breached).count();
        int missing = periods - newest.size();
        boolean fills = treatMissing.equals("breaching") || treatMissing.equals("missing");
        if (missing == 0 || !fills) {
            return enough(breaching, newest.size());
        }
        if (treatMissing.equals("breaching")) {
            return Optional.of(breaching + missing >= toAlarm ? StateValue.ALARM : StateValue.OK);
        }
        boolean alarm = breaching >= toAlarm || agedBreach(range);
        return Optional.of(alarm ? StateValue.ALARM : StateValue.OK);
    }

    private Optional<StateValue> withoutData() {
        return switch (treatMissing) {
            case "breaching" -> Optional.of(StateValue.ALARM);
            case "notBreaching" -> Optional.of(StateValue.OK);
            case "ignore" -> Optional.empty();
            default -> Optional.of(StateValue.INSUFFICIENT_DATA);
        };
    }

    private Optional<StateValue> enough(long breaching, int known) {
        if (breaching >= toAlarm) {
            return Optional.of(StateValue.ALARM);
        }
        boolean undecided = breaching > 0 && breaching + periods - known >= toAlarm;
        return undecided && treatMissing.equals("ignore") ? Optional.empty() : Optional.of(StateValue.OK);
    }

    /** The oldest known breach is old enough, and nothing newer is known to be well. */
    private boolean agedBreach(List<Optional<Boolean>> range) {
        List<Optional<Boolean>> newestFirst = range.reversed();
        int oldest = newestFirst.lastIndexOf(Optional.of(true));
        return oldest + 1 >= toAlarm
                && !newestFirst.subList(0, oldest + 1).contains(Optional.of(false))
                && Collections.frequency(newestFirst, Optional.of(false)) == 0;
    }
}

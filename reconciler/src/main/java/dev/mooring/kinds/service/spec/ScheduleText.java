package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.CronExpression;
import dev.mooring.manifest.spec.TextCheck;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * Five fields as in cron, and the same as Application Auto Scaling writes it: six fields, of which one of the two days is a
 * question mark, with the days of the week by name, because AWS counts them from 1 and cron from 0.
 */
public final class ScheduleText implements TextCheck {
    private static final Vector<String> DAYS = Vector.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int DAY_OF_MONTH = 2;
    private static final int DAY_OF_WEEK = 4;
    private static final String ANY = "*";

    @Override
    public Option<String> problem(String text) {
        Option<String> malformed = new CronExpression().problem(text);
        if (malformed.isDefined()) {
            return malformed;
        }
        Vector<String> fields = fields(text);
        boolean both = !fields.get(DAY_OF_MONTH).equals(ANY)
                && !fields.get(DAY_OF_WEEK).equals(ANY);
        boolean stepped = fields.get(DAY_OF_WEEK).contains("/");
        return both
                ? Option.of("names days of the month and of the week; AWS takes one of the two: write two schedules")
                : Option.when(stepped, () -> "has a step in the days of the week; AWS wants them by name: MON,WED,FRI");
    }

    /** @param text that has no {@link #problem} */
    public static String asAws(String text) {
        Vector<String> fields = fields(text);
        boolean byWeek = !fields.get(DAY_OF_WEEK).equals(ANY);
        String month = byWeek ? "?" : fields.get(DAY_OF_MONTH);
        String week = byWeek ? week(fields.get(DAY_OF_WEEK)) : "?";
        return "cron(%s %s %s %s %s *)"
                .formatted(fields.get(0), fields.get(1), month, fields.get(DAY_OF_WEEK - 1), week);
    }

    private static Vector<String> fields(String text) {
        return Vector.of(text.strip().toUpperCase(Locale.ROOT).split("\\s+"));
    }

    /** Ranges are written out: AWS knows none that go over the end of the week. */
    private static String week(String field) {
        return Vector.of(field.split(",", -1))
                .flatMap(part -> {
                    String[] ends = part.split("-", 2);
                    return between(day(ends[0]), day(ends[ends.length - 1]));
                })
                .distinct()
                .mkString(",");
    }

    private static Vector<String> between(int first, int last) {
        int days = Math.floorMod(last - first, DAYS.size()) + 1;
        return Vector.range(0, days).map(offset -> DAYS.get((first + offset) % DAYS.size()));
    }

    /** Sunday is 0, and 7 as well. */
    private static int day(String text) {
        int named = DAYS.indexOf(text);
        return named >= 0 ? named : Integer.parseInt(text) % DAYS.size();
    }
}

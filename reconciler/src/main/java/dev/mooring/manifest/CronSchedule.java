package dev.mooring.manifest;

import io.vavr.collection.HashMap;
import io.vavr.collection.Iterator;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.stream.IntStream;

/**
 * The minutes of a calendar that five fields of cron name, as crontab(5) reads them: where both the day of the month and the
 * day of the week are restricted, either is enough. Knows no time zone.
 */
public final class CronSchedule {
    private static final String FORM = "must be five fields as in cron, such as `0 18 * * FRI`";
    /** Of eight years in a row one at least has a 29 February. */
    private static final int DAYS = 366 * 8;

    private static final int MINUTES = 60;
    private static final int DAY = 24 * MINUTES;
    private static final int WEEK = 7;

    private final long minutes;
    private final long hours;
    private final long days;
    private final long months;
    private final long weekdays;
    private final boolean eitherDay;
    private final boolean everyHour;

    private CronSchedule(Map<CronField, String> texts, Map<CronField, Long> bits) {
        this.minutes = bits.get(CronField.MINUTE).get();
        this.hours = bits.get(CronField.HOUR).get();
        this.days = bits.get(CronField.DAY_OF_MONTH).get();
        this.months = bits.get(CronField.MONTH).get();
        this.weekdays = bits.get(CronField.DAY_OF_WEEK).get();
        this.eitherDay = !isStarred(texts, CronField.DAY_OF_MONTH) && !isStarred(texts, CronField.DAY_OF_WEEK);
        this.everyHour = isStarred(texts, CronField.HOUR);
    }

    private static boolean isStarred(Map<CronField, String> texts, CronField field) {
        return texts.get(field).get().startsWith("*");
    }

    /** The schedule, or what is wrong with the text. One that names no minute of any year is wrong too. */
    public static Either<String, CronSchedule> parse(String text) {
        Vector<String> parts = Vector.of(text.strip().split("\\s+"));
        Vector<CronField> fields = Vector.of(CronField.values());
        if (parts.size() != fields.size()) {
            return Either.left(FORM);
        }
        Map<CronField, String> texts = HashMap.ofEntries(fields.zip(parts));
        return Either.sequenceRight(fields.zipWith(parts, CronField::read))
                .mapLeft(wrong -> FORM + ": " + wrong)
                .map(bits -> new CronSchedule(texts, HashMap.ofEntries(fields.zip(bits))))
                .filterOrElse(
                        schedule -> schedule.next(LocalDateTime.of(2000, 1, 1, 0, 0))
                                .isDefined(),
                        never -> "never comes: none of its months has such a day");
    }

    /** Whether the hours are counted by a star: then it goes by elapsed time, and a change of the clock moves nothing. */
    public boolean everyHour() {
        return everyHour;
    }

    public boolean matches(LocalDateTime minute) {
        return isDay(minute.toLocalDate()) && isTime(minute.toLocalTime());
    }

    /** The first minute at or after {@code from}, if there is one within eight years. */
    public Option<LocalDateTime> next(LocalDateTime from) {
        int first = minuteOfDay(from.toLocalTime()) + (from.equals(minute(from)) ? 0 : 1);
        return Iterator.range(0, DAYS)
                .map(offset -> day(from.toLocalDate().plusDays(offset), offset == 0 ? first : 0, 1))
                .find(Option::isDefined)
                .flatMap(found -> found);
    }

    /** The last minute at or before {@code until}, if there is one within eight years. */
    public Option<LocalDateTime> previous(LocalDateTime until) {
        int last = minuteOfDay(until.toLocalTime());
        return Iterator.range(0, DAYS)
                .map(offset -> day(until.toLocalDate().minusDays(offset), offset == 0 ? last : DAY - 1, -1))
                .find(Option::isDefined)
                .flatMap(found -> found);
    }

    /** The first minute of {@code date} that is named, going from {@code from} by {@code step}. */
    private Option<LocalDateTime> day(LocalDate date, int from, int step) {
        if (!isDay(date)) {
            return Option.none();
        }
        return Option.ofOptional(IntStream.iterate(from, at -> at >= 0 && at < DAY, at -> at + step)
                        .filter(at -> isTime(at / MINUTES, at % MINUTES))
                        .boxed()
                        .findFirst())
                .map(at -> date.atTime(at / MINUTES, at % MINUTES));
    }

    private boolean isDay(LocalDate date) {
        boolean ofMonth = has(days, date.getDayOfMonth());
        boolean ofWeek = has(weekdays, date.getDayOfWeek().getValue() % WEEK);
        return has(months, date.getMonthValue()) && (eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek);
    }

    private boolean isTime(LocalTime time) {
        return isTime(time.getHour(), time.getMinute());
    }

    private boolean isTime(int hour, int minute) {
        return has(hours, hour) && has(minutes, minute);
    }

    private static boolean has(long bits, int value) {
        return (bits >> value & 1) == 1;
    }

    private static int minuteOfDay(LocalTime time) {
        return time.getHour() * MINUTES + time.getMinute();
    }

    private static LocalDateTime minute(LocalDateTime time) {
        return time.withSecond(0).withNano(0);
    }
}

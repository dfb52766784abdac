package dev.mooring.simulator.autoscaling;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneRulesException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code cron(…)} of six fields, {@code rate(…)} or {@code at(…)}, in a time zone. */
final class ScheduleExpression {
    private static final Pattern FORM = Pattern.compile("(cron|rate|at)\\((.+)\\)");
    private static final Pattern RATE = Pattern.compile("(\\d+) (minute|hour|day)s?");

    private interface Times {
        Optional<Instant> after(Instant moment);
    }

    private final Times times;

    private ScheduleExpression(Times times) {
        this.times = times;
    }

    /** @param start where a rate counts from */
    static ScheduleExpression parse(String text, @Nullable String timeZone, Instant start) {
        ZoneId zone = zone(timeZone);
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw invalid();
        }
        return new ScheduleExpression(
                switch (form.group(1)) {
                    case "cron" -> cron(form.group(2), zone);
                    case "rate" -> rate(form.group(2), start);
                    default -> at(form.group(2), zone);
                });
    }

    /** The next time that comes strictly after {@code moment}. */
    Optional<Instant> after(Instant moment) {
        return times.after(moment);
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return ZoneId.of(name == null ? "UTC" : name);
        } catch (ZoneRulesException unknown) {
            throw AutoscalingErrors.invalid("Invalid timezone: " + name);
        } catch (DateTimeException malformed) {
            throw AutoscalingErrors.invalid("Invalid timezone: " + name);
        }
    }

    private static Times cron(String fields, ZoneId zone) {
        try {
            ExecutionTime time = ExecutionTime.forCron(new CronParser(definition()).parse(fields));
            return moment ->
                    time.nextExecution(ZonedDateTime.ofInstant(moment, zone)).map(ZonedDateTime::toInstant);
        } catch (IllegalArgumentException notCron) {
            throw invalid();
        }
    }

    /** Minutes, hours, day of the month, month, day of the week from Sunday = 1, year. */
    private static CronDefinition definition() {
        return CronDefinitionBuilder.defineCron()
                .withMinutes()
                .withStrictRange()
                .and()
                .withHours()
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .supportsL()
                .supportsW()
                .supportsQuestionMark()
                .and()
                .withMonth()
                .and()
                .withDayOfWeek()
                .withValidRange(1, 7)
                .withMondayDoWValue(2)
                .supportsL()
                .supportsHash()
                .supportsQuestionMark()
                .and()
                .withYear()
                .withValidRange(1970, 2199)
                .and()
                .instance();
    }

    private static Times rate(String text, Instant start) {
        Matcher rate = RATE.matcher(text.toLowerCase(Locale.ROOT));
        if (!rate.matches() || Long.parseLong(rate.group(1)) < 1) {
            throw invalid();
        }
        long count = Long.parseLong(rate.group(1));
        Duration period = switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        return moment -> {
            if (moment.isBefore(start)) {
                return Optional.of(start);
            }
            long passed = Duration.between(start, moment).dividedBy(period);
            return Optional.of(start.plus(period.multipliedBy(passed + 1)));
        };
    }

    private static Times at(String text, ZoneId zone) {
        try {
            Instant only = LocalDateTime.parse(text).atZone(zone).toInstant();
            return moment -> only.isAfter(moment) ? Optional.of(only) : Optional.empty();
        } catch (DateTimeParseException notATime) {
            throw invalid();
        }
    }

    private static RuntimeException invalid() {
        return AutoscalingErrors.invalid(
                "Invalid schedule expression. Valid formats: cron(fields), rate(value unit), at(yyyy-mm-ddThh:mm:ss)");
    }
}

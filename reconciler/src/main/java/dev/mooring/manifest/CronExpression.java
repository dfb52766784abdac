package dev.mooring.manifest;

import dev.mooring.manifest.spec.TextCheck;
import io.vavr.control.Option;

/** The five fields of a crontab line, of a time that comes. */
public final class CronExpression implements TextCheck {
    @Override
    public Option<String> problem(String text) {
        return CronSchedule.parse(text).swap().toOption();
    }
}

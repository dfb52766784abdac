package dev.mooring.manifest;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import dev.mooring.manifest.spec.TextCheck;
import io.vavr.control.Option;

/** The five fields of a crontab line. */
public final class CronExpression implements TextCheck {
    @Override
    public Option<String> problem(String text) {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        try {
            parser.parse(text).validate();
            return Option.none();
        } catch (IllegalArgumentException notCron) {
            return Option.of("must be five fields as in cron, such as `0 18 * * FRI`");
        }
    }
}

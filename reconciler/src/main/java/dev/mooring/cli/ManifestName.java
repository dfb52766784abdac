package dev.mooring.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A manifest as a person names it: {@code Service/orders}, the kind in letters of either case.
 *
 * @param kind as manifests write it
 */
record ManifestName(String kind, String name) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z]{1,40})/([a-z0-9-]{1,63})");

    /** Of the daemon's API, below its environment. */
    String path() {
        return "resources/" + kind + "/" + name;
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }

    /** Reads what was typed. */
    static final class Converter implements ITypeConverter<ManifestName> {
        @Override
        public ManifestName convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException("'" + text + "' is not KIND/NAME, such as Service/orders");
            }
            String kind = form.group(1);
            return new ManifestName(
                    kind.substring(0, 1).toUpperCase(Locale.ROOT)
                            + kind.substring(1).toLowerCase(Locale.ROOT),
                    form.group(2));
        }
    }
}

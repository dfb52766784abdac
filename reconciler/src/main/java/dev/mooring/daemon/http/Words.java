package dev.mooring.daemon.http;

import java.util.Locale;

/** Enum constants as the API spells them. */
final class Words {
    private Words() {}

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

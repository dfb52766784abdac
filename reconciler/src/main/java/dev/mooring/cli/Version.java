package dev.mooring.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names, and what it runs on. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version =
                Objects.requireNonNullElse(Mooring.class.getPackage().getImplementationVersion(), "development");
        return new String[] {
            "mooring " + version + " (Java " + Runtime.version().feature() + ")"
        };
    }
}

package dev.mooring.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** Chooses ports: the one that was asked for, or a usual one, or a free one where the usual one is taken. */
final class Ports {
    private final Lines lines;

    Ports(Lines lines) {
        this.lines = lines;
    }

    /**
     * @param asked by the user, who must then have it; 0 for any free one
     * @throws CommandFailure if the one that was asked for is taken
     */
    int choose(@Nullable Integer asked, int usual, String option) {
        if (asked != null) {
            if (asked != 0 && !isFree(asked)) {
                throw new CommandFailure("port " + asked + " is taken; choose another with " + option);
            }
            return asked;
        }
        if (isFree(usual)) {
            return usual;
        }
        lines.print("port " + usual + " is taken; using a free one (" + option + " chooses)");
        return 0;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

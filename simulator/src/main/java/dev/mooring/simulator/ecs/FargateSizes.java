package dev.mooring.simulator.ecs;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which task sizes there are: AWS's table of Fargate's pairs, and sizes as people write them. */
final class FargateSizes {
    private static final Map<Integer, IntPredicate> MEMORY_BY_CPU = Map.of(
            256, Set.of(512, 1024, 2048)::contains,
            512, gigabytes(1, 4, 1),
            1024, gigabytes(2, 8, 1),
            2048, gigabytes(4, 16, 1),
            4096, gigabytes(8, 30, 1),
            8192, gigabytes(16, 60, 4),
            16384, gigabytes(32, 120, 8));
    private static final Pattern VIRTUAL_CPUS = Pattern.compile("([0-9.]+) ?vcpu");
    private static final Pattern GIGABYTES = Pattern.compile("([0-9.]+) ?gb");

    private FargateSizes() {}

    private static IntPredicate gigabytes(int from, int to, int step) {
        return memory -> memory % 1024 == 0
                && memory / 1024 >= from
                && memory / 1024 <= to
                && (memory / 1024 - from) % step == 0;
    }

    static boolean exists(int cpu, int memory) {
        return MEMORY_BY_CPU.getOrDefault(cpu, none -> false).test(memory);
    }

    /** CPU units, from units or {@code 0.5 vCPU}; empty where the text is neither. */
    static Optional<Integer> cpuUnits(@Nullable String written) {
        return units(written, VIRTUAL_CPUS);
    }

    /** MiB, from MiB or {@code 1 GB}; empty where the text is neither. */
    static Optional<Integer> mebibytes(@Nullable String written) {
        return units(written, GIGABYTES);
    }

    private static Optional<Integer> units(@Nullable String written, Pattern large) {
        if (written == null) {
            return Optional.empty();
        }
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (text.matches("\\d{1,7}")) {
            return Optional.of(Integer.parseInt(text));
        }
        Matcher matcher = large.matcher(text);
        return matcher.matches() && matcher.group(1).matches("\\d+(\\.\\d+)?")
                ? Optional.of((int) Math.round(Double.parseDouble(matcher.group(1)) * 1024))
                : Optional.empty();
    }
}

package dev.mooring.kinds.service;

import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;

/**
 * The pairs of CPU units and MiB of memory that Fargate runs (Amazon ECS Developer Guide, "Task definition parameters for
 * Fargate": task size).
 */
final class FargateSizes {

    /** Memory sizes from {@code least} to {@code most} in equal steps, all in MiB. */
    private record Memory(int least, int most, int step) {
        boolean contains(int size) {
            return size >= least && size <= most && (size - least) % step == 0;
        }

        /** The allowed size nearest above {@code size}, or the largest. */
        int above(int size) {
            if (size <= least) {
                return least;
            }
            int steps = Math.ceilDiv(size - least, step);
            return Math.min(most, least + steps * step);
        }

        @Override
        public String toString() {
            return least + " to " + most + " in steps of " + step;
        }
    }

    private static final SortedMap<Integer, Memory> BY_CPU = TreeMap.of(256, new Memory(1024, 2048, 1024))
            .put(512, new Memory(1024, 4096, 1024))
            .put(1024, new Memory(2048, 8192, 1024))
            .put(2048, new Memory(4096, 16384, 1024))
            .put(4096, new Memory(8192, 30720, 1024))
            .put(8192, new Memory(16384, 61440, 4096))
            .put(16384, new Memory(32768, 122880, 8192));

    /** A quarter of a vCPU also runs with half a gigabyte, which is out of step. */
    private static final int SMALLEST_CPU = 256;

    private static final int SMALLEST_MEMORY = 512;

    private FargateSizes() {}

    static Seq<Integer> cpus() {
        return BY_CPU.keySet().toVector();
    }

    static boolean knowsCpu(int cpu) {
        return BY_CPU.containsKey(cpu);
    }

    /** What is wrong with this memory for this CPU, if anything; a CPU that Fargate does not know is not judged here. */
    static Option<String> objection(int cpu, int memory) {
        if (cpu == SMALLEST_CPU && memory == SMALLEST_MEMORY) {
            return Option.none();
        }
        return BY_CPU.get(cpu)
                .filter(allowed -> !allowed.contains(memory))
                .map(allowed -> "Fargate does not run cpu %d with memory %d: it takes %s%s MiB; the next size up is %d"
                        .formatted(
                                cpu,
                                memory,
                                cpu == SMALLEST_CPU ? SMALLEST_MEMORY + ", or " : "",
                                allowed,
                                next(cpu, memory, allowed)));
    }

    private static int next(int cpu, int memory, Memory allowed) {
        return cpu == SMALLEST_CPU && memory < SMALLEST_MEMORY ? SMALLEST_MEMORY : allowed.above(memory);
    }
}

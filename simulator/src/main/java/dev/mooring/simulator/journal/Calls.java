package dev.mooring.simulator.journal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stretch of the journal, counted.
 *
 * @param sequence of the last call in the whole journal: the mark from which to read on
 * @param operations how often each operation was called
 */
public record Calls(long sequence, long reads, long writes, Map<String, Long> operations, List<Call> calls) {

    static Calls of(long sequence, List<Call> calls) {
        Map<String, Long> operations = new TreeMap<>();
        long writes = 0;
        for (Call call : calls) {
            operations.merge(call.name(), 1L, Long::sum);
            writes += call.write() ? 1 : 0;
        }
        return new Calls(sequence, calls.size() - writes, writes, operations, calls);
    }

    /** @param operation with its service: {@code ecs:DescribeServices} */
    public long count(String operation) {
        return operations.getOrDefault(operation, 0L);
    }
}

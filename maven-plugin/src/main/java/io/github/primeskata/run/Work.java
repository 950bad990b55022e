package io.github.primeskata.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the work of one check has cost, in counts that no load of the machine changes.
 *
 * @param check the id of the check
 * @param numbers how many numbers had to be searched
 * @param workers by how many workers
 * @param threads what is known where the workers are threads
 * @param processes what is known where they are processes
 */
public record Work(
        String check, long numbers, long workers, Optional<OfThreads> threads, Optional<OfProcesses> processes) {

    /** The key under which checks publish their counts. */
    public static final String KEY = "kata.work";

    /**
     * Work of threads.
     *
     * @param calls calls of the prime test
     * @param threads how many threads have called it
     * @param peak how many calls were in flight at once at most
     * @param divisions how many divisions there were
     * @param span how many of them lay one after the other, each worker having a processor of its own
     */
    public record OfThreads(long calls, long threads, long peak, long divisions, long span) {

        /** The span as a part of the total, from 0 to 1; 1 of nothing. */
        public double share() {
            return divisions == 0 ? 1 : (double) span / divisions;
        }
    }

    /**
     * Work of processes.
     *
     * @param processes how many were started
     * @param messages how many requests they have read
     * @param bytes how long these were, line ends included
     */
    public record OfProcesses(long processes, long messages, long bytes) {}

    /** Reads what a check published; empty if that is not as it should be. */
    static Optional<Work> parse(String check, String published) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String entry : published.strip().split(";")) {
            String[] parts = entry.split("=", -1);
            if (parts.length != 2 || !parts[1].matches("\\d{1,18}")) {
                return Optional.empty();
            }
            counts.put(parts[0], Long.valueOf(parts[1]));
        }
        Optional<OfThreads> threads = all(counts, "calls", "threads", "peak", "divisions", "span")
                ? Optional.of(new OfThreads(
                        counts.get("calls"),
                        counts.get("threads"),
                        counts.get("peak"),
                        counts.get("divisions"),
                        counts.get("span")))
                : Optional.empty();
        Optional<OfProcesses> processes = all(counts, "processes", "messages", "bytes")
                ? Optional.of(new OfProcesses(counts.get("processes"), counts.get("messages"), counts.get("bytes")))
                : Optional.empty();
        return all(counts, "numbers", "workers") && threads.isPresent() != processes.isPresent()
                ? Optional.of(new Work(check, counts.get("numbers"), counts.get("workers"), threads, processes))
                : Optional.empty();
    }

    private static boolean all(Map<String, Long> counts, String... keys) {
        for (String key : keys) {
            if (!counts.containsKey(key)) {
                return false;
            }
        }
        return true;
    }
}

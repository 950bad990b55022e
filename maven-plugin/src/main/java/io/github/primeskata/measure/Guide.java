package io.github.primeskata.measure;

import java.util.List;
import java.util.Optional;

/** The figures of the guide, as it gives them: one each, on a machine that it does not name. */
public final class Guide {

    /** How many numbers it tests with a delay. */
    public static final long NUMBERS = 1_000;

    /** Its delay, in milliseconds. */
    public static final long DELAY_MILLIS = 50;

    /** Its number of workers without a delay. */
    public static final int WORKERS = 10;

    private static final long SMALL = 100_000;
    private static final long MILLION = 1_000_000;

    /**
     * A figure.
     *
     * @param mode what the guide calls it
     * @param found who found what; empty if it does not say
     */
    public record Figure(String mode, double seconds, String found) {}

    private record Entry(long last, String exercise, int workers, Figure figure) {}

    private static final List<Entry> WAITING = List.of(
            waiting("e110", 2, "SyncTaskRunner", 50.5522, "Worker-1 all"),
            waiting("e210", 2, "CoopTaskRunner", 51.1277, "Worker-1 all"),
            waiting("e310", 2, "SIMPLE", 32.1810, "Worker-2 only 2"),
            waiting("e310", 3, "SIMPLE", 21.0620, "all three"),
            waiting("e320", 3, "TASK_GROUP", 20.9242, "all three"),
            waiting("e410", 2, "SIMPLE", 25.2479, "both"),
            waiting("e420", 2, "LOCKED_LIST", 25.2679, "both"),
            waiting("e430", 2, "THREAD_POOL", 25.2255, "both"),
            waiting("e430", 3, "THREAD_POOL", 16.8516, "all three"),
            waiting("e430", 5, "THREAD_POOL", 10.0864, "all five"),
            waiting("e610", 3, "SIMPLE", 17.1390, "all three"),
            waiting("e610", 10, "SIMPLE", 5.4353, "five shown"),
            waiting("e620", 3, "SHARED", 17.4743, "two shown"),
            waiting("e630", 3, "PROCESS_POOL", 17.3709, "all three"),
            waiting("e630", 5, "PROCESS_POOL", 10.6335, "all five"),
            waiting("e630", 10, "PROCESS_POOL", 5.7128, "five shown"),
            waiting("e640", 10, "CHUNKS_IN_POOL", 5.5582, "five shown"));

    /** Its plain loop is compared with ours; its last step, which does not say how its work is called, with e810. */
    private static final List<Entry> CALCULATING = List.of(
            calculating(SMALL, "loop", 1, "synchronous", 0.0571),
            calculating(MILLION, "loop", 1, "synchronous", 1.3509),
            calculating(10 * MILLION, "loop", 1, "synchronous", 31.0216),
            calculating(50 * MILLION, "loop", 1, "synchronous", 343.0948),
            calculating(100 * MILLION, "loop", 1, "synchronous", 913.2356),
            calculating(SMALL, "e310", WORKERS, "asynchronous", 0.3624),
            calculating(MILLION, "e310", WORKERS, "asynchronous", 3.7752),
            calculating(10 * MILLION, "e310", WORKERS, "asynchronous", 58.4305),
            calculating(50 * MILLION, "e310", WORKERS, "asynchronous", 554.2766),
            calculating(100 * MILLION, "e310", WORKERS, "asynchronous", 1138.4652),
            calculating(SMALL, "e430", WORKERS, "multithreading", 0.5326),
            calculating(MILLION, "e430", WORKERS, "multithreading", 5.9180),
            calculating(10 * MILLION, "e430", WORKERS, "multithreading", 98.2302),
            calculating(50 * MILLION, "e430", WORKERS, "multithreading", 725.3965),
            calculating(100 * MILLION, "e430", WORKERS, "multithreading", 1547.9455),
            calculating(SMALL, "e640", WORKERS, "multiprocessing", 0.4711),
            calculating(MILLION, "e640", WORKERS, "multiprocessing", 1.3738),
            calculating(10 * MILLION, "e640", WORKERS, "multiprocessing", 21.7587),
            calculating(50 * MILLION, "e640", WORKERS, "multiprocessing", 182.7984),
            calculating(100 * MILLION, "e640", WORKERS, "multiprocessing", 492.9215),
            calculating(SMALL, "e810", WORKERS, "calc_primes", 0.4504),
            calculating(MILLION, "e810", WORKERS, "calc_primes", 0.8975),
            calculating(10 * MILLION, "e810", WORKERS, "calc_primes", 10.1256),
            calculating(50 * MILLION, "e810", WORKERS, "calc_primes", 135.4352),
            calculating(100 * MILLION, "e810", WORKERS, "calc_primes", 369.0804));

    private Guide() {}

    private static Entry waiting(String exercise, int workers, String mode, double seconds, String found) {
        return new Entry(NUMBERS, exercise, workers, new Figure(mode, seconds, found));
    }

    private static Entry calculating(long last, String exercise, int workers, String mode, double seconds) {
        return new Entry(last, exercise, workers, new Figure(mode, seconds, ""));
    }

    /** Approaches and workers of the guide's tables with a delay, in its order. */
    static List<Seat> waiting() {
        return WAITING.stream()
                .map(entry -> new Seat(entry.exercise(), entry.workers()))
                .toList();
    }

    /** What the guide has measured for the very same work; empty if it has not. */
    public static Optional<Figure> figure(Block block, Contestant contestant) {
        boolean itsDelay = block.delay().toMillis() == DELAY_MILLIS;
        List<Entry> entries = block.waits() ? (itsDelay ? WAITING : List.of()) : CALCULATING;
        return entries.stream()
                .filter(entry -> entry.last() == block.last()
                        && entry.exercise().equals(contestant.approach().exercise())
                        && entry.workers() == contestant.workers())
                .map(Entry::figure)
                .findFirst();
    }
}

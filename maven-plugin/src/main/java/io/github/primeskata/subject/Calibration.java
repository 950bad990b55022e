package io.github.primeskata.subject;

import io.github.primeskata.channel.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * Fixed work, done again and again: twice by one thread, to see how equal two times of the same are, and once by each
 * of several threads together, to see how many processors are really given.
 */
final class Calibration {

    /** About 20 ms of work on a processor of 2020. */
    private static final long LAST = 400_000;

    private static final int WARM_UPS = 5;

    private static volatile int sink;

    private final CyclicBarrier barrier;
    /** Written by each helper before the second barrier, read after it. */
    private final long[] begins;

    private final long[] ends;

    private Calibration(int threads) {
        barrier = new CyclicBarrier(threads + 1);
        begins = new long[threads];
        ends = new long[threads];
    }

    /** The times of each pair and of the threads together, in nanoseconds. Blocks until all is done. */
    static Frame take(int pairs, int threads) throws InterruptedException, BrokenBarrierException {
        Calibration calibration = new Calibration(threads);
        for (int i = 0; i < threads; i++) {
            int number = i;
            Thread thread = new Thread(() -> calibration.help(number), "primes-calibration-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        for (int i = 0; i < WARM_UPS; i++) {
            alone();
            calibration.together();
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            long first = alone();
            long second = alone();
            lines.add(first + " " + second + " " + calibration.together());
        }
        return Frame.of("CALIBRATED", "threads", threads, "pairs", String.join("\n", lines));
    }

    private static long alone() {
        long begin = System.nanoTime();
        work();
        return System.nanoTime() - begin;
    }

    /** From the moment at which the first begins until the last one is done. */
    private long together() throws InterruptedException, BrokenBarrierException {
        barrier.await();
        barrier.await();
        long begin = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (int i = 0; i < begins.length; i++) {
            begin = Math.min(begin, begins[i]);
            end = Math.max(end, ends[i]);
        }
        return end - begin;
    }

    private void help(int number) {
        try {
            while (true) {
                barrier.await();
                begins[number] = System.nanoTime();
                work();
                ends[number] = System.nanoTime();
                barrier.await();
            }
        } catch (InterruptedException | BrokenBarrierException e) {
            // The JVM ends.
            return;
        }
    }

    private static void work() {
        int primes = 0;
        for (long n = 1; n <= LAST; n++) {
            if (TrialDivision.isPrime(n)) {
                primes++;
            }
        }
        sink = primes;
    }
}

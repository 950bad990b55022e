/*
 * Broken on purpose: a worker whose reading left its thread interrupted ends while it waits for its turn.
 * Verdict: WRONG
 * Clause: C8
 */
package kata.e920_sieve;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import kata.model.PrimeSegment;

public final class SegmentedSieve {
    private final int longest;

    public SegmentedSieve(int longest) {
        if (longest < 30) {
            throw new IllegalArgumentException("at least 30 numbers, not " + longest);
        }
        this.longest = longest;
    }

    public <T> void search(long from, long to, int workers, Function<PrimeSegment, T> read, Consumer<T> take)
            throws InterruptedException {
        if (workers < 1) {
            throw new IllegalArgumentException("at least one worker, not " + workers);
        }
        if (from > to) {
            return;
        }
        new Search<>(from, to, workers, read, take).run();
    }

    private final class Search<T> {
        final long from;
        final long to;
        final long count;
        final int workers;
        final Function<PrimeSegment, T> read;
        final Consumer<T> take;
        final int[] base;
        final List<Thread> threads = new ArrayList<>();
        Throwable failure;
        boolean stopped;
        final AtomicLong next = new AtomicLong();
        long turn;

        Search(long from, long to, int workers, Function<PrimeSegment, T> read, Consumer<T> take) {
            this.from = from;
            this.to = to;
            this.count = (to - from) / longest + 1;
            this.workers = (int) Math.min(workers, count);
            this.read = read;
            this.take = take;
            this.base = OddSegment.base(to);
        }

        void run() throws InterruptedException {
            for (int i = 0; i < workers; i++) {
                Thread thread = new Thread(this::work);
                threads.add(thread);
                thread.start();
            }
            try {
                for (Thread thread : threads) {
                    thread.join();
                }
            } catch (InterruptedException e) {
                stop();
                throw e;
            }
            throwFailure();
        }

        void work() {
            try {
                OddSegment segment = new OddSegment(newFlags());
                for (long i; !stopped() && (i = next.getAndIncrement()) < count; ) {
                    takeInTurn(i, sieved(segment, i));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Throwable t) {
                fail(t);
            }
        }

        synchronized void takeInTurn(long index, T result) throws InterruptedException {
            while (turn != index && !stopped) {
                wait();
            }
            if (!stopped) {
                take.accept(result);
                turn++;
                notifyAll();
            }
        }

        T sieved(OddSegment segment, long index) {
            long low = from + index * longest;
            segment.sieve(low, Math.min(to, low + longest - 1), base);
            return read.apply(segment);
        }

        boolean[] newFlags() {
            return new boolean[OddSegment.flags(Math.min(longest, to - from + 1))];
        }

        synchronized void fail(Throwable thrown) {
            if (failure == null) {
                failure = thrown;
            }
            stopped = true;
            notifyAll();
        }

        synchronized boolean stopped() {
            return stopped;
        }

        synchronized void stop() {
            stopped = true;
            notifyAll();
        }

        synchronized void throwFailure() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        }
    }
}

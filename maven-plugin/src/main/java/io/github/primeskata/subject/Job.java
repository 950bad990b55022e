package io.github.primeskata.subject;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What one run has to do, and the means: numbers, a prime test, the program of a worker process. The test either
 * calculates and nothing else, or waits first, as if there were more to calculate.
 *
 * <p>The prime tests may be called by several threads at once.
 */
public final class Job {

    private final long last;
    private final int workers;
    private final long delayNanos;
    private final Path journals;
    private final Executor later;
    private final Map<Thread, List<Long>> byThread = new ConcurrentHashMap<>();

    /**
     * A job.
     *
     * @param last the numbers are 1 to this one
     * @param delay how long each test waits; zero for none
     * @param journals the folder in which worker processes write down what they have found
     */
    Job(long last, int workers, Duration delay, Path journals) {
        this.last = last;
        this.workers = workers;
        this.delayNanos = delay.toNanos();
        this.journals = journals;
        this.later = CompletableFuture.delayedExecutor(delayNanos, TimeUnit.NANOSECONDS, Runnable::run);
    }

    /** The last number. */
    public long last() {
        return last;
    }

    /** How many workers there are. */
    public int workers() {
        return workers;
    }

    /** A new queue of all numbers, for several threads at once. */
    public Queue<Long> numbers() {
        return new CountingQueue(last);
    }

    /** Tells whether a number is prime, after the delay. */
    public boolean isPrime(long n) {
        if (delayNanos == 0) {
            return TrialDivision.isPrime(n);
        }
        try {
            TimeUnit.NANOSECONDS.sleep(delayNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a test waited", e);
        }
        boolean prime = TrialDivision.isPrime(n);
        // Next to the delay this costs nothing. Without one it would be a good part of what is measured.
        List<Long> found = byThread.computeIfAbsent(Thread.currentThread(), thread -> new ArrayList<>());
        if (prime) {
            found.add(n);
        }
        return prime;
    }

    /** Begins to tell whether a number is prime; the answer comes after the delay, or is there at once without one. */
    public CompletionStage<Boolean> isPrimeLater(long n) {
        return delayNanos == 0
                ? CompletableFuture.completedFuture(TrialDivision.isPrime(n))
                : CompletableFuture.supplyAsync(() -> TrialDivision.isPrime(n), later);
    }

    /** How a worker process is started; it talks as {@code kata.model.WorkerProgram} says. */
    public List<String> workerCommand() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                engine().toString(),
                WorkerMain.class.getName(),
                Long.toString(delayNanos),
                journals.toAbsolutePath().toString());
    }

    private static Path engine() {
        try {
            return Path.of(Job.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What each thread has found in {@link #isPrime}; none if nothing was delayed. To be asked after the run. */
    List<Find> byThread() {
        long process = ProcessHandle.current().pid();
        List<Find> finds = new ArrayList<>();
        byThread.forEach((thread, primes) -> {
            String name = thread.getName().isEmpty() ? "thread-" + thread.getId() : thread.getName();
            finds.add(new Find(name, thread.getId(), process, primes));
        });
        Collections.sort(finds, java.util.Comparator.comparingLong(Find::thread));
        return finds;
    }

    /** Where worker processes write down what they have found. */
    Path journals() {
        return journals;
    }
}

package kata.measured;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import kata.e010_prime_test.PrimeChecker;
import kata.e110_synchronous.SyncTaskRunner;
import kata.e210_cooperative.CoopTaskRunner;
import kata.e310_asynchronous.AsyncTaskRunner;
import kata.e320_task_group.TaskGroup;
import kata.e410_threads.ThreadsRunner;
import kata.e420_locked_list.LockedListRunner;
import kata.e430_thread_pool.ChunkedPool;
import kata.e440_virtual_threads.VirtualRunner;
import kata.e610_process_per_chunk.ProcessPerChunk;
import kata.e620_shared_queue.SharedQueueRunner;
import kata.e630_process_pool.ProcessPool;
import kata.e640_chunks_in_pool.ChunkedProcessPool;
import kata.e810_calc_primes.PrimeCalculator;
import kata.e820_load_balance.BalancedCalculator;
import kata.e910_fork_join.DividingCalculator;
import kata.e920_sieve.SegmentedSieve;
import kata.measured.Approach.Search;
import kata.model.AsyncPrimeTest;
import kata.model.AsyncWorkload;
import kata.model.PrimeSegment;
import kata.model.PrimeTest;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.Workload;

/** The reference solutions, each with its work: numbers to test and a test that waits or calculates. */
final class Approaches {

    // One object for all approaches: with several, the compiler could not inline the call, and the later ones would
    // look slower than the first.
    private static final PrimeTest CALCULATES = PrimeChecker::isPrime;
    private static final AsyncPrimeTest CALCULATES_AT_ONCE =
            n -> CompletableFuture.completedFuture(PrimeChecker.isPrime(n));

    private static final long FEW_ENOUGH_FOR_A_THREAD_EACH = 1_000_000;
    private static final long SOON_DONE = 10_000_000;
    private static final long CUT_OFF = 10_000;
    private static final int SEGMENT = 1 << 20;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    private Approaches() {}

    /**
     * The approaches for numbers up to {@code last}, whose test does nothing but divide. For the two greatest sizes of
     * the guide only those that its tables have.
     */
    static List<Approach> calculating(long last, int workers) {
        List<Approach> all = new ArrayList<>();
        all.add(approach("e810 intervals, one worker", 1, () -> intervals(last, 1)));
        all.add(approach("e310 event loop", workers, () -> eventLoop(last, workers, CALCULATES_AT_ONCE)));
        all.add(approach("e430 thread pool, chunks", workers, () -> pool(last, workers, CALCULATES)));
        WorkerProgram program = PrimeWorker.program(Duration.ZERO);
        all.add(approach("e640 process pool, chunks", workers, () -> chunksInPool(last, workers, program)));
        all.add(approach("e810 intervals", workers, () -> intervals(last, workers)));
        all.add(approach("e920 sieve", workers, () -> sieve(last, workers)));
        if (last > SOON_DONE) {
            return all;
        }
        all.add(approach("e110 synchronous", workers, () -> synchronous(last, workers, CALCULATES)));
        all.add(approach("e410 threads, queue", workers, () -> threads(new CountingQueue(last), workers, CALCULATES)));
        all.add(new Approach("e410 threads, queue filled before", workers, () -> {
            Queue<Long> numbers = filled(last);
            return () -> threads(numbers, workers, CALCULATES);
        }));
        all.add(approach("e820 small pieces on demand", workers, () -> onDemand(last, workers)));
        all.add(approach("e910 fork and join", workers, () -> forkJoin(last, workers)));
        if (last <= FEW_ENOUGH_FOR_A_THREAD_EACH) {
            all.add(approach(
                    "e440 a virtual thread a number", workers, () -> virtualThreads(last, workers, CALCULATES)));
        }
        return all;
    }

    /** The approaches for numbers up to {@code last}, whose test waits first, with the guide's numbers of workers. */
    static List<Approach> waiting(long last, Duration delay) {
        PrimeTest test = n -> {
            pause(delay);
            return PrimeChecker.isPrime(n);
        };
        AsyncPrimeTest later = n -> CompletableFuture.supplyAsync(
                () -> PrimeChecker.isPrime(n),
                CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Runnable::run));
        List<Approach> all = new ArrayList<>();
        all.add(approach("e110 synchronous", 2, () -> synchronous(last, 2, test)));
        all.add(approach("e210 cooperative", 2, () -> cooperative(last, 2, test)));
        for (int workers : new int[] {2, 3}) {
            all.add(approach("e310 event loop", workers, () -> eventLoop(last, workers, later)));
        }
        all.add(approach("e320 task group", 3, () -> taskGroup(last, 3, later)));
        all.add(approach("e410 threads, queue", 2, () -> threads(new CountingQueue(last), 2, test)));
        all.add(approach("e420 locked list", 2, () -> lockedList(last, 2, test)));
        for (int workers : new int[] {2, 3, 5}) {
            all.add(approach("e430 thread pool, chunks", workers, () -> pool(last, workers, test)));
        }
        int unlimited = Math.toIntExact(last);
        for (int workers : new int[] {3, unlimited}) {
            all.add(approach("e440 a virtual thread a number", workers, () -> virtualThreads(last, workers, test)));
        }
        all.add(approach("e320 task group", unlimited, () -> taskGroup(last, unlimited, later)));
        return all;
    }

    /** As {@link #waiting}, with workers that are processes. */
    static List<Approach> waitingProcesses(long last, Duration delay) {
        WorkerProgram program = PrimeWorker.program(delay);
        List<Approach> all = new ArrayList<>();
        for (int workers : new int[] {3, 10}) {
            all.add(approach("e610 a process a chunk", workers, () -> processPerChunk(last, workers, program)));
        }
        all.add(approach("e620 processes, shared queue", 3, () -> sharedQueue(last, 3, program)));
        for (int workers : new int[] {3, 5, 10}) {
            all.add(approach("e630 process pool, queue", workers, () -> processPool(last, workers, program)));
        }
        all.add(approach("e640 process pool, chunks", 10, () -> chunksInPool(last, 10, program)));
        return all;
    }

    private static Approach approach(String name, int workers, Search search) {
        return new Approach(name, workers, () -> search);
    }

    private static List<Integer> synchronous(long last, int workers, PrimeTest test) {
        return byWorker(new SyncTaskRunner().run(new Workload(new CountingQueue(last), workers, test)));
    }

    private static List<Integer> cooperative(long last, int workers, PrimeTest test) {
        return byWorker(new CoopTaskRunner().run(new Workload(new CountingQueue(last), workers, test)));
    }

    private static List<Integer> eventLoop(long last, int workers, AsyncPrimeTest test) throws InterruptedException {
        return byWorker(new AsyncTaskRunner().run(new AsyncWorkload(new CountingQueue(last), workers, test)));
    }

    /** The group starts all its tasks at once, so the limit lies in the test: in each lane one follows the other. */
    private static List<Integer> taskGroup(long last, int lanes, AsyncPrimeTest test) throws InterruptedException {
        List<CompletionStage<Boolean>> tails =
                new ArrayList<>(Collections.nCopies(lanes, CompletableFuture.completedFuture(true)));
        AsyncPrimeTest inLanes = n -> {
            int lane = (int) (n % lanes);
            CompletionStage<Boolean> answer = tails.get(lane).thenCompose(before -> test.isPrime(n));
            tails.set(lane, answer);
            return answer;
        };
        return all(
                TaskGroup.run(inLanes, group -> LongStream.rangeClosed(1, last).forEach(group::start)));
    }

    private static List<Integer> threads(Queue<Long> numbers, int workers, PrimeTest test) throws InterruptedException {
        return byWorker(new ThreadsRunner().run(new Workload(numbers, workers, test)));
    }

    private static List<Integer> lockedList(long last, int workers, PrimeTest test) throws InterruptedException {
        List<Long> primes = new ArrayList<>();
        new LockedListRunner(primes).run(new Workload(new CountingQueue(last), workers, test));
        return all(primes);
    }

    private static List<Integer> pool(long last, int workers, PrimeTest test) throws Exception {
        return all(new ChunkedPool().primesUpTo(last, workers, test));
    }

    private static List<Integer> virtualThreads(long last, int workers, PrimeTest test) throws InterruptedException {
        return all(new VirtualRunner().run(new Workload(new CountingQueue(last), workers, test)));
    }

    private static List<Integer> processPerChunk(long last, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        List<List<Long>> chunks = ChunkedPool.chunks(last, workers).stream()
                .map(chunk ->
                        LongStream.rangeClosed(chunk.from(), chunk.to()).boxed().toList())
                .toList();
        return byWorker(new ProcessPerChunk().run(chunks, program, LONG_ENOUGH));
    }

    private static List<Integer> sharedQueue(long last, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        return byWorker(new SharedQueueRunner().run(new CountingQueue(last), workers, program, LONG_ENOUGH));
    }

    private static List<Integer> processPool(long last, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        return byWorker(new ProcessPool().run(new CountingQueue(last), workers, program));
    }

    /** A chunk for each worker, as the guide has it. */
    private static List<Integer> chunksInPool(long last, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        return all(new ChunkedProcessPool().primesUpTo(last, Math.ceilDiv(last, workers), workers, program));
    }

    private static List<Integer> intervals(long last, int workers) throws InterruptedException {
        return all(new PrimeCalculator(CALCULATES).calcPrimes(1, last, workers));
    }

    private static List<Integer> onDemand(long last, int workers) throws InterruptedException {
        return all(new BalancedCalculator(CALCULATES).calcPrimes(1, last, workers));
    }

    private static List<Integer> forkJoin(long last, int workers) {
        try (ForkJoinPool pool = new ForkJoinPool(workers)) {
            return all(new DividingCalculator(Approaches::search, CUT_OFF).primes(pool, 1, last));
        }
    }

    /** Without {@link #CALCULATES}: it asks no number whether it is prime. */
    private static List<Integer> sieve(long last, int workers) throws InterruptedException {
        List<Long> primes = new ArrayList<>();
        new SegmentedSieve(SEGMENT).search(1, last, workers, Approaches::primes, primes::addAll);
        return all(primes);
    }

    private static List<Long> primes(PrimeSegment segment) {
        List<Long> primes = new ArrayList<>();
        segment.forEach(primes::add);
        return primes;
    }

    private static List<Long> search(long from, long to) {
        List<Long> primes = new ArrayList<>();
        for (long n = from; n <= to; n++) {
            if (CALCULATES.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }

    private static Queue<Long> filled(long last) {
        Queue<Long> numbers = new ConcurrentLinkedQueue<>();
        LongStream.rangeClosed(1, last).forEach(numbers::add);
        return numbers;
    }

    private static List<Integer> byWorker(RunResult result) {
        return result.workers().stream().map(worker -> worker.primes().size()).toList();
    }

    private static List<Integer> all(List<Long> primes) {
        return List.of(primes.size());
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a test waited", e);
        }
    }
}

package kata.measured;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What it costs to hand over one number to be tested, by the way in which it is handed over. All do the same work: they
 * test the numbers from 1 to 10,000 by trial division and count the primes. The answer is time for a number, work
 * included; the loop is the work alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CostPerTask {

    private static final int NUMBERS = 10_000;
    private static final int WORKERS = 2;
    private static final int CHUNKS = 64;

    /** A number to a process and back takes long, so there are fewer of them. */
    private static final int LINES = 1_000;

    private ExecutorService pool;
    private ExecutorService virtual;
    private Queue<Long> queue;

    /** Makes what is kept for all calls. */
    @Setup
    public void open() {
        pool = Executors.newFixedThreadPool(WORKERS);
        virtual = Executors.newVirtualThreadPerTaskExecutor();
    }

    /** Fills the queue; that is not measured. */
    @Setup(Level.Invocation)
    public void fill() {
        queue = new ConcurrentLinkedQueue<>();
        LongStream.rangeClosed(1, NUMBERS).forEach(queue::add);
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        pool.close();
        virtual.close();
    }

    private static boolean isPrime(long n) {
        if (n < 2) {
            return false;
        }
        for (long divisor = 2; divisor <= n / divisor; divisor++) {
            if (n % divisor == 0) {
                return false;
            }
        }
        return true;
    }

    private static int count(long from, long to) {
        int primes = 0;
        for (long n = from; n <= to; n++) {
            primes += isPrime(n) ? 1 : 0;
        }
        return primes;
    }

    private static int sum(List<Future<Integer>> futures) throws Exception {
        int primes = 0;
        for (Future<Integer> future : futures) {
            primes += future.get();
        }
        return primes;
    }

    /** One loop in one thread. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int loop() {
        return count(1, NUMBERS);
    }

    /** A task of a pool for each of 64 chunks. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int chunk() throws Exception {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < CHUNKS; i++) {
            long from = (long) NUMBERS * i / CHUNKS + 1;
            long to = (long) NUMBERS * (i + 1) / CHUNKS;
            futures.add(pool.submit(() -> count(from, to)));
        }
        return sum(futures);
    }

    /** Workers that take each number from a common queue. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int queue() throws Exception {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            futures.add(pool.submit(() -> {
                int primes = 0;
                for (Long n = queue.poll(); n != null; n = queue.poll()) {
                    primes += isPrime(n) ? 1 : 0;
                }
                return primes;
            }));
        }
        return sum(futures);
    }

    /** A task of a pool for each number. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int executor() throws Exception {
        return sum(submitted(pool));
    }

    /** A virtual thread for each number. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int virtualThread() throws Exception {
        return sum(submitted(virtual));
    }

    private static List<Future<Integer>> submitted(ExecutorService executor) {
        List<Future<Integer>> futures = new ArrayList<>(NUMBERS);
        for (long i = 1; i <= NUMBERS; i++) {
            long n = i;
            futures.add(executor.submit(() -> isPrime(n) ? 1 : 0));
        }
        return futures;
    }

    /** A line to a process and one back for each number. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public int process(Child child) throws IOException {
        int primes = 0;
        for (long n = 1; n <= LINES; n++) {
            primes += child.ask(n) ? 1 : 0;
        }
        return primes;
    }

    /** A worker process that stays. */
    @State(Scope.Benchmark)
    public static class Child {

        private Process process;
        private Writer requests;
        private BufferedReader answers;

        /** Starts it. */
        @Setup
        public void start() throws Exception {
            String classes = Path.of(CostPerTask.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            classes,
                            Worker.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            requests = process.outputWriter(StandardCharsets.US_ASCII);
            answers = process.inputReader(StandardCharsets.US_ASCII);
        }

        boolean ask(long n) throws IOException {
            requests.write(n + "\n");
            requests.flush();
            return "yes".equals(answers.readLine());
        }

        /** Ends it. */
        @TearDown
        public void end() throws Exception {
            requests.close();
            process.waitFor();
        }
    }

    /** What the worker process does. */
    public static final class Worker {

        private Worker() {}

        /** Answers each number with yes or no, until its input ends. */
        public static void main(String[] args) throws IOException {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(isPrime(Long.parseLong(line)) ? "yes" : "no");
            }
        }
    }
}

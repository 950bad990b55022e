package kata.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import kata.model.Approach;
import kata.model.Contender;

/**
 * Plain versions of the three best approaches, for a measurement that is shown and never graded. Whoever wants to
 * measure other ones, such as the learner's, hands in a map of his own.
 *
 * <p>Each begins and ends all its threads and processes with the run: that they cost something is part of the question.
 */
public final class Contenders {

    private Contenders() {}

    /** All three, with so many workers each. */
    public static Map<Approach, Contender> with(int workers) {
        Map<Approach, Contender> contenders = new EnumMap<>(Approach.class);
        contenders.put(Approach.ASYNC, upTo -> async(upTo, workers));
        contenders.put(Approach.THREAD_POOL, upTo -> threadPool(upTo, workers));
        contenders.put(Approach.PROCESS_POOL, upTo -> processPool(upTo, workers));
        return contenders;
    }

    /** Workers that share one thread: each tests a number and then queues up again behind the others. */
    private static long async(long upTo, int workers) throws Exception {
        AtomicLong next = new AtomicLong();
        AtomicLong found = new AtomicLong();
        try (ExecutorService loop = Executors.newSingleThreadExecutor()) {
            List<CompletableFuture<Void>> ends = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                CompletableFuture<Void> end = new CompletableFuture<>();
                ends.add(end);
                Runnable step = new Runnable() {
                    @Override
                    public void run() {
                        long n = next.incrementAndGet();
                        if (n > upTo) {
                            end.complete(null);
                            return;
                        }
                        if (isPrime(n)) {
                            found.incrementAndGet();
                        }
                        loop.execute(this);
                    }
                };
                loop.execute(step);
            }
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get();
        }
        return found.get();
    }

    private static long threadPool(long upTo, int workers) throws Exception {
        List<Callable<Long>> chunks = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            long from = begin(upTo, workers, worker);
            long to = begin(upTo, workers, worker + 1) - 1;
            chunks.add(() -> primes(from, to));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            long found = 0;
            for (Future<Long> chunk : pool.invokeAll(chunks)) {
                found += chunk.get();
            }
            return found;
        }
    }

    /** Each process is sent the bounds of its chunk and sends back how many primes it found. */
    private static long processPool(long upTo, int workers) throws Exception {
        List<Process> pool = new ArrayList<>();
        try {
            for (int worker = 0; worker < workers; worker++) {
                pool.add(start());
            }
            for (int worker = 0; worker < workers; worker++) {
                try (PrintStream out = new PrintStream(pool.get(worker).getOutputStream(), true)) {
                    out.println(begin(upTo, workers, worker) + " " + (begin(upTo, workers, worker + 1) - 1));
                }
            }
            long found = 0;
            for (Process process : pool) {
                found += answer(process);
            }
            return found;
        } finally {
            for (Process process : pool) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Contenders.class.getName())
                .redirectError(Redirect.INHERIT)
                .start();
    }

    private static long answer(Process process) throws IOException {
        String line = lines(process.getInputStream()).readLine();
        if (line == null) {
            throw new IOException("a process ended without an answer");
        }
        return Long.parseLong(line);
    }

    /** What runs in each process: reads the bounds of one chunk and writes how many primes are in it. */
    public static void main(String[] args) throws IOException {
        String line = lines(System.in).readLine();
        if (line != null) {
            String[] bounds = line.split(" ");
            System.out.println(primes(Long.parseLong(bounds[0]), Long.parseLong(bounds[1])));
        }
    }

    private static BufferedReader lines(java.io.InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
    }

    /** The first number of a chunk. */
    private static long begin(long upTo, int workers, int worker) {
        return 1 + upTo * worker / workers;
    }

    private static long primes(long from, long to) {
        long found = 0;
        for (long n = from; n <= to; n++) {
            found += isPrime(n) ? 1 : 0;
        }
        return found;
    }

    private static boolean isPrime(long n) {
        if (n < 4 || n % 2 == 0) {
            return n == 2 || n == 3;
        }
        for (long divisor = 3; divisor * divisor <= n; divisor += 2) {
            if (n % divisor == 0) {
                return false;
            }
        }
        return true;
    }
}

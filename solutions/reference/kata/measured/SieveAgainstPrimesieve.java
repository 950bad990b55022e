package kata.measured;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import kata.e920_sieve.SegmentedSieve;
import kata.model.PrimeSegment;

/**
 * Holds the sieve of e920 against the program {@code primesieve}, which must be installed: the number of primes up to
 * each power of ten, then every single prime of random intervals.
 *
 * <pre>{@code
 * java -Xmx64m -cp solutions/target/classes:kata-exercises/target/classes \
 *     kata.measured.SieveAgainstPrimesieve 11 10000 18 1
 * }</pre>
 *
 * <p>The arguments: the greatest power of ten up to which is counted, the number of random intervals, the power of ten
 * that bounds them, the seed. Magnitudes are equally likely, from intervals that begin near 0 to those at the bound.
 * Lengths, workers and lengths of segments are random, too. Stops with exit code 1 at the first difference.
 */
public final class SieveAgainstPrimesieve {

    private static final int LONGEST_INTERVAL = 300_000;
    private static final int MOST_WORKERS = 5;
    private static final int PROGRESS = 500;

    private SieveAgainstPrimesieve() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 4) {
            System.err.println("Give the greatest power to count, the number of intervals, their power, the seed.");
            System.exit(2);
        }
        long power = 1;
        for (int exponent = 1; exponent <= Integer.parseInt(args[0]); exponent++) {
            power *= 10;
            long[] total = {0};
            new SegmentedSieve(1 << 24).search(0, power, 2, PrimeSegment::count, count -> total[0] += count);
            expectSame(
                    "count up to " + power, List.of(total[0]), primesieve(String.valueOf(power), "--quiet", "--count"));
            System.out.println("up to " + power + ": " + total[0]);
        }
        Random random = new Random(Long.parseLong(args[3]));
        int intervals = Integer.parseInt(args[1]);
        double magnitudes = Double.parseDouble(args[2]);
        for (int i = 1; i <= intervals; i++) {
            long from = (long) Math.pow(10, random.nextDouble() * magnitudes) - 1;
            compare(from, from + random.nextInt(LONGEST_INTERVAL), random);
            if (i % PROGRESS == 0 || i == intervals) {
                System.out.println(i + " intervals are the same");
            }
        }
    }

    private static void compare(long from, long to, Random random) throws IOException, InterruptedException {
        int workers = 1 + random.nextInt(MOST_WORKERS);
        // From 30 numbers, if there are not too many segments for primes that are sieved anew for each, up to all.
        int longest = Math.max(30, (int) ((to - from) / (1 + random.nextInt(from > 1L << 50 ? 2 : 40))));
        LongStream.Builder found = LongStream.builder();
        new SegmentedSieve(longest)
                .search(
                        from,
                        to,
                        workers,
                        SieveAgainstPrimesieve::primes,
                        primes -> Arrays.stream(primes).forEach(found::add));
        expectSame(
                from + " to " + to + " in segments of " + longest + " with " + workers + " workers",
                found.build().boxed().toList(),
                primesieve(String.valueOf(from), String.valueOf(to), "--quiet", "--print"));
    }

    private static long[] primes(PrimeSegment segment) {
        LongStream.Builder primes = LongStream.builder();
        segment.forEach(primes::add);
        return primes.build().toArray();
    }

    private static List<Long> primesieve(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("primesieve");
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader answer = process.inputReader()) {
            List<Long> numbers = answer.lines().map(Long::valueOf).toList();
            if (process.waitFor() != 0) {
                throw new IOException("primesieve ended with " + process.exitValue());
            }
            return numbers;
        }
    }

    private static void expectSame(String what, List<Long> ours, List<Long> theirs) {
        if (ours.equals(theirs)) {
            return;
        }
        int i = 0;
        while (i < Math.min(ours.size(), theirs.size()) && ours.get(i).equals(theirs.get(i))) {
            i++;
        }
        System.err.println(
                what + ": " + ours.size() + " numbers, primesieve has " + theirs.size() + "; number " + (i + 1)
                        + " is " + (i < ours.size() ? ours.get(i) : "missing") + ", not "
                        + (i < theirs.size() ? theirs.get(i) : "there"));
        System.exit(1);
    }
}

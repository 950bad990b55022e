package kata.measured;

import kata.e920_sieve.SegmentedSieve;
import kata.model.PrimeSegment;

/**
 * Counts the primes of an interval with the sieve of e920, for whoever wants to time it beside another program.
 *
 * <pre>{@code
 * java -Xmx64m -XX:+UseSerialGC -cp solutions/target/classes:kata-exercises/target/classes \
 *     kata.measured.SieveCount 0 10000000000 2
 * }</pre>
 *
 * <p>The last argument is the number of workers. The primes are found, not only counted: a segment could hand them over
 * where it counts them.
 */
public final class SieveCount {

    /** Flags of a segment, in bytes: so that those of a worker fit a second-level cache of 1 MiB or more. */
    private static final int SEGMENT = 768 << 10;

    private SieveCount() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length != 3) {
            System.err.println("Give the first number, the last number and the number of workers.");
            System.exit(2);
        }
        long[] total = {0};
        new SegmentedSieve(SEGMENT * 30)
                .search(
                        Long.parseLong(args[0]),
                        Long.parseLong(args[1]),
                        Integer.parseInt(args[2]),
                        PrimeSegment::count,
                        count -> total[0] += count);
        System.out.println(total[0]);
    }
}

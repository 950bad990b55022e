package kata.testkit;

import java.math.BigInteger;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;

/** The numbers of the course, and which of them are prime by another way than the learner's. */
public final class Numbers {

    private static final int CERTAINTY = 64;
    private static final List<Long> LIST_OF_ANY_SIGN = List.of(-1L, 2L, 0L, Long.MIN_VALUE, 3L, Long.MAX_VALUE);

    private Numbers() {}

    /** A common queue of 1 … {@code last}, safe for several threads; empty if {@code last} is 0. */
    public static Queue<Long> upTo(long last) {
        return new ConcurrentLinkedQueue<>(listUpTo(last));
    }

    /** A queue as before of numbers of any sign and size: none of them means that it is empty. */
    public static Queue<Long> ofAnySign() {
        return new ConcurrentLinkedQueue<>(LIST_OF_ANY_SIGN);
    }

    /** What is in {@link #ofAnySign}, in order; 2 and 3 are its primes. */
    public static List<Long> listOfAnySign() {
        return LIST_OF_ANY_SIGN;
    }

    /** Three primes, not in order: the largest of all, 2, and the one behind 2³³. Their differences are no ints. */
    public static List<Long> primesFarApart() {
        return List.of(9_223_372_036_854_775_783L, 2L, 8_589_934_609L);
    }

    /** The numbers 1 … {@code last}, in order. */
    public static List<Long> listUpTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    /** The primes up to and including {@code last}, in order. */
    public static List<Long> primesUpTo(long last) {
        return LongStream.rangeClosed(1, last).filter(Numbers::isPrime).boxed().toList();
    }

    /** Tells whether {@code n} is prime; right for every {@code long}. */
    public static boolean isPrime(long n) {
        return n > 1 && BigInteger.valueOf(n).isProbablePrime(CERTAINTY);
    }
}

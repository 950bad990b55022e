package kata.e020_special_primes;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import kata.model.PrimeTest;
import kata.testkit.Clause;
import kata.testkit.Deadline;
import kata.testkit.Expect;
import kata.testkit.KataTest;
import kata.testkit.Numbers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * e020: pairs, triplets and permutable primes, small ones one by one, many of them by their number.
 *
 * <p>The numbers up to 100,000: twins are the fifth term of OEIS A007508; cousins the fifth of A152052, which counts
 * by the smaller member, but no pair lies across the limit. Permutable primes are the first 22 terms of A003459; the
 * next one has 19 digits. Sexy pairs, and triplets of the two forms (259 and 248; listed in A022004 and A022005),
 * were counted with a sieve that shares no code with this course.
 */
@KataTest
class SpecialPrimesTest {

    /** Small numbers, each find by itself. */
    @Nested
    @KataTest
    @Order(1)
    class Alone {

        private static final int MANY = 100_000;

        private final SpecialPrimes special = new SpecialPrimes(Numbers::isPrime);

        @Test
        @Order(1)
        @Clause("C4")
        void no_pair_is_listed_twice() {
            expectNoneTwice("twins", special.twins(100));
            expectNoneTwice("cousins", special.cousins(100));
            expectNoneTwice("sexy pairs", special.sexyPairs(100));
        }

        @Test
        @Order(2)
        @Clause("C1")
        void twins_differ_by_two() {
            Expect.equal(
                    "twins up to 44",
                    special.twins(44).toString(),
                    "[[3, 5], [5, 7], [11, 13], [17, 19], [29, 31], [41, 43]]");
        }

        @Test
        @Order(3)
        @Clause("C1")
        void cousins_differ_by_four() {
            Expect.equal(
                    "cousins up to 48",
                    special.cousins(48).toString(),
                    "[[3, 7], [7, 11], [13, 17], [19, 23], [37, 41], [43, 47]]");
        }

        @Test
        @Order(4)
        @Clause("C1")
        void sexy_primes_differ_by_six() {
            Expect.equal(
                    "sexy pairs up to 30",
                    special.sexyPairs(30).toString(),
                    "[[5, 11], [7, 13], [11, 17], [13, 19], [17, 23], [23, 29]]");
        }

        @Test
        @Order(5)
        @Clause("C2")
        void triplets_have_two_forms() {
            Expect.equal(
                    "triplets up to 44",
                    special.triplets(44).toString(),
                    "[[5, 7, 11], [7, 11, 13], [11, 13, 17], [13, 17, 19], [17, 19, 23], [37, 41, 43]]");
        }

        @Test
        @Order(6)
        @Clause(value = "C3", points = 2)
        void permutable_primes_are_prime_in_each_order_of_their_digits() {
            Expect.equal(
                    "permutable primes up to 999",
                    special.permutable(999).toString(),
                    "[2, 3, 5, 7, 11, 13, 17, 31, 37, 71, 73, 79, 97, 113, 131, 199, 311, 337, 373, 733, 919, 991]");
        }

        @Test
        @Order(7)
        @Clause("C3")
        void the_other_orders_may_be_beyond_the_limit() {
            Expect.equal("permutable primes up to 20", special.permutable(20).toString(), "[2, 3, 5, 7, 11, 13, 17]");
            Expect.equal(
                    "permutable primes from 100 up to 200",
                    special.permutable(200).stream().filter(p -> p > 100).toList(),
                    List.of(113L, 131L, 199L));
        }

        @Test
        @Order(8)
        @Clause(value = "C5", points = 2)
        void the_limit_is_the_last_number_that_may_be_a_member() {
            expectFirstAt("twins", special::twins, 5);
            expectFirstAt("cousins", special::cousins, 7);
            expectFirstAt("sexy pairs", special::sexyPairs, 11);
            expectFirstAt("triplets", special::triplets, 11);
            expectFirstAt("permutable primes", special::permutable, 2);
            expectNoneAtTheSmallestLimit("twins", SpecialPrimes::twins);
            expectNoneAtTheSmallestLimit("cousins", SpecialPrimes::cousins);
            expectNoneAtTheSmallestLimit("sexy pairs", SpecialPrimes::sexyPairs);
            expectNoneAtTheSmallestLimit("triplets", SpecialPrimes::triplets);
            expectNoneAtTheSmallestLimit("permutable primes", SpecialPrimes::permutable);
        }

        @Test
        @Order(9)
        @Clause("C6")
        void the_given_test_decides() {
            SpecialPrimes other = new SpecialPrimes(Set.of(8L, 10L, 12L, 14L, 21L)::contains);
            String test = " up to 30, with a test that calls 8, 10, 12, 14 and 21 prime";
            Expect.equal("twins" + test, other.twins(30).toString(), "[[8, 10], [10, 12], [12, 14]]");
            Expect.equal("cousins" + test, other.cousins(30).toString(), "[[8, 12], [10, 14]]");
            Expect.equal("sexy pairs" + test, other.sexyPairs(30).toString(), "[[8, 14]]");
            Expect.equal("permutable" + test, other.permutable(30).toString(), "[8, 12, 21]");
            // No number here begins triplets of both forms: that is another clause.
            Expect.equal(
                    "triplets up to 40, with a test that calls 20, 22, 26, 30, 34 and 36 prime",
                    new SpecialPrimes(Set.of(20L, 22L, 26L, 30L, 34L, 36L)::contains)
                            .triplets(40)
                            .toString(),
                    "[[20, 22, 26], [30, 34, 36]]");
        }

        @Test
        @Order(11)
        @Clause("C2")
        void one_number_may_begin_triplets_of_both_forms() {
            SpecialPrimes other = new SpecialPrimes(Set.of(8L, 10L, 12L, 14L)::contains);
            // Primes cannot do so; C4 leaves their order open.
            Expect.equal(
                    "triplets up to 30, with a test that calls 8, 10, 12 and 14 prime",
                    other.triplets(30).stream().map(List::toString).sorted().toList(),
                    List.of("[8, 10, 14]", "[8, 12, 14]"));
        }

        @Test
        @Order(10)
        @Clause("C6")
        void the_test_is_asked_for_no_number_below_zero() {
            SpecialPrimes asking = new SpecialPrimes(n -> {
                Expect.that(n >= 0, () -> "the test, which knows numbers from 0 on, was asked for " + n);
                return Numbers.isPrime(n);
            });
            asking.twins(30);
            asking.cousins(30);
            asking.sexyPairs(30);
            asking.triplets(30);
            asking.permutable(30);
        }

        @Test
        @Order(12)
        @Clause("C5")
        void a_smaller_limit_behind_a_larger_one_holds_too() {
            special.twins(44);
            special.cousins(44);
            special.sexyPairs(44);
            special.triplets(44);
            special.permutable(44);
            String behind = " up to 12, behind a search up to 44";
            Expect.equal("twins" + behind, special.twins(12).toString(), "[[3, 5], [5, 7]]");
            Expect.equal("cousins" + behind, special.cousins(12).toString(), "[[3, 7], [7, 11]]");
            Expect.equal("sexy pairs" + behind, special.sexyPairs(12).toString(), "[[5, 11]]");
            Expect.equal("triplets" + behind, special.triplets(12).toString(), "[[5, 7, 11]]");
            Expect.equal("permutable primes" + behind, special.permutable(12).toString(), "[2, 3, 5, 7, 11]");
        }

        private static void expectNoneTwice(String what, List<List<Long>> pairs) {
            Set<Set<Long>> seen = new HashSet<>();
            for (List<Long> pair : pairs) {
                Expect.that(seen.add(Set.copyOf(pair)), () -> what + ": " + pair + " is there a second time");
            }
        }

        /** Below the smallest limit a subtraction leads to the largest numbers; whoever goes there is stopped. */
        private static <T> void expectNoneAtTheSmallestLimit(
                String what, BiFunction<SpecialPrimes, Long, List<T>> find) {
            String which = what + " up to " + Long.MIN_VALUE;
            int[] asked = {0};
            SpecialPrimes special = new SpecialPrimes(n -> {
                Expect.that(
                        ++asked[0] <= MANY, () -> which + ": after " + MANY + " numbers it still asks, now for " + n);
                return Numbers.isPrime(n);
            });
            Expect.equal(which, find.apply(special, Long.MIN_VALUE), List.of());
        }

        private static <T> void expectFirstAt(String what, LongFunction<List<T>> find, long first) {
            for (long limit : new long[] {-1, 0, 1, first - 1}) {
                Expect.equal(what + " up to " + limit, find.apply(limit), List.of());
            }
            Expect.equal(
                    "number of " + what + " up to " + first, find.apply(first).size(), 1);
        }
    }

    /** All numbers up to a hundred thousand. */
    @Nested
    @KataTest
    @Order(2)
    class UnderStress {

        private static final int LIMIT = 100_000;

        private final SpecialPrimes special = new SpecialPrimes(sieve(LIMIT));

        @Test
        @Order(1)
        @Clause(value = "C4", points = 2)
        @Deadline(seconds = 60)
        void each_find_is_listed_once_and_none_is_missing() {
            expectCount("twins", special.twins(LIMIT), 1_224);
            expectCount("cousins", special.cousins(LIMIT), 1_216);
            expectCount("sexy pairs", special.sexyPairs(LIMIT), 2_447);
            expectCount("triplets", special.triplets(LIMIT), 259 + 248);
        }

        @Test
        @Order(2)
        @Clause("C4")
        @Deadline(seconds = 60)
        void no_prime_between_a_thousand_and_a_hundred_thousand_is_permutable() {
            Expect.equal(
                    "permutable primes up to 100,000", special.permutable(LIMIT).size(), 22);
        }

        private static void expectCount(String what, List<List<Long>> finds, int count) {
            Expect.equal("number of " + what + " up to 100,000", finds.size(), count);
            Expect.equal("number of different " + what, Set.copyOf(finds).size(), count);
        }
    }

    /** A fast prime test up to {@code last}, right beyond it too. */
    private static PrimeTest sieve(int last) {
        BitSet primes = new BitSet(last + 1);
        primes.set(2, last + 1);
        for (int p = 2; p * p <= last; p++) {
            for (int n = p * p; primes.get(p) && n <= last; n += p) {
                primes.clear(n);
            }
        }
        return n -> n <= last ? primes.get((int) n) : Numbers.isPrime(n);
    }
}

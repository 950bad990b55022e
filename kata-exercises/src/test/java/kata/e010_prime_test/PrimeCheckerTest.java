package kata.e010_prime_test;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Costly;
import kata.testkit.Deadline;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Numbers;
import kata.testkit.Scenario;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** e010: trial division, from the smallest numbers to the largest. */
@KataTest
class PrimeCheckerTest {

    /** The learner's classes once more; their search for a divisor finds none and says so at once. */
    private static final class WithoutSearch extends ClassLoader {

        WithoutSearch() {
            super(PrimeChecker.class.getClassLoader());
        }

        static boolean isTheSearch(MethodModel method) {
            return method.methodName().equalsString("smallestOddDivisor")
                    && method.methodType().equalsString("(JJ)J");
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PrimeChecker.class.getPackageName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = withoutSearch(ClassFile.of().parse(in.readAllBytes()));
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        private static byte[] withoutSearch(ClassModel type) {
            boolean checker = type.thisClass().asInternalName().endsWith("/PrimeChecker");
            return ClassFile.of().transformClass(type, (builder, element) -> {
                if (checker && element instanceof MethodModel method && isTheSearch(method)) {
                    builder.withMethodBody(
                            method.methodName(),
                            method.methodType(),
                            method.flags().flagsMask(),
                            code -> code.lload(0).lreturn());
                } else {
                    builder.with(element);
                }
            });
        }
    }

    /** Two threads test two numbers, neither of which is prime. */
    abstract static class TwoTests implements Scenario {

        private static final List<Long> ROOTS = Numbers.primesUpTo(3_000);
        private static final AtomicInteger TIMES = new AtomicInteger();

        private final long first;
        private final long second;
        private volatile boolean firstSaid;
        private volatile boolean secondSaid;

        /** Tests the squares of two primes that are so far apart, others each time: a table may keep the last ones. */
        TwoTests(int apart) {
            int time = TIMES.incrementAndGet();
            long root = ROOTS.get(time + apart);
            long nearRoot = ROOTS.get(time);
            first = root * root;
            second = nearRoot * nearRoot;
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(
                    () -> firstSaid = PrimeChecker.isPrime(first), () -> secondSaid = PrimeChecker.isPrime(second));
        }

        @Override
        public void check() {
            Expect.that(!firstSaid, () -> "isPrime(" + first + ") is true, beside isPrime(" + second + ")");
            Expect.that(!secondSaid, () -> "isPrime(" + second + ") is true, beside isPrime(" + first + ")");
        }
    }

    static final class DifferentNumbers extends TwoTests {

        public DifferentNumbers() {
            super(2);
        }
    }

    static final class SameNumber extends TwoTests {

        public SameNumber() {
            super(0);
        }
    }

    private static void expectPrime(long n) {
        if (!PrimeChecker.isPrime(n)) {
            throw Finding.wrong("isPrime(" + n + ") is false");
        }
    }

    private static void expectNoPrime(long n) {
        if (PrimeChecker.isPrime(n)) {
            throw Finding.wrong("isPrime(" + n + ") is true");
        }
    }

    private static void expectDivisor(long n, long from, long expected) {
        Expect.equal("smallestOddDivisor(" + n + ", " + from + ")", PrimeChecker.smallestOddDivisor(n, from), expected);
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C1")
        void no_number_below_two_is_prime() {
            for (long n : new long[] {1, 0, -1, -2, -3, -7, -9, Long.MIN_VALUE, Long.MIN_VALUE + 1}) {
                expectNoPrime(n);
            }
        }

        @Test
        @Order(2)
        @Clause("C2")
        void two_is_the_only_even_prime() {
            expectPrime(2);
            for (long n : new long[] {4, 6, 8, 100, 1L << 31, 1L << 32, 1L << 62, Long.MAX_VALUE - 1}) {
                expectNoPrime(n);
            }
        }

        @Test
        @Order(3)
        @Clause(value = "C3", points = 2)
        void the_primes_up_to_one_hundred_by_name() {
            List<Long> primes = List.of(
                    2L, 3L, 5L, 7L, 11L, 13L, 17L, 19L, 23L, 29L, 31L, 37L, 41L, 43L, 47L, 53L, 59L, 61L, 67L, 71L, 73L,
                    79L, 83L, 89L, 97L);
            for (long n = 1; n <= 100; n++) {
                if (primes.contains(n)) {
                    expectPrime(n);
                } else {
                    expectNoPrime(n);
                }
            }
        }

        @Test
        @Order(4)
        @Clause("C4")
        void a_search_finds_the_smallest_divisor_from_its_start_up_to_the_root() {
            expectDivisor(105, 3, 3);
            expectDivisor(105, 5, 5);
            expectDivisor(105, 7, 7);
            expectDivisor(49, 3, 7);
            expectDivisor(49, 7, 7);
            expectDivisor(81, 5, 9);
        }

        @Test
        @Order(5)
        @Clause("C4")
        void a_search_that_finds_none_up_to_the_root_gives_the_number_itself() {
            expectDivisor(3, 3, 3);
            expectDivisor(97, 3, 97);
            expectDivisor(105, 9, 105);
            expectDivisor(15, 5, 15);
            expectDivisor(49, 9, 49);
        }
    }

    /** Numbers at which a type is too small for what is computed in it. Each search begins just before its end. */
    @Nested
    @KataTest
    @Order(2)
    class UnderStress {

        /** The largest prime whose square is a long. */
        private static final long ROOT = 3_037_000_493L;

        /** One number below √2⁶³ and one above, as far from it; their product is a long. */
        private static final long BELOW = 3_036_988_393L;

        private static final long ABOVE = 3_037_012_607L;

        private static final long LARGEST_PRIME = 9_223_372_036_854_775_783L;

        @Test
        @Order(1)
        @Clause("C5")
        void a_search_passes_the_root_of_the_largest_int() {
            // 46,341 is the first number whose square is no int.
            expectDivisor(46_331L * 46_349, 46_321, 46_331);
            expectDivisor(46_331L * 46_349, 46_333, 46_331L * 46_349);
            expectDivisor(46_349L * 46_349, 46_341, 46_349);
        }

        @Test
        @Order(2)
        @Clause("C5")
        void a_search_begins_beyond_the_largest_int() {
            // As an int, 2,294,967,285 is -2,000,000,011.
            long n = 2_000_000_011L * 2_633_437_409L;
            expectDivisor(n, 2_294_967_285L, n);
        }

        @Test
        @Order(3)
        @Clause("C5")
        void a_search_finds_the_largest_root_of_all() {
            expectDivisor(ROOT * ROOT, ROOT - 100, ROOT);
            expectDivisor(ROOT * ROOT, ROOT, ROOT);
            expectDivisor(ROOT * ROOT, ROOT + 2, ROOT * ROOT);
        }

        @Test
        @Order(4)
        @Clause(value = "C5", points = 2)
        void a_search_ends_at_the_root_of_the_largest_numbers() {
            expectDivisor(BELOW * ABOVE, BELOW - 10, BELOW);
            expectDivisor(BELOW * ABOVE, BELOW + 2, BELOW * ABOVE);
            expectDivisor(LARGEST_PRIME, 3_037_000_001L, LARGEST_PRIME);
            // The square of this divisor is 2⁶⁴ + 2³³ + 1: far too large, and what is left of it in a long is small.
            long beyond = (1L << 32) + 1;
            expectDivisor(3 * beyond, beyond, 3 * beyond);
        }

        @Test
        @Order(5)
        @Clause(value = "C6", aspect = Aspect.STRUCTURE)
        void there_is_one_search() throws Exception {
            ClassModel checker = ownCode();
            Set<MethodModel> search = reachable(checker, "smallestOddDivisor");
            Set<MethodModel> test = reachable(checker, "isPrime");
            for (MethodModel method : test) {
                Expect.that(
                        search.contains(method) || !repeats(method),
                        () -> method.methodName() + " searches too, beside smallestOddDivisor");
            }
            Expect.that(
                    test.stream().anyMatch(method -> search.contains(method) && repeats(method)),
                    () -> "isPrime does not ask smallestOddDivisor");
        }

        @Test
        @Order(7)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void a_search_leaves_nothing_behind_that_another_thread_stumbles_over() throws Exception {
            Exploration.of(DifferentNumbers.class);
            Exploration.of(SameNumber.class);
        }

        @Test
        @Order(6)
        @Clause("C3")
        void wide_numbers_are_told_apart() {
            expectNoPrime(46_337L * 46_337);
            expectNoPrime(46_349L * 46_349);
            expectNoPrime(65_521L * 65_521);
            expectNoPrime(65_537L * 65_537);
            expectPrime((1L << 31) - 1);
            expectPrime(4_294_967_311L);
            expectNoPrime(Long.MAX_VALUE);
        }

        @Test
        @Order(7)
        @Clause(value = "C3", points = 2)
        @Deadline(seconds = 120)
        @Costly
        void there_are_664579_primes_up_to_ten_million() {
            int last = 10_000_000;
            BitSet composites = new BitSet(last + 1);
            for (int d = 2; d * d <= last; d++) {
                for (int n = d * d; n <= last && !composites.get(d); n += d) {
                    composites.set(n);
                }
            }
            int count = 0;
            for (int n = 2; n <= last; n++) {
                boolean prime = PrimeChecker.isPrime(n);
                if (prime == composites.get(n)) {
                    throw Finding.wrong("isPrime(" + n + ") is " + prime);
                }
                count += prime ? 1 : 0;
            }
            Expect.equal("primes up to 10,000,000", count, 664_579);
        }

        @Test
        @Order(8)
        @Clause(value = "C6", aspect = Aspect.STRUCTURE)
        void no_other_class_is_asked_in_place_of_the_search() throws Exception {
            boolean asks = reachable(ownCode(), "isPrime").stream().anyMatch(WithoutSearch::isTheSearch);
            if (!asks) {
                return; // It shares a loop with the search: there is one, and another check looks for a second.
            }
            Method isPrime =
                    new WithoutSearch().loadClass(PrimeChecker.class.getName()).getMethod("isPrime", long.class);
            // Products of two primes near each other, so that nobody meets a divisor by the way.
            for (long n :
                    new long[] {101 * 103, 10_007 * 10_009, 1_000_003L * 1_000_033, 1_000_000_007L * 1_000_000_009}) {
                Expect.that(
                        (boolean) isPrime.invoke(null, n),
                        () -> "isPrime(" + n + ") is false also if smallestOddDivisor finds none: something else"
                                + " searches too");
            }
        }

        private static ClassModel ownCode() throws Exception {
            try (InputStream bytes = PrimeChecker.class.getResourceAsStream("PrimeChecker.class")) {
                return ClassFile.of().parse(bytes.readAllBytes());
            }
        }

        /** The methods of the class that a method calls, itself included; lambdas count as called where they stand. */
        private static Set<MethodModel> reachable(ClassModel type, String start) {
            Set<MethodModel> reached = new HashSet<>();
            Queue<String> next = new ArrayDeque<>(List.of(start));
            while (!next.isEmpty()) {
                String name = next.remove();
                for (MethodModel method : type.methods()) {
                    if (method.methodName().equalsString(name) && reached.add(method)) {
                        method.code().ifPresent(code -> code.forEach(element -> next.addAll(called(type, element))));
                    }
                }
            }
            return reached;
        }

        private static List<String> called(ClassModel type, CodeElement element) {
            return switch (element) {
                case InvokeInstruction call
                when call.owner().equals(type.thisClass()) ->
                    List.of(call.name().stringValue());
                case InvokeDynamicInstruction call ->
                    call.invokedynamic().bootstrap().arguments().stream()
                            .filter(MethodHandleEntry.class::isInstance)
                            .map(argument -> ((MethodHandleEntry) argument).reference())
                            .filter(member -> member.owner().equals(type.thisClass()))
                            .map(member -> member.name().stringValue())
                            .toList();
                default -> List.of();
            };
        }

        /** Whether a method jumps back or lets a stream repeat something. */
        private static boolean repeats(MethodModel method) {
            Set<Label> passed = new HashSet<>();
            return method.code().stream().flatMap(code -> code.elementStream()).anyMatch(element -> switch (element) {
                case LabelTarget target -> !passed.add(target.label());
                case BranchInstruction jump -> passed.contains(jump.target());
                case InvokeInstruction call -> call.owner().asInternalName().startsWith("java/util/stream/");
                default -> false;
            });
        }
    }
}

package kata.e430_thread_pool;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.LongStream;
import kata.e430_thread_pool.ChunkedPool.Chunk;
import kata.model.PrimeTest;
import kata.testkit.Aspect;
import kata.testkit.Call;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.Deadline;
import kata.testkit.EarlyWaits;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.HiddenNumbers;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ObservingPrimeTest;
import kata.testkit.PlannedFailure;
import kata.testkit.Scenario;
import kata.testkit.Stubborn;
import kata.testkit.WorkAccount;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link ChunkedPool} has to do. The learner's code is called in a thread named {@code caller}. */
@KataTest
class ChunkedPoolTest {

    /** More than a wait can have lines written out for the next interrupt. */
    private static final int INTERRUPTS = 8;

    private final ObservingPrimeTest primeTest = new ObservingPrimeTest();
    private final Company company = Company.gather();

    private Member<List<Long>> find(long last, int workers) {
        return find(last, workers, primeTest);
    }

    private Member<List<Long>> find(long last, int workers, ObservingPrimeTest test) {
        return company.start("caller", () -> new ChunkedPool().primesUpTo(last, workers, test));
    }

    /** Lets a right solution end, and throws what it has thrown. */
    private List<Long> result(Member<List<Long>> member) throws Exception {
        primeTest.open();
        List<Long> primes = company.resultOf(member);
        Expect.that(primes != null, () -> "primesUpTo returned null");
        return primes;
    }

    private void expectFailure(Member<List<Long>> member) throws Exception {
        try {
            company.resultOf(member);
        } catch (Finding e) {
            throw e;
        } catch (Exception | Error e) {
            if (PlannedFailure.isBehind(e)) {
                return;
            }
            throw e;
        }
        throw Finding.wrong("the prime test threw, and primesUpTo returned as if nothing had happened");
    }

    /** The numbers of each chunk, as the clause defines them; the longer chunks may be anywhere. */
    private static void expectCut(long last, int workers) {
        List<Chunk> chunks = ChunkedPool.chunks(last, workers);
        String what = last + " numbers, " + workers + (workers == 1 ? " worker: " : " workers: ");
        Expect.that(chunks != null, () -> what + "chunks returned null");
        long next = 1;
        for (Chunk chunk : chunks) {
            long expected = next;
            Expect.that(
                    chunk.from() == expected,
                    () -> what + "a chunk begins with " + chunk.from() + ", not with " + expected);
            Expect.that(
                    chunk.to() >= chunk.from() && chunk.to() <= last,
                    () -> what + "a chunk goes from " + chunk.from() + " to " + chunk.to());
            next = chunk.to() + 1; // After the greatest long nothing can follow.
        }
        long end = next - 1;
        Expect.that(end == last, () -> what + "the last chunk ends with " + end);
        Expect.equal(what + "chunks", chunks.size(), Math.min(last, workers));
        if (!chunks.isEmpty()) {
            long longest =
                    chunks.stream().mapToLong(ChunkedPoolTest::size).max().getAsLong();
            long shortest =
                    chunks.stream().mapToLong(ChunkedPoolTest::size).min().getAsLong();
            Expect.that(
                    longest - shortest <= 1,
                    () -> what + "the shortest chunk has " + shortest + ", the longest " + longest);
        }
    }

    private static long size(Chunk chunk) {
        return chunk.to() - chunk.from() + 1;
    }

    /** Two workers search 1 to 6. */
    static final class Search implements Scenario {

        private final Queue<Long> tested = new ConcurrentLinkedQueue<>();
        private List<Long> primes;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> primes = new ChunkedPool().primesUpTo(6, 2, this::test));
        }

        private boolean test(long n) {
            tested.add(n);
            return Numbers.isPrime(n);
        }

        @Override
        public void check() {
            Expect.onceEach(List.copyOf(tested), 6);
            Expect.equal("primes of 1 to 6", primes, List.of(2L, 3L, 5L));
        }
    }

    /** Two workers search 1 and 2. */
    static final class TwoNumbers implements Function<PrimeTest, Callable<List<Long>>> {

        @Override
        public Callable<List<Long>> apply(PrimeTest test) {
            return () -> new ChunkedPool().primesUpTo(2, 2, test);
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C1")
        void numbers_that_can_be_shared_out_evenly() {
            expectCut(6, 1);
            expectCut(6, 2);
            expectCut(6, 3);
        }

        @Test
        @Order(2)
        @Clause("C1")
        void what_is_left_over_is_not_lost() {
            expectCut(7, 2);
            expectCut(10, 3);
            expectCut(11, 3);
        }

        @Test
        @Order(3)
        @Clause("C1")
        void more_workers_than_numbers_and_no_numbers() {
            expectCut(2, 3);
            expectCut(1, 8);
            expectCut(0, 1);
            expectCut(0, 8);
        }

        @Test
        @Order(4)
        @Clause("C1")
        void all_numbers_up_to_40_for_all_numbers_of_workers_up_to_20() {
            for (int last = 0; last <= 40; last++) {
                for (int workers = 1; workers <= 20; workers++) {
                    expectCut(last, workers);
                }
            }
        }

        @Test
        @Order(5)
        @Clause("C1")
        void great_numbers() {
            expectCut(10_000_000_000L, 7);
            expectCut((1L << 53) + 1, 2);
            for (int workers = 1; workers <= 20; workers++) {
                expectCut(Long.MAX_VALUE, workers);
            }
        }

        @Test
        @Order(6)
        @Clause("C5")
        void it_does_not_return_while_a_test_is_under_way() throws Exception {
            primeTest.holding(1);
            Member<List<Long>> caller = find(3, 1);

            company.awaitInside(primeTest, 1);
            Turn turn = company.turnOf(caller, caller::isDone);

            Expect.that(turn != Turn.TOUCHED, () -> "primesUpTo returned while 1 was still being tested");
            result(caller);
        }

        @Test
        @Order(7)
        @Clause("C2")
        void one_worker_finds_all_the_primes() throws Exception {
            List<Long> primes = result(find(30, 1));

            Expect.onceEach(primeTest.numbers(), 30);
            Expect.equal("primes", primes, Numbers.primesUpTo(30));
        }

        @Test
        @Order(8)
        @Clause("C2")
        void without_numbers_there_are_no_primes() throws Exception {
            Expect.equal("primes up to 0", result(find(0, 3)), List.of());
            Expect.onceEach(primeTest.numbers(), 0);
        }

        @Test
        @Order(9)
        @Clause(value = "C5", aspect = Aspect.CLEANLINESS)
        void no_thread_is_left_after_a_failure() throws Exception {
            primeTest.failingAt(3);
            try {
                company.resultOf(find(5, 1));
            } catch (Exception e) {
                if (!PlannedFailure.isBehind(e)) {
                    throw e;
                }
            }
        }

        @Test
        @Order(10)
        @Clause("C6")
        void what_the_test_throws_comes_out() throws Exception {
            primeTest.failingAt(3);

            expectFailure(find(5, 1));
        }

        @Test
        @Order(11)
        @Clause("C6")
        void an_error_of_the_test_comes_out_too() throws Exception {
            primeTest.failingAt(3).byError();

            expectFailure(find(5, 1));
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_can_another_worker_spoil_the_search() throws Exception {
            Exploration.of(Search.class);
        }

        @Test
        @Order(2)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void three_chunks_meet_inside_the_test() throws Exception {
            primeTest.meeting(3);
            Member<List<Long>> caller = find(20, 3);

            company.meet(primeTest);
            result(caller);
        }

        @Test
        @Order(3)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void more_chunks_meet_than_there_are_processors() throws Exception {
            int chunks = Runtime.getRuntime().availableProcessors() + 1;
            primeTest.meeting(chunks);
            Member<List<Long>> caller = find(chunks, chunks);

            company.meet(primeTest);
            result(caller);
        }

        @Test
        @Order(4)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void the_callers_thread_does_not_test() throws Exception {
            primeTest.meeting(2);
            Member<List<Long>> caller = find(20, 2);
            company.meet(primeTest);
            result(caller);

            for (Call call : primeTest.calls()) {
                if (call.threadId() == caller.thread().threadId()) {
                    throw Finding.wrong("the caller's own thread has tested " + call.number())
                            .at(call.line());
                }
            }
        }

        @Test
        @Order(5)
        @Clause(value = "C3", aspect = Aspect.STRUCTURE)
        void the_threads_belong_to_an_executor() throws Exception {
            Set<String> handMade = ConcurrentHashMap.newKeySet();
            primeTest.during(n -> {
                if (!inExecutor()) {
                    handMade.add(Thread.currentThread().getName());
                }
            });
            result(find(6, 2));

            Expect.that(
                    handMade.isEmpty(),
                    () -> handMade.stream().sorted().findFirst().orElseThrow()
                            + " has tested numbers, and no executor has made it");
        }

        private static boolean inExecutor() {
            return StackWalker.getInstance()
                    .walk(frames -> frames.map(StackFrame::getClassName)
                            .filter(name -> name.startsWith("java.util.concurrent."))
                            .anyMatch(name -> name.contains("Executor") || name.contains("ForkJoin")));
        }

        @Test
        @Order(6)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void a_chunk_is_tested_by_one_thread_in_order() throws Exception {
            primeTest.meeting(3);
            Member<List<Long>> caller = find(20, 3);
            company.meet(primeTest);
            result(caller);

            for (Chunk chunk : ChunkedPool.chunks(20, 3)) {
                List<Call> calls = primeTest.calls().stream()
                        .filter(call -> chunk.from() <= call.number() && call.number() <= chunk.to())
                        .toList();
                String what = "the chunk from " + chunk.from() + " to " + chunk.to() + " was tested ";
                long threads =
                        calls.stream().mapToLong(Call::threadId).distinct().count();
                if (threads > 1) {
                    throw Finding.wrong(what + "by " + threads + " threads")
                            .at(calls.getFirst().line());
                }
                Expect.equal(
                        what + "in this order",
                        calls.stream().map(Call::number).toList(),
                        LongStream.rangeClosed(chunk.from(), chunk.to()).boxed().toList());
            }
        }

        @Test
        @Order(7)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void primes_are_in_order_also_if_the_first_chunk_is_the_last_to_be_done() throws Exception {
            primeTest.holding(1);
            Member<List<Long>> caller = find(12, 3);
            // All others are done when nothing moves any more.
            company.turnOf(caller, caller::isDone);
            primeTest.letGo(1);

            List<Long> primes = result(caller);
            Expect.onceEach(primeTest.numbers(), 12);
            Expect.equal("primes", primes, Numbers.primesUpTo(12));
        }

        @Test
        @Order(8)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void more_workers_than_numbers_test_each_number_once() throws Exception {
            primeTest.meeting(3);
            Member<List<Long>> caller = find(3, 8);
            company.meet(primeTest);
            List<Long> primes = result(caller);

            Expect.onceEach(primeTest.numbers(), 3);
            Expect.equal("primes", primes, List.of(2L, 3L));
        }

        @Test
        @Order(9)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void what_the_test_throws_in_any_chunk_comes_out() throws Exception {
            List<Long> firsts = new ArrayList<>();
            ChunkedPool.chunks(9, 3).forEach(chunk -> firsts.add(chunk.from()));
            for (long failing : firsts) {
                ObservingPrimeTest test = new ObservingPrimeTest().meeting(3).failingAt(failing);
                Member<List<Long>> caller = find(9, 3, test);
                company.meet(test);

                expectFailure(caller);
            }
        }

        @Test
        @Order(10)
        @Clause(value = "C5", aspect = Aspect.CLEANLINESS)
        void it_does_not_throw_while_a_test_is_under_way() throws Exception {
            // The test of 2 takes no notice of interrupts, as arithmetic does.
            Stubborn busy = new Stubborn();
            ObservingPrimeTest test = new ObservingPrimeTest().failingAt(1).during(n -> {
                if (n == 2) {
                    busy.hold();
                }
            });
            Member<List<Long>> caller = find(2, 2, test);
            company.awaitUntil(busy::isHolding);
            Turn turn = company.turnOf(caller, caller::isDone);

            boolean early = turn == Turn.TOUCHED && busy.isHolding();
            busy.letGo();
            Expect.that(!early, () -> "primesUpTo threw what 1 had thrown while 2 was still being tested");
            expectFailure(caller);
        }

        @Test
        @Order(11)
        @Clause(value = "C5", aspect = Aspect.CLEANLINESS)
        void no_time_limit_ends_it_while_a_test_is_under_way() throws Exception {
            // The test of 2 goes on; that of 1 fails, and then nothing else is left to wait for.
            Stubborn busy = new Stubborn();
            ObservingPrimeTest test = new ObservingPrimeTest()
                    .holding(1)
                    .failingAt(1)
                    .during(n -> {
                        if (n == 2) {
                            busy.hold();
                        }
                    });
            Function<PrimeTest, Callable<List<Long>>> early = EarlyWaits.make(TwoNumbers.class);
            Member<List<Long>> caller = company.start("caller", early.apply(test));
            company.awaitInside(test, 2);
            boolean ended = company.turnOf(caller, caller::isDone) == Turn.TOUCHED;
            test.letGo(1);
            ended |= company.turnOf(caller, caller::isDone) == Turn.TOUCHED;

            boolean tooEarly = ended && busy.isHolding();
            busy.letGo();
            Expect.that(!tooEarly, () -> "a time limit passed, and primesUpTo ended while 2 was still being tested");
            expectFailure(caller);
        }

        @Test
        @Order(12)
        @Clause(value = "C5", aspect = Aspect.CLEANLINESS)
        void an_interrupt_does_not_end_it_while_a_test_is_under_way() throws Exception {
            Stubborn busy = new Stubborn();
            ObservingPrimeTest test = new ObservingPrimeTest().during(n -> busy.hold());
            Member<List<Long>> caller = find(2, 2, test);
            company.awaitUntil(busy::isHolding);
            company.turnOf(caller, caller::isDone);
            caller.thread().interrupt();
            Turn turn = company.turnOf(caller, caller::isDone);

            boolean early = turn == Turn.TOUCHED && busy.isHolding();
            if (!early) {
                // It may wait in another line by now, one that the first interrupt has brought it to.
                caller.thread().interrupt();
                turn = company.turnOf(caller, caller::isDone);
            }
            boolean earlyAtTheSecond = !early && turn == Turn.TOUCHED && busy.isHolding();
            busy.letGo();
            Expect.that(!early, () -> "primesUpTo was interrupted and ended while a test was still under way");
            Expect.that(
                    !earlyAtTheSecond,
                    () -> "primesUpTo was interrupted twice and ended while a test was still under way");
            // What becomes of an interrupted call is not asked here.
            company.awaitUntil(caller::isDone);
        }

        @Test
        @Order(13)
        @Clause("C2")
        void an_interrupted_search_gives_all_primes_or_none() throws Exception {
            Stubborn busy = new Stubborn();
            ObservingPrimeTest test = new ObservingPrimeTest().during(n -> busy.hold());
            Member<List<Long>> caller = find(6, 2, test);
            company.awaitUntil(busy::isHolding);
            company.turnOf(caller, caller::isDone);
            caller.thread().interrupt();
            company.turnOf(caller, caller::isDone);
            busy.letGo();

            company.awaitUntil(caller::isDone);
            if (!caller.hasFailed()) {
                Expect.equal(
                        "primes up to 6, of a search that was interrupted",
                        company.resultOf(caller),
                        List.of(2L, 3L, 5L));
            }
        }

        @Test
        @Order(14)
        @Clause(value = "C2", aspect = Aspect.SPEED, points = 2)
        void each_number_to_a_hidden_last_one_is_tested_once_each_time() throws Exception {
            long last = HiddenNumbers.of(ChunkedPool.class).between(400, 800);
            WorkAccount.ofThreads(
                            company,
                            Numbers.listUpTo(last),
                            2,
                            test -> () -> new ChunkedPool().primesUpTo(last, 2, test))
                    .expectPeak();
        }

        @Test
        @Order(15)
        @Clause(value = "C5", aspect = Aspect.CLEANLINESS)
        @Deadline(seconds = 60)
        void however_often_it_is_interrupted_it_does_not_end_while_a_test_is_under_way() throws Exception {
            Stubborn busy = new Stubborn();
            ObservingPrimeTest test = new ObservingPrimeTest().during(n -> busy.hold());
            Member<List<Long>> caller = find(2, 2, test);
            company.awaitUntil(busy::isHolding);
            company.turnOf(caller, caller::isDone);
            int interrupts = 0;
            boolean early = false;
            while (!early && interrupts < INTERRUPTS) {
                interrupts++;
                caller.thread().interrupt();
                early = company.turnOf(caller, caller::isDone) == Turn.TOUCHED && busy.isHolding();
            }
            int sent = interrupts;
            busy.letGo();
            Expect.that(
                    !early,
                    () -> "primesUpTo was interrupted " + sent + " times, each time when it waited, and ended while a"
                            + " test was still under way");
            company.awaitUntil(caller::isDone);
        }

        @Test
        @Order(16)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void what_was_left_of_an_interrupted_call_does_not_spoil_the_next_one() throws Exception {
            ChunkedPool pool = new ChunkedPool();
            Stubborn busy = new Stubborn();
            ObservingPrimeTest failing = new ObservingPrimeTest().during(n -> {
                busy.hold();
                throw new PlannedFailure(n);
            });
            Member<List<Long>> interrupted = company.start("interrupted", () -> pool.primesUpTo(6, 2, failing));
            company.awaitUntil(busy::isHolding);
            company.turnOf(interrupted, interrupted::isDone);
            interrupted.thread().interrupt();
            company.turnOf(interrupted, interrupted::isDone);
            busy.letGo();
            // What comes out of it is not asked here.
            company.awaitUntil(interrupted::isDone);

            List<Long> primes;
            try {
                primes = result(company.start("caller", () -> pool.primesUpTo(6, 2, primeTest)));
            } catch (Exception | Error e) {
                if (PlannedFailure.isBehind(e)) {
                    throw Finding.wrongAbout(
                            "primesUpTo threw what a test had thrown in an earlier call, which was interrupted", e);
                }
                throw e;
            }
            Expect.onceEach(primeTest.numbers(), 6);
            Expect.equal("primes up to 6, after a call that was interrupted", primes, List.of(2L, 3L, 5L));
        }

        @Test
        @Order(17)
        @Clause("C1")
        void a_few_numbers_and_more_workers_than_any_memory_has_room_for() {
            try {
                expectCut(3, Integer.MAX_VALUE);
            } catch (OutOfMemoryError e) {
                throw Finding.wrong("3 numbers, " + Integer.MAX_VALUE
                        + " workers: chunks needs memory for each worker, and there are 3 chunks");
            }
        }

        @Test
        @Order(18)
        @Clause("C2")
        void a_test_that_leaves_its_thread_interrupted_is_no_end_of_a_chunk() throws Exception {
            primeTest.during(n -> {
                // If it is the thread of the caller that tests, that is an interrupt of it.
                if (!Thread.currentThread().getName().equals("caller")) {
                    Thread.currentThread().interrupt();
                }
            });
            List<Long> primes = result(find(6, 1));

            Expect.onceEach(primeTest.numbers(), 6);
            Expect.equal("primes up to 6, by tests that leave their threads interrupted", primes, List.of(2L, 3L, 5L));
        }
    }
}

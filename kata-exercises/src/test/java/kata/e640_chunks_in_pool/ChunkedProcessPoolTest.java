package kata.e640_chunks_in_pool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import kata.model.WorkerProgram;
import kata.testkit.Act;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.Deadline;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.HiddenNumbers;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ProcessSeam;
import kata.testkit.Scenario;
import kata.testkit.WorkAccount;
import kata.testkit.WorkerTrace;
import kata.testkit.Workers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link ChunkedProcessPool} has to do. The learner's code is called in a thread named {@code caller}. */
@KataTest
@Deadline(seconds = 60)
class ChunkedProcessPoolTest {

    private static final long BYTES = 41;

    private final Workers workers = new Workers();
    private final Company company = Company.gather();

    private Member<List<Long>> find(long last, long size, int k) {
        return find(last, size, k, workers);
    }

    private Member<List<Long>> find(long last, long size, int k, Workers with) {
        return company.start("caller", () -> new ChunkedProcessPool().primesUpTo(last, size, k, with.program()));
    }

    /** Lets a right solution end, and throws what it has thrown. */
    private List<Long> result(Member<List<Long>> member) throws Exception {
        workers.open();
        List<Long> primes = company.resultOf(member);
        Expect.that(primes != null, () -> "primesUpTo returned null");
        return primes;
    }

    private void expectRequests(String what, Workers of, String... expected) {
        Expect.equal(what + ": requests", sorted(of.requests().stream()), sorted(Stream.of(expected)));
    }

    /** In the order of their beginnings, for whoever is faster reads first. */
    private static List<String> sorted(Stream<String> requests) {
        return requests.sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : a.length() - b.length())
                .toList();
    }

    private long timesRead(String chunk) {
        return workers.requests().stream().filter(chunk::equals).count();
    }

    private WorkerTrace lastReaderOf(String chunk) {
        return workers.traces().stream()
                .filter(trace -> trace.requests().contains(chunk))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private int answered() {
        return workers.traces().stream()
                .mapToInt(trace -> trace.answered().size())
                .sum();
    }

    private void expectProcesses(int expected, String why) {
        int got = workers.traces().size();
        Expect.that(
                got == expected,
                () -> got + (got == 1 ? " process was" : " processes were") + " started " + why + ", not " + expected);
    }

    /** Two workers do two chunks of one number each. */
    static final class Search implements Scenario {

        private final Workers workers = new Workers();
        private List<Long> primes;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> primes = new ChunkedProcessPool().primesUpTo(2, 1, 2, workers.program()));
        }

        @Override
        public void check() {
            Expect.equal("requests", sorted(workers.requests().stream()), List.of("1..1", "2..2"));
            Expect.equal("primes", primes, List.of(2L));
        }
    }

    /** Finds the primes up to 12, in chunks of two numbers, with two workers. */
    static final class TwelveNumbers implements Function<WorkerProgram, Callable<List<Long>>> {

        @Override
        public Callable<List<Long>> apply(WorkerProgram program) {
            return () -> new ChunkedProcessPool().primesUpTo(12, 2, 2, program);
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C7")
        void it_does_not_return_while_its_process_is_still_ending() throws Exception {
            workers.atEnd(Act.hold());
            Member<List<Long>> caller = find(4, 2, 1);
            company.awaitUntil(() -> caller.isDone() || workers.held() == 1);

            if (company.turnOf(caller, caller::isDone) == Turn.TOUCHED) {
                company.awaitNoProcess();
            }
            result(caller);
        }

        @Test
        @Order(2)
        @Clause(value = "C2", points = 2)
        void a_chunk_costs_one_line() throws Exception {
            result(find(1_000, 500, 1));

            long bytes =
                    workers.traces().stream().mapToLong(WorkerTrace::bytesRead).sum();
            long told = workers.requests().stream()
                    .filter(request -> request.contains(".."))
                    .count();
            long chunks = Math.max(told, 1);
            Expect.that(
                    bytes <= chunks * BYTES,
                    () -> "the processes have read " + bytes + " bytes, and were told "
                            + (told == 0 ? "no interval" : told + (told == 1 ? " interval" : " intervals")));
        }

        @Test
        @Order(3)
        @Clause(value = "C1", points = 2)
        void chunks_have_the_size_asked_for_and_the_last_what_is_left() throws Exception {
            expectCut(10, 3, "1..3", "4..6", "7..9", "10..10");
            expectCut(9, 3, "1..3", "4..6", "7..9");
            expectCut(5, 8, "1..5");
            expectCut(2, 1, "1..1", "2..2");
            expectCut(5, Long.MAX_VALUE, "1..5");
        }

        @Test
        @Order(4)
        @Clause("C1")
        void without_numbers_there_are_no_chunks() throws Exception {
            expectCut(0, 4);
        }

        private void expectCut(long last, long size, String... chunks) throws Exception {
            Workers own = new Workers();
            company.resultOf(find(last, size, 1, own));

            expectRequests(last + " numbers, chunks of " + size, own, chunks);
        }

        @Test
        @Order(5)
        @Clause("C5")
        void one_worker_finds_all_the_primes() throws Exception {
            Expect.equal("primes", result(find(30, 7, 1)), Numbers.primesUpTo(30));
        }

        @Test
        @Order(6)
        @Clause("C5")
        void an_answer_may_be_long() throws Exception {
            List<Long> primes = result(find(30_000, 30_000, 1));

            Expect.equal(
                    "number of primes",
                    primes.size(),
                    Numbers.primesUpTo(30_000).size());
        }

        @Test
        @Order(7)
        @Clause("C3")
        void one_process_answers_all_chunks() throws Exception {
            result(find(12, 2, 1));

            expectProcesses(1, "for 1 worker and 6 chunks");
        }

        @Test
        @Order(8)
        @Clause(value = "C6", points = 2)
        void the_chunk_of_a_process_that_ends_is_done_again_by_another() throws Exception {
            workers.onceAt("4..6", Act.exit(1));
            List<Long> primes = result(find(9, 3, 1));

            expectRequests("a process has ended at 4..6", workers, "1..3", "4..6", "4..6", "7..9");
            expectProcesses(2, "for 1 worker whose process has ended once");
            Expect.equal("primes", primes, Numbers.primesUpTo(9));
        }

        @Test
        @Order(9)
        @Clause(value = "C6", points = 2)
        void of_half_an_answer_nothing_counts() throws Exception {
            workers.onceAt("11..20", Act.halfALine());
            List<Long> primes = result(find(30, 10, 1));

            expectRequests("the answer to 11..20 has broken off", workers, "1..10", "11..20", "11..20", "21..30");
            Expect.equal("primes", primes, Numbers.primesUpTo(30));
        }

        @Test
        @Order(10)
        @Clause("C6")
        void a_worker_may_lose_three_processes_at_different_chunks() throws Exception {
            workers.onceAt("4..6", Act.exit(1)).onceAt("7..9", Act.exit(1)).onceAt("10..12", Act.exit(1));

            Expect.equal("primes", result(find(15, 3, 1)), Numbers.primesUpTo(15));
        }

        @Test
        @Order(11)
        @Clause("C6")
        void a_chunk_at_which_three_processes_have_ended_is_given_up() throws Exception {
            String chunk = "11..20";
            workers.at(chunk, Act.hold());
            Member<List<Long>> caller = find(30, 10, 1);
            for (int i = 1; i <= 3; i++) {
                int attempt = i;
                company.awaitUntil(() -> caller.isDone()
                        || timesRead(chunk) == attempt && lastReaderOf(chunk).held());
                Expect.that(
                        timesRead(chunk) == attempt,
                        () -> chunk + " was given to no other process after " + (attempt - 1) + " had ended at it");
                workers.kill(lastReaderOf(chunk));
            }

            company.awaitUntil(() -> caller.isDone() || timesRead(chunk) > 3);
            Expect.that(
                    timesRead(chunk) == 3, () -> chunk + " was given to a fourth process after three had ended at it");
            expectGivenUp(caller, chunk);
        }

        private void expectGivenUp(Member<List<Long>> caller, String chunk) throws Exception {
            try {
                company.resultOf(caller);
            } catch (IOException e) {
                Expect.that(
                        String.valueOf(e.getMessage()).contains(chunk),
                        () -> "the message does not name the chunk " + chunk + ": " + Finding.brief(e));
                return;
            }
            throw Finding.wrong(
                    "three processes have ended at " + chunk + ", and primesUpTo returned as if nothing had happened");
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 3)
        void two_processes_are_at_work_at_once() throws Exception {
            workers.holding();
            Member<List<Long>> caller = find(12, 2, 2);

            company.awaitInside(workers, 2);
            result(caller);
        }

        @Test
        @Order(2)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void a_busy_process_keeps_no_other_chunk_waiting() throws Exception {
            workers.at("1..2", Act.hold());
            Member<List<Long>> caller = find(14, 2, 2);

            if (company.awaitUntil(() -> caller.isDone() || answered() == 6) == Outcome.STALLED) {
                throw Finding.notConcurrent("while 1..2 was held, " + answered()
                        + " of the 6 other chunks were answered; then nothing moved");
            }
            result(caller);
            expectRequests(
                    "14 numbers, chunks of 2", workers, "1..2", "3..4", "5..6", "7..8", "9..10", "11..12", "13..14");
        }

        @Test
        @Order(3)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 2)
        void primes_are_in_order_also_if_the_first_chunk_is_the_last_to_be_done() throws Exception {
            workers.at("1..5", Act.hold());
            Member<List<Long>> caller = find(15, 5, 2);
            company.awaitUntil(() -> caller.isDone() || answered() == 2);

            Expect.equal("primes", result(caller), Numbers.primesUpTo(15));
        }

        @Test
        @Order(4)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void no_more_processes_than_workers() throws Exception {
            workers.holding();
            Member<List<Long>> caller = find(12, 2, 2);
            company.awaitInside(workers, 2);
            result(caller);

            expectProcesses(2, "for 2 workers");
        }

        @Test
        @Order(5)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void the_pool_is_complete_again_after_a_process_has_ended() throws Exception {
            workers.onceAt("1..3", Act.exit(1)).holding();
            Member<List<Long>> caller = find(12, 3, 2);

            company.awaitInside(workers, 2);
            Expect.equal("primes", result(caller), Numbers.primesUpTo(12));
        }

        @Test
        @Order(6)
        @Clause(value = "C7", aspect = Aspect.CLEANLINESS, points = 2)
        void an_interrupt_ends_the_processes() throws Exception {
            workers.holding();
            Member<List<Long>> caller = find(12, 2, 2);
            company.awaitInside(workers, 2);
            caller.thread().interrupt();

            if (company.awaitUntil(caller::isDone) == Outcome.STALLED) {
                throw Finding.wrong("primesUpTo was interrupted and went on waiting");
            }
            expectInterrupted(caller);
            company.awaitNoProcess();
        }

        private void expectInterrupted(Member<List<Long>> caller) throws Exception {
            List<Long> primes = new ArrayList<>();
            try {
                primes.addAll(company.resultOf(caller));
            } catch (InterruptedException e) {
                return;
            }
            throw Finding.wrong("primesUpTo was interrupted and returned " + primes.size() + " primes");
        }

        @Test
        @Order(7)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void between_a_look_and_a_change_no_other_worker_takes_the_same_chunk() throws Exception {
            Exploration.beforeChanges(Search.class);
        }

        @Test
        @Order(8)
        @Clause(value = "C2", aspect = Aspect.SPEED, points = 2)
        void workers_are_told_the_chunks_of_a_hidden_last_number_once_each_time() throws Exception {
            long last = HiddenNumbers.of(ChunkedProcessPool.class).between(401, 499);
            List<String> chunks = List.of("1..100", "101..200", "201..300", "301..400", "401.." + last);
            WorkAccount.ofProcesses(
                    company,
                    Numbers.listUpTo(last),
                    2,
                    chunks,
                    chunks.size() * BYTES,
                    own -> () -> new ChunkedProcessPool().primesUpTo(last, 100, 2, own.program()));
        }

        @Test
        @Order(9)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void chunks_are_cut_to_the_last_number_however_great_it_is() throws Exception {
            expectGreat((1L << 53) + 1, 1L << 53);
            expectGreat(Long.MAX_VALUE, Long.MAX_VALUE - 1);
        }

        /** All numbers but the last are in one chunk. */
        private void expectGreat(long last, long size) throws Exception {
            Workers own = new Workers().withoutTesting();
            company.resultOf(find(last, size, 1, own));

            expectRequests(last + " numbers, chunks of " + size, own, "1.." + size, last + ".." + last);
        }

        @Test
        @Order(10)
        @Clause(value = "C7", aspect = Aspect.CLEANLINESS)
        void after_an_interrupt_who_was_killed_is_waited_for() throws Exception {
            workers.holding();
            Function<WorkerProgram, Callable<List<Long>>> held = ProcessSeam.make(TwelveNumbers.class);
            Member<List<Long>> caller = company.start("caller", held.apply(workers.program()));
            company.awaitInside(workers, 2);
            caller.thread().interrupt();
            company.turnOf(caller, caller::isDone);
            caller.thread().interrupt();
            ProcessSeam.letGoWhenWaitedFor(company, caller);

            expectInterrupted(caller);
            ProcessSeam.expectNoneLeft(company);
        }

        @Test
        @Order(11)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void chunks_are_told_in_the_same_digits_in_every_country() throws Exception {
            Locale here = Locale.getDefault();
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            try {
                result(find(12, 10, 1));
            } finally {
                Locale.setDefault(here);
            }
            expectRequests("12 numbers, chunks of 10", workers, "1..10", "11..12");
        }

        @Test
        @Order(12)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void primes_are_in_order_however_far_apart_their_chunks_begin() throws Exception {
            long size = 3_000_000_000L;
            Workers own = new Workers().claimingTheLast();
            List<Long> primes = company.resultOf(find(4 * size, size, 2, own));

            Expect.equal(
                    "what the processes have named as primes", primes, List.of(size, 2 * size, 3 * size, 4 * size));
        }

        @Test
        @Order(13)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void an_interrupt_at_the_third_attempt_is_no_failure() throws Exception {
            String chunk = "1..10";
            workers.at(chunk, Act.hold());
            Member<List<Long>> caller = find(10, 10, 1);
            for (int reads = 1; reads <= 3; reads++) {
                int attempt = reads;
                company.awaitUntil(() -> caller.isDone()
                        || timesRead(chunk) == attempt && lastReaderOf(chunk).held());
                if (reads < 3) {
                    workers.kill(lastReaderOf(chunk));
                }
            }
            caller.thread().interrupt();

            expectInterrupted(caller);
        }

        @Test
        @Order(14)
        @Clause(value = "C7", aspect = Aspect.CLEANLINESS)
        void an_interrupt_ends_the_processes_also_after_a_failure() throws Exception {
            String chunk = "11..20";
            workers.at("1..10", Act.hold()).at(chunk, Act.hold());
            Member<List<Long>> caller = find(20, 10, 2);
            company.awaitInside(workers, 2);
            for (int reads = 1; reads <= 3; reads++) {
                int attempt = reads;
                company.awaitUntil(() -> caller.isDone()
                        || timesRead(chunk) == attempt && lastReaderOf(chunk).held());
                workers.kill(lastReaderOf(chunk));
            }
            // It may end the other process now, or wait for it when nothing moves any more.
            company.turnOf(caller, caller::isDone);
            caller.thread().interrupt();

            if (company.awaitUntil(caller::isDone) == Outcome.STALLED) {
                throw Finding.wrong("three processes have ended at " + chunk
                        + ", then primesUpTo was interrupted and went on waiting");
            }
            try {
                company.resultOf(caller);
                throw Finding.wrong("primesUpTo was interrupted, and returned as if nothing had happened");
            } catch (IOException | InterruptedException e) {
                company.awaitNoProcess();
            }
        }

        @Test
        @Order(15)
        @Clause(value = "C7", aspect = Aspect.CLEANLINESS)
        void no_process_is_left_if_the_next_one_cannot_be_started() throws Exception {
            workers.holding();
            Function<WorkerProgram, Callable<List<Long>>> seam = ProcessSeam.make(TwelveNumbers.class);
            ProcessSeam.failAtStart(2);
            Member<List<Long>> caller = company.start("caller", seam.apply(workers.program()));
            ProcessSeam.letGoWhenWaitedFor(company, caller);

            if (ProcessSeam.hasFailedToStart()) {
                try {
                    company.resultOf(caller);
                    throw Finding.wrong(
                            "a process could not be started, and primesUpTo returned as if nothing had happened");
                } catch (IOException e) {
                    ProcessSeam.expectNoneLeft(company);
                }
            }
        }

        @Test
        @Order(16)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void an_object_runs_twice_at_once_and_one_run_is_interrupted() throws Exception {
            ChunkedProcessPool pool = new ChunkedProcessPool();
            workers.at("1..1", Act.hold()).at("1..5", Act.hold());
            WorkerProgram program = workers.program();
            Member<List<Long>> one = company.start("caller-1", () -> pool.primesUpTo(1, 1, 1, program));
            company.awaitInside(workers, 1);
            Member<List<Long>> other = company.start("caller-2", () -> pool.primesUpTo(5, 5, 1, program));
            company.awaitInside(workers, 2);
            one.thread().interrupt();
            expectInterrupted(one);

            Expect.equal("primes of the run beside one that was interrupted", result(other), List.of(2L, 3L, 5L));
            Expect.equal("times that 1..5 was read", timesRead("1..5"), 1);
        }
    }
}

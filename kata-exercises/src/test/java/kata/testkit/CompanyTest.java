package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import kata.model.PrimeTest;
import kata.testkit.Company.Outcome;
import kata.testkit.Company.Turn;
import kata.testkit.sample.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompanyTest {

    private final AtomicBoolean stop = new AtomicBoolean();
    private Company company;

    @BeforeEach
    void gather() {
        Bystanders.remember();
        TestScope.begin();
        company = Company.gather();
    }

    @AfterEach
    void scatter() {
        stop.set(true);
        TestScope.current().end();
        Leftovers left = new Leftovers();
        left.giveUp(LiveThreads.all().stream()
                .filter(thread ->
                        thread.getName().equals("member") || thread.getName().startsWith("other"))
                .toList());
    }

    @Test
    void the_result_is_what_the_code_returned() throws Exception {
        assertEquals(7, company.resultOf(company.start("member", () -> Samples.right(7))));
    }

    @Test
    void what_the_code_threw_comes_out_as_it_is() {
        Exception thrown = new Exception("checked");
        Member<Void> member = company.start("member", () -> {
            throw thrown;
        });

        assertSame(thrown, assertThrows(Exception.class, () -> company.resultOf(member)));
    }

    @Test
    void the_result_of_code_that_hangs_is_a_timeout_with_its_line() {
        Member<Void> member = company.start("member", () -> {
            Samples.hang();
            return null;
        });

        Finding finding = assertThrows(Finding.class, () -> company.resultOf(member));

        assertEquals("TIMEOUT", finding.facts().get("verdict"));
        assertEquals("idle", finding.facts().get("kind"));
        assertEquals("true", finding.facts().get("fatal"));
        assertTrue(finding.facts().get("location").startsWith("Samples.java:"), finding.toString());
        assertTrue(finding.facts().get("detail").contains("member waits in CountDownLatch.await"), finding.toString());
    }

    @Test
    void callers_that_are_inside_at_once_meet() throws Exception {
        ObservingPrimeTest primeTest = new ObservingPrimeTest().meeting(2);
        company.start("other-1", () -> primeTest.isPrime(1));
        company.start("other-2", () -> primeTest.isPrime(2));

        company.meet(primeTest);
    }

    @Test
    void callers_one_after_the_other_do_not_meet() throws Exception {
        ObservingPrimeTest primeTest = new ObservingPrimeTest().meeting(2);
        Member<Void> member = company.start("member", () -> {
            Samples.ask(primeTest, 1, 2);
            return null;
        });

        Finding finding = assertThrows(Finding.class, () -> company.meet(primeTest));

        assertEquals("NOT_CONCURRENT", finding.facts().get("verdict"));
        assertTrue(finding.facts().get("observed").startsWith("1 of 2 callers"), finding.toString());
        company.resultOf(member);
    }

    @Test
    void whoever_waits_for_a_lock_is_shown_with_who_holds_it() throws Exception {
        Object monitor = new Object();
        Lock lock = new ReentrantLock();
        assertTrue(detailOfTwo(test -> Samples.askHolding(monitor, test, 1))
                .contains("other-2 waits for a lock (other-1 holds it)\n    at Samples.askHolding"));
        assertTrue(detailOfTwo(test -> Samples.askHolding(lock, test, 1))
                .contains("other-2 waits in ReentrantLock.lock (other-1 holds it)\n    at Samples.askHolding"));
    }

    /** What is said of two callers, of which the second one comes when the first is inside. */
    private String detailOfTwo(Function<PrimeTest, Boolean> caller) throws Exception {
        ObservingPrimeTest primeTest = new ObservingPrimeTest().meeting(2);
        Member<Boolean> first = company.start("other-1", () -> caller.apply(primeTest));
        company.awaitInside(primeTest, 1);
        Member<Boolean> second = company.start("other-2", () -> caller.apply(primeTest));
        Finding finding = assertThrows(Finding.class, () -> company.meet(primeTest));
        company.resultOf(first);
        company.resultOf(second);
        return finding.facts().get("detail");
    }

    @Test
    void what_did_not_happen_at_once_is_shown_with_the_line_of_the_thread_that_is_named() throws Exception {
        ObservingPrimeTest primeTest = new ObservingPrimeTest().holding(1);
        Member<Void> member = company.start("member", () -> {
            Samples.hang();
            return null;
        });
        Member<Boolean> other = company.start("other", () -> Samples.askHolding(new Object(), primeTest, 1));
        company.awaitInside(primeTest, 1);
        company.turnOf(member, () -> false);

        Finding finding = company.notConcurrent("1 of 2", other.thread());

        assertEquals("NOT_CONCURRENT", finding.facts().get("verdict"));
        assertEquals("1 of 2", finding.facts().get("observed"));
        assertEquals(
                "[return primeTest.isPrime(n);]", SampleLines.in(finding.facts().get("location")));
        assertTrue(finding.facts().get("detail").startsWith("member waits in CountDownLatch.await\n"));
    }

    @Test
    void what_a_member_threw_says_more_than_that_nobody_met() {
        ObservingPrimeTest primeTest = new ObservingPrimeTest().meeting(2);
        company.start("member", () -> {
            Samples.fail();
            return null;
        });

        assertThrows(IllegalArgumentException.class, () -> company.meet(primeTest));
    }

    @Test
    void a_condition_that_nobody_can_bring_about_is_stalled() {
        assertEquals(Outcome.STALLED, company.awaitUntil(() -> false));
    }

    @Test
    void a_turn_ends_when_the_member_touches() {
        AtomicBoolean touched = new AtomicBoolean();
        Member<Void> member = company.start("member", () -> {
            touched.set(true);
            Samples.hang();
            return null;
        });

        assertEquals(Turn.TOUCHED, company.turnOf(member, touched::get));
    }

    @Test
    void a_turn_ends_when_the_member_is_done() {
        assertEquals(Turn.DONE, company.turnOf(company.start("member", () -> 1), () -> false));
    }

    @Test
    void a_turn_ends_when_the_member_is_blocked() {
        Member<Void> member = company.start("member", () -> {
            Samples.hang();
            return null;
        });

        assertEquals(Turn.BLOCKED, company.turnOf(member, () -> false));
    }

    @Test
    void a_turn_ends_when_the_member_spins() {
        Member<Void> member = company.start("member", () -> {
            while (!stop.get()) {
                Thread.onSpinWait();
            }
            return null;
        });

        assertEquals(Turn.SPINNING, company.turnOf(member, () -> false));
    }

    @Test
    void a_turn_ends_when_the_member_asks_again_and_again() {
        Member<Void> member = company.start("member", () -> {
            Samples.nap();
            return null;
        });

        assertEquals(Turn.SPINNING, company.turnOf(member, () -> false));
    }

    @Test
    void a_member_that_gets_on_has_another_turn() {
        Member<Void> member = company.start("member", () -> {
            Samples.nap();
            return null;
        });
        AtomicInteger asked = new AtomicInteger();

        assertEquals(Turn.SPINNING, company.turnOf(member, () -> false, () -> Math.min(asked.incrementAndGet(), 4)));
        // Twice for each turn: 1 and 2, 3 and 4, and 4 again.
        assertEquals(6, asked.get());
    }

    @Test
    void a_turn_ends_when_the_member_waits_for_half_a_second_again_and_again() {
        Member<Void> member = company.start("member", () -> {
            while (!stop.get()) {
                Thread.sleep(500);
            }
            return null;
        });

        assertEquals(Turn.SPINNING, company.turnOf(member, () -> false));
    }

    @Test
    void a_turn_ends_when_the_member_waits_for_long() {
        Member<Void> member = company.start("member", () -> {
            Thread.sleep(60_000);
            return null;
        });

        assertEquals(Turn.SPINNING, company.turnOf(member, () -> false));
    }

    @Test
    void a_turn_does_not_end_while_somebody_works_for_the_member() {
        CountDownLatch answered = new CountDownLatch(1);
        AtomicBoolean touched = new AtomicBoolean();
        Member<Void> member = company.start("member", () -> {
            Thread.ofPlatform().daemon().name("other").start(() -> {
                try {
                    Thread.sleep(300);
                } catch (InterruptedException e) {
                    return;
                }
                touched.set(true);
                answered.countDown();
            });
            answered.await();
            return null;
        });

        assertEquals(Turn.TOUCHED, company.turnOf(member, touched::get));
    }

    @Test
    void who_was_left_at_work_is_done_after_settling() throws Exception {
        CountDownLatch returned = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        Member<Thread> member = company.start(
                "member",
                () -> Samples.start("other", () -> {
                    returned.await();
                    Samples.right(1);
                    done.set(true);
                }));
        company.resultOf(member);

        returned.countDown();
        company.settle();

        assertTrue(done.get());
    }

    @Test
    void settling_ends_although_somebody_goes_on_for_ever() throws Exception {
        Member<Thread> member = company.start(
                "member",
                () -> Samples.start("other", () -> {
                    while (!stop.get()) {
                        Samples.right(1);
                    }
                }));
        Thread left = company.resultOf(member);

        company.settle();

        assertTrue(left.isAlive());
    }

    @Test
    void who_is_parked_is_let_go_when_nothing_gets_on() throws Exception {
        Gate gate = new Gate("here");
        Member<Integer> member = company.start("member", () -> {
            gate.pass();
            return 1;
        });

        assertEquals(1, company.resultOf(member, () -> {
            gate.open();
            return true;
        }));
    }
}

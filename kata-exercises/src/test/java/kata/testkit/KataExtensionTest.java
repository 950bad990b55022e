package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import kata.testkit.sample.Samples;
import kata.testkit.sample.Samples.Code;
import kata.testkit.sample.Samples.Starter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;

/** Calls the extension as JUnit does, with test methods that go wrong. */
class KataExtensionTest {

    private final Map<String, String> published = new HashMap<>();

    /** Where the annotations of the test methods below come from. */
    @KataTest
    @Deadline(seconds = 1)
    static class Sample {
        @Clause("C1")
        void method() {}
    }

    @Test
    void a_test_that_passes_passes() {
        assertNull(thrownBy(() -> assertEquals(1, Samples.right(1))));
    }

    @Test
    void a_failed_assertion_stays_as_it_is() {
        AssertionFailedError failed = new AssertionFailedError("1 is not 2");

        assertSame(failed, thrownBy(() -> {
            throw failed;
        }));
    }

    @Test
    void an_exception_of_the_learner_has_its_line() {
        Finding finding = findingOf(Samples::fail);

        assertFacts(finding, "EXCEPTION", "IllegalArgumentException: no");
        assertTrue(finding.facts().get("location").startsWith("Samples.java:"), finding.toString());
    }

    @Test
    void a_long_message_is_cut() {
        Finding finding = findingOf(() -> {
            throw new UnsupportedOperationException("TODO: " + "x".repeat(500));
        });

        assertEquals(
                "UnsupportedOperationException: TODO: " + "x".repeat(194),
                finding.facts().get("observed"));
    }

    @Test
    void a_message_names_what_was_expected() {
        String message = findingOf(Samples::fail).getMessage();

        assertTrue(message.contains("\n  expected   C1"), message);
    }

    @Test
    void a_worker_that_dies_fails_the_test() {
        Finding finding = findingOf(() -> Samples.start("worker", Samples::fail).join());

        assertFacts(finding, "EXCEPTION", "IllegalArgumentException: no");
    }

    @Test
    void a_worker_that_dies_says_more_than_the_hang_that_follows() {
        Finding finding = findingOf(() -> {
            Samples.start("worker", Samples::fail);
            Samples.hang();
        });

        assertFacts(finding, "EXCEPTION", "IllegalArgumentException: no");
        assertEquals("true", finding.facts().get("fatal"));
    }

    @Test
    void a_worker_that_dies_as_planned_does_not_fail_the_test() {
        assertNull(thrownBy(() -> Samples.start("worker", () -> Samples.ask(new ObservingPrimeTest().failingAt(1), 1))
                .join()));
    }

    @Test
    void a_test_that_waits_for_ever_is_a_timeout_with_its_line() {
        Finding finding = findingOf(Samples::hang);

        assertFacts(finding, "TIMEOUT", "nothing can move any more: no thread will ever wake the others");
        assertEquals("idle", finding.facts().get("kind"));
        assertTrue(finding.facts().get("location").startsWith("Samples.java:"), finding.toString());
        assertTrue(finding.facts().get("detail").startsWith("test waits in CountDownLatch.await\n    at Samples.hang"));
        assertEquals("true", finding.facts().get("fatal"));
    }

    @Test
    void a_test_that_runs_for_ever_is_a_timeout_at_the_deadline() {
        Finding finding = findingOf(() -> {
            // Ends with the test, so that it does not take a processor from all tests after this one.
            while (!TestScope.current().isOver()) {
                Samples.right(1);
            }
        });

        assertEquals("TIMEOUT", finding.facts().get("verdict"));
    }

    @Test
    void a_test_that_gets_on_has_its_time_again() {
        assertNull(thrownBy(() -> {
            for (int part = 0; part < 5; part++) {
                useMillis(300);
                TestScope.current().getsOn();
            }
        }));
    }

    /** Uses so much CPU time: a part of the deadline, whatever else the machine has to do. */
    private static void useMillis(long millis) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + millis * 1_000_000;
        while (threads.getCurrentThreadCpuTime() < end) {
            Samples.right(1);
        }
    }

    @Test
    void a_worker_that_runs_for_ever_is_busy() {
        CountDownLatch never = new CountDownLatch(1);
        TestScope scope = TestScope.begin();
        Finding finding = findingOf(() -> {
            Samples.start("worker", () -> {
                while (!scope.isOver()) {
                    Samples.right(1);
                }
            });
            never.await();
        });

        assertEquals("busy", finding.facts().get("kind"), finding.toString());
    }

    @Test
    void a_deadlock_names_both_threads_and_locks_the_same_each_time() {
        Finding first = findingOf(Samples::deadlock);

        assertFacts(first, "DEADLOCK", "left and right wait for each other's locks");
        assertEquals("""
                left waits for lock A (Object) of right at [synchronized (second)]
                    holds lock B (Object), taken at [synchronized (first)]
                right waits for lock B (Object) of left at [synchronized (second)]
                    holds lock A (Object), taken at [synchronized (first)]""", withLines(first));
        assertEquals("[synchronized (second)]", SampleLines.in(first.facts().get("location")));
    }

    @Test
    void a_deadlock_of_virtual_threads_is_one_too() {
        Finding finding = findingOf(() -> Samples.deadlock(Samples::startVirtual, Samples::startVirtual));

        assertFacts(finding, "DEADLOCK", "left and right wait for each other's locks");
        assertEquals("""
                left waits for lock A (Object) of right at [synchronized (second)]
                    holds lock B (Object), taken at [synchronized (first)]
                right waits for lock B (Object) of left at [synchronized (second)]
                    holds lock A (Object), taken at [synchronized (first)]""", withLines(finding));
        assertEquals("[synchronized (second)]", SampleLines.in(finding.facts().get("location")));
    }

    @Test
    void a_deadlock_of_a_platform_thread_and_a_virtual_one_is_one_too() {
        assertFacts(
                findingOf(() -> Samples.deadlock(Samples::start, Samples::startVirtual)),
                "DEADLOCK",
                "left and right wait for each other's locks");
    }

    @Test
    void virtual_threads_without_a_name_are_numbered_among_those_of_the_circle() {
        Finding finding = findingOf(() -> {
            Samples.startNameless("", Samples::hang);
            Samples.deadlock(Samples::startNameless, Samples::startNameless);
        });

        assertFacts(finding, "DEADLOCK", "virtual-1 and virtual-2 wait for each other's locks");
        assertTrue(finding.facts().get("detail").startsWith("virtual-1 waits for lock A"), finding.toString());
    }

    @Test
    void virtual_threads_of_an_earlier_test_are_not_in_the_next_finding() {
        findingOf(() -> Samples.deadlock(Samples::startVirtual, Samples::startVirtual));

        assertFacts(
                findingOf(Samples::hang), "TIMEOUT", "nothing can move any more: no thread will ever wake the others");
    }

    @Test
    void a_deadlock_of_locks_names_them() {
        for (Starter right : List.<Starter>of(Samples::start, Samples::startVirtual)) {
            for (Starter left : List.<Starter>of(Samples::start, Samples::startVirtual)) {
                Finding finding = findingOf(() -> Samples.deadlockOfLocks(left, right));

                assertFacts(finding, "DEADLOCK", "left and right wait for each other's locks");
                assertEquals("""
                        left waits for lock A (ReentrantReadWriteLock) of right at [second.lock();]
                            holds lock B (ReentrantLock), taken at an unknown line
                        right waits for lock B (ReentrantLock) of left at [second.lock();]
                            holds lock A (ReentrantReadWriteLock), taken at an unknown line""", withLines(finding));
            }
        }
    }

    @Test
    void a_circle_of_three_is_told_in_the_order_of_who_waits_for_whom() {
        Finding finding = findingOf(Samples::deadlockOfThree);

        assertFacts(finding, "DEADLOCK", "eater-0, eater-1 and eater-2 wait for each other's locks");
        assertEquals(
                List.of("of eater-1", "of eater-2", "of eater-0"),
                finding.facts()
                        .get("detail")
                        .lines()
                        .filter(line -> line.contains("waits for"))
                        .map(line -> line.replaceFirst(".*(of \\S+) at.*", "$1"))
                        .toList());
    }

    @Test
    void a_lost_notification_names_who_waits_for_it() {
        for (Starter starter : List.<Starter>of(Samples::start, Samples::startVirtual)) {
            Finding finding = findingOf(() -> Samples.lostNotification(starter));

            assertFacts(finding, "TIMEOUT", "nobody is left to wake waiter, which waits in Object.wait");
            assertEquals("idle", finding.facts().get("kind"));
            assertEquals("[monitor.wait();]", SampleLines.in(finding.facts().get("location")));
            String detail = finding.facts().get("detail");
            assertTrue(detail.startsWith("test waits in Thread.join\n"), detail);
            assertTrue(detail.contains("waiter waits in Object.wait\n"), detail);
        }
    }

    @Test
    void a_lost_signal_names_who_waits_for_it() {
        for (Starter starter : List.<Starter>of(Samples::start, Samples::startVirtual)) {
            assertFacts(
                    findingOf(() -> Samples.lostSignal(starter)),
                    "TIMEOUT",
                    "nobody is left to wake waiter, which waits in Condition.await");
        }
    }

    @Test
    void where_two_may_be_the_reason_none_is_named() {
        assertFacts(
                findingOf(Samples::lostTwice),
                "TIMEOUT",
                "nothing can move any more: no thread will ever wake the others");
    }

    @Test
    void a_lock_that_an_ended_thread_has_kept_names_that_thread() {
        for (Starter starter : List.<Starter>of(Samples::start, Samples::startVirtual)) {
            assertFacts(
                    findingOf(() -> Samples.keptLock(starter)),
                    "TIMEOUT",
                    "waiter waits for a lock that keeper has kept: that thread has ended");
        }
    }

    @Test
    void permits_have_no_owner_and_nobody_is_said_to_have_them() {
        for (Starter starter : List.<Starter>of(Samples::start, Samples::startVirtual)) {
            Finding finding = findingOf(() -> Samples.permits(starter));

            assertFacts(finding, "TIMEOUT", "nobody is left to give a permit to left and right, which wait for one");
            assertTrue(withLines(finding).startsWith("""
                            left waits for a permit of semaphore A at [second.acquire();]
                            right waits for a permit of semaphore B at [second.acquire();]
                            who has a permit is not known: a semaphore has no owner

                            left waits in Semaphore.acquire
                            """), finding.toString());
        }
    }

    @Test
    void threads_that_give_their_locks_back_in_vain_are_a_livelock() {
        Finding finding = findingOf(() -> Samples.afterYou(Samples::start, () -> {}));

        assertFacts(
                finding,
                "TIMEOUT",
                "left and right keep moving but get nowhere: each gives its lock back and tries again");
        assertEquals("busy", finding.facts().get("kind"));
        assertEquals(
                "[hasBoth = other.tryLock();]", SampleLines.in(finding.facts().get("location")));
    }

    @Test
    void threads_that_test_numbers_meanwhile_get_somewhere() {
        TestScope.begin();
        ObservingPrimeTest primeTest = new ObservingPrimeTest();
        String observed = findingOf(() -> Samples.afterYou(Samples::start, () -> Samples.ask(primeTest, 1)))
                .facts()
                .get("observed");

        assertTrue(observed.startsWith("not done after 1 s, "), observed);
    }

    @Test
    void threads_that_get_the_same_lock_in_turns_are_no_livelock() {
        String observed = findingOf(Samples::oneInTurns).facts().get("observed");

        assertTrue(observed.startsWith("not done after 1 s, "), observed);
    }

    @Test
    void threads_that_ask_nobody_are_no_livelock() {
        String observed = findingOf(Samples::eachItsOwn).facts().get("observed");

        assertTrue(observed.startsWith("not done after 1 s, "), observed);
    }

    @Test
    void threads_that_keep_their_locks_and_ask_again_are_a_livelock() {
        assertFacts(
                findingOf(() -> Samples.askAgain(Duration.ofMillis(1))),
                "TIMEOUT",
                "left and right keep moving but get nowhere: each asks again and again for a lock that another one"
                        + " has");
    }

    @Test
    void threads_that_wait_for_each_other_with_a_time_limit_are_no_deadlock() {
        assertFacts(
                findingOf(() -> Samples.askAgain(Duration.ofHours(1))),
                "TIMEOUT",
                "not done after 1 s, only waiting and asking again");
    }

    @Test
    void threads_that_get_what_they_ask_for_are_no_livelock() {
        String observed = findingOf(Samples::inTurns).facts().get("observed");

        assertTrue(observed.startsWith("not done after 1 s, "), observed);
    }

    @Test
    void locks_of_virtual_threads_cannot_be_watched_so_nothing_is_said_of_a_livelock() {
        List<Thread> started = new CopyOnWriteArrayList<>();
        String observed = findingOf(() -> Samples.afterYou(
                        (name, code) -> {
                            Thread thread = Samples.startVirtual(name, code);
                            started.add(thread);
                            return thread;
                        },
                        () -> {}))
                .facts()
                .get("observed");
        started.forEach(Thread::interrupt);

        assertTrue(observed.startsWith("not done after 1 s, "), observed);
    }

    @Test
    void a_virtual_thread_that_runs_for_ever_is_busy() {
        TestScope scope = TestScope.begin();
        Finding finding = findingOf(() -> Samples.startVirtual("worker", () -> {
                    while (!scope.isOver()) {
                        Samples.right(1);
                    }
                })
                .join());

        assertFacts(finding, "TIMEOUT", "not done after 1 s, and still busy");
        assertEquals("busy", finding.facts().get("kind"));
    }

    @Test
    void virtual_threads_that_give_way_to_each_other_for_ever_are_busy() {
        TestScope scope = TestScope.begin();
        Finding finding = findingOf(() -> {
            List<Thread> asking = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                asking.add(Samples.startVirtual("asking", () -> {
                    while (!scope.isOver()) {
                        Thread.yield();
                    }
                }));
            }
            asking.getFirst().join();
        });

        assertFacts(finding, "TIMEOUT", "not done after 1 s, and still busy");
    }

    @Test
    void virtual_threads_that_wait_and_ask_again_are_not_busy() {
        TestScope scope = TestScope.begin();
        Finding finding = findingOf(() -> Samples.startVirtual("asking", () -> {
                    while (!scope.isOver()) {
                        LockSupport.parkNanos(200_000_000);
                    }
                })
                .join());

        assertFacts(finding, "TIMEOUT", "not done after 1 s, only waiting and asking again");
    }

    @Test
    void an_endless_recursion_is_an_exception_with_its_line() {
        Finding finding = findingOf(() -> Samples.recurse(1));

        assertFacts(finding, "EXCEPTION", "StackOverflowError: too many calls inside each other");
        assertTrue(finding.facts().get("location").startsWith("Samples.java:"), finding.toString());
    }

    @Test
    void an_endless_recursion_in_a_worker_is_one_too() {
        Finding finding = findingOf(
                () -> Samples.start("worker", () -> Samples.recurse(1)).join());

        assertFacts(finding, "EXCEPTION", "StackOverflowError: too many calls inside each other");
    }

    @Test
    void too_much_memory_is_a_verdict_of_its_own() {
        Finding finding = findingOf(Samples::hoard);

        assertFacts(finding, "OUT_OF_MEMORY", "out of memory (heap)");
        assertTrue(finding.facts().get("location").startsWith("Samples.java:"), finding.toString());
    }

    @Test
    void a_thread_that_waits_after_the_end_is_a_leak() {
        Finding finding = findingOf(() -> Samples.start("left-over", Samples::hang));

        assertFacts(finding, "LEAK", "1 thread is still alive after the end: left-over");
        assertTrue(finding.facts().get("location").startsWith("Samples.java:"), finding.toString());
    }

    @Test
    void a_pool_that_is_left_is_named_as_a_pool() {
        List<ExecutorService> pools = new ArrayList<>();
        Finding finding = findingOf(() -> pools.add(Samples.pool("worker", 2)));
        pools.forEach(ExecutorService::shutdownNow);

        assertFacts(finding, "LEAK", "a pool of 2 threads was never shut down: worker-1, worker-2");
    }

    @Test
    void each_pool_that_is_left_and_each_other_thread_is_named() {
        List<ExecutorService> pools = new ArrayList<>();
        Finding finding = findingOf(() -> {
            pools.add(Samples.pool("one", 1));
            pools.add(Samples.pool("other", 2));
            Samples.start("left-over", Samples::hang);
        });
        pools.forEach(ExecutorService::shutdownNow);

        assertFacts(
                finding,
                "LEAK",
                "a pool of 1 thread was never shut down: one-1; a pool of 2 threads was never shut down: other-1,"
                        + " other-2; 1 thread is still alive after the end: left-over");
    }

    @Test
    void a_fork_join_pool_that_is_left_is_named_as_a_pool() {
        List<ForkJoinPool> pools = new ArrayList<>();
        Finding finding = findingOf(() -> {
            ForkJoinPool pool = new ForkJoinPool(1);
            pools.add(pool);
            pool.submit(() -> {}).get();
        });
        pools.forEach(ForkJoinPool::shutdownNow);

        String observed = finding.facts().get("observed");
        assertTrue(observed.startsWith("a pool of 1 thread was never shut down: ForkJoinPool-"), observed);
    }

    @Test
    void a_fork_join_pool_with_a_worker_at_work_may_have_been_shut_down() {
        List<ForkJoinPool> pools = new ArrayList<>();
        Finding finding = findingOf(() -> {
            ForkJoinPool pool = new ForkJoinPool(2);
            pools.add(pool);
            CountDownLatch atWork = new CountDownLatch(1);
            pool.execute(() -> {
                atWork.countDown();
                Samples.fallAsleep();
            });
            atWork.await();
            pool.submit(() -> {}).get();
            pool.shutdown();
        });
        pools.forEach(ForkJoinPool::shutdownNow);

        String observed = finding.facts().get("observed");
        assertTrue(observed.contains("still alive after the end: ForkJoinPool-"), observed);
    }

    @Test
    void a_pool_whose_worker_is_at_work_may_have_been_shut_down() {
        List<ExecutorService> pools = new ArrayList<>();
        Finding finding = findingOf(() -> {
            ExecutorService pool = Executors.newFixedThreadPool(
                    1, Thread.ofPlatform().name("worker").factory());
            pools.add(pool);
            pool.execute(Samples::fallAsleep);
            pool.shutdown();
            pools.add(Samples.pool("idle", 1));
        });
        pools.forEach(ExecutorService::shutdownNow);

        assertFacts(
                finding,
                "LEAK",
                "a pool of 1 thread was never shut down: idle-1; 1 thread is still alive after the end: worker");
    }

    @Test
    void a_scheduled_pool_without_a_task_is_named_as_a_pool() {
        List<ExecutorService> pools = new ArrayList<>();
        Finding finding = findingOf(() -> {
            var pool = Executors.newScheduledThreadPool(
                    1, Thread.ofPlatform().name("worker").factory());
            pools.add(pool);
            pool.submit(() -> {}).get();
        });
        pools.forEach(ExecutorService::shutdownNow);

        assertFacts(finding, "LEAK", "a pool of 1 thread was never shut down: worker");
    }

    @Test
    void a_scheduled_pool_with_a_task_to_come_may_have_been_shut_down() {
        List<ExecutorService> pools = new ArrayList<>();
        Finding finding = findingOf(() -> {
            var pool = Executors.newScheduledThreadPool(
                    1, Thread.ofPlatform().name("worker").factory());
            pools.add(pool);
            pool.schedule(() -> {}, 1, TimeUnit.MINUTES);
            pool.shutdown();
        });
        pools.forEach(ExecutorService::shutdownNow);

        assertFacts(finding, "LEAK", "1 thread is still alive after the end: worker");
    }

    @Test
    void a_thread_that_keeps_asking_after_the_end_is_a_leak() {
        assertFacts(
                findingOf(() -> Samples.start("left-over", Samples::nap)),
                "LEAK",
                "1 thread is still alive after the end: left-over");
    }

    @Test
    void a_thread_that_ends_a_little_later_is_no_leak() {
        Thread watching = Thread.currentThread();

        assertNull(thrownBy(() -> Samples.start("late", () -> {
            while (!looksAgain(watching)) {
                Thread.sleep(1);
            }
        })));
    }

    /** Whether the thread has seen that something is left of a test, and is about to look again. */
    private static boolean looksAgain(Thread watching) {
        StackTraceElement[] stack = watching.getStackTrace();
        return IntStream.range(1, stack.length)
                .anyMatch(i -> stack[i].getClassName().equals(Leftovers.class.getName())
                        && stack[i].getMethodName().equals("settle")
                        && stack[i - 1].getMethodName().equals("parkNanos"));
    }

    @Test
    void a_thread_that_was_given_up_does_not_count_in_the_next_test() {
        findingOf(Samples::deadlock);

        assertNull(thrownBy(() -> assertEquals(1, Samples.right(1))));
        assertFacts(
                findingOf(Samples::hang), "TIMEOUT", "nothing can move any more: no thread will ever wake the others");
    }

    @Test
    void who_did_the_work_is_published() {
        assertNull(thrownBy(() -> Samples.ask(new ObservingPrimeTest(), 1, 2, 3, 4)));

        String[] lane = published.get("kata.lanes").split("\\|");
        assertEquals("test", lane[0]);
        assertEquals(Long.toString(ProcessHandle.current().pid()), lane[2]);
        assertEquals("1,2,3,4", lane[3]);
        assertEquals("2,3", lane[4]);
        assertEquals("0-1,2-3,4-5,6-7", lane[5]);
    }

    @Test
    void without_calls_nothing_is_published() {
        assertNull(thrownBy(() -> Samples.right(1)));

        assertFalse(published.containsKey("kata.lanes"));
    }

    /** The detail of a finding with the text of each line of the samples in place of its number. */
    private static String withLines(Finding finding) {
        return SampleLines.in(finding.facts().get("detail"));
    }

    private Finding findingOf(Code test) {
        Throwable thrown = thrownBy(test);
        assertTrue(thrown instanceof Finding, () -> "no finding, but " + thrown);
        return (Finding) thrown;
    }

    private static void assertFacts(Finding finding, String verdict, String observed) {
        assertEquals(verdict, finding.facts().get("verdict"), finding.toString());
        assertEquals(
                observed, finding.facts().get("observed"), () -> finding.facts().toString());
    }

    private Throwable thrownBy(Code test) {
        try {
            new KataExtension()
                    .interceptTestMethod(
                            () -> {
                                test.run();
                                return null;
                            },
                            null,
                            context());
            return null;
        } catch (Throwable t) {
            return t;
        }
    }

    private ExtensionContext context() throws NoSuchMethodException {
        Method method = Sample.class.getDeclaredMethod("method");
        return (ExtensionContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getTestMethod" -> Optional.of(method);
                    case "getRequiredTestClass" -> Sample.class;
                    case "getElement" -> Optional.of(Sample.class);
                    case "getParent" -> Optional.empty();
                    case "publishReportEntry" -> published.put((String) arguments[0], (String) arguments[1]);
                    default -> throw new UnsupportedOperationException(called.toString());
                });
    }
}

package kata.e030_stop_watch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import kata.testkit.Clause;
import kata.testkit.Expect;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.PlannedFailure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** e030: a stop-watch, held against a clock that moves only when the test says so. */
@KataTest
class StopWatchTest {

    private final HandClock clock = new HandClock();
    private final StopWatch watch = new StopWatch(clock);

    /** Tasks that end well. */
    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C1")
        void the_value_comes_back_and_the_task_ran_once() throws Exception {
            List<Thread> runs = new ArrayList<>();
            Timed<String> timed = watch.time(() -> {
                runs.add(Thread.currentThread());
                return "25 primes";
            });
            Expect.equal("value", timed.value(), "25 primes");
            Expect.equal("how often the task ran", runs.size(), 1);
            Expect.that(
                    runs.getFirst() == Thread.currentThread(),
                    () -> "the task ran on the thread " + runs.getFirst().getName() + ", not on the caller's");
            Expect.equal(
                    "value of a task that returns null", watch.time(() -> null).value(), null);
        }

        @Test
        @Order(2)
        @Clause(value = "C2", points = 2)
        void the_elapsed_time_is_what_the_given_clock_says() throws Exception {
            Expect.equal("elapsed", watch.time(taking(1_234_567_891)).elapsed(), Duration.ofNanos(1_234_567_891));
            Expect.equal("elapsed", watch.time(taking(999)).elapsed(), Duration.ofNanos(999));
            Expect.equal(
                    "elapsed of a task that takes no time",
                    watch.time(taking(0)).elapsed(),
                    Duration.ZERO);
            Duration day = Duration.ofDays(1);
            Expect.equal("elapsed", watch.time(taking(day.toNanos())).elapsed(), day);
            // The first whole number that no double is.
            long wide = (1L << 53) + 1;
            Expect.equal("elapsed", watch.time(taking(wide)).elapsed(), Duration.ofNanos(wide));
        }

        @Test
        @Order(3)
        @Clause("C2")
        void the_clock_is_read_once_before_the_task_and_once_after_it() throws Exception {
            int[] readBefore = {-1};
            watch.time(() -> readBefore[0] = clock.readings);
            Expect.equal("readings of the clock before the task", readBefore[0], 1);
            Expect.equal("readings of the clock after the task", clock.readings - 1, 1);
        }

        @Test
        @Order(4)
        @Clause("C3")
        void each_task_leaves_its_lap() throws Exception {
            Expect.equal("laps before the first task", watch.laps(), List.of());
            watch.time(taking(30));
            watch.time(taking(10));
            watch.time(taking(20));
            watch.time(taking(10));
            expectLaps(30, 10, 20, 10);
            // They begin and end at the same reading.
            watch.time(taking(0));
            watch.time(taking(0));
            expectLaps(30, 10, 20, 10, 0, 0);
        }

        @Test
        @Order(5)
        @Clause(value = "C5", points = 2)
        void a_task_may_time_a_part_of_itself() throws Exception {
            Duration[] inner = new Duration[1];
            Duration outer = watch.time(() -> {
                        clock.advance(100);
                        inner[0] = watch.time(taking(20)).elapsed();
                        clock.advance(3);
                        return 0;
                    })
                    .elapsed();
            Expect.equal("elapsed of the part", inner[0], Duration.ofNanos(20));
            Expect.equal("elapsed of the whole", outer, Duration.ofNanos(123));
            expectLaps(20, 123);
        }
    }

    /** Tasks that fail, and clocks at the end of their range. */
    @Nested
    @KataTest
    @Order(2)
    class UnderStress {

        @Test
        @Order(1)
        @Clause(value = "C4", points = 2)
        void what_the_task_throws_comes_out_as_it_is() {
            expectThrown(new PlannedFailure(7));
            expectThrown(new IOException("a checked one"));
            expectThrown(new PlannedError());
            try {
                expectThrown(new InterruptedException("the task was interrupted"));
            } finally {
                // Whoever has set the flag again: it is not this check's.
                Thread.interrupted();
            }
        }

        @Test
        @Order(2)
        @Clause(value = "C3", points = 2)
        void a_task_that_throws_leaves_its_lap() throws Exception {
            watch.time(taking(5));
            thrownBy(failing(40, new PlannedFailure(7)));
            thrownBy(failing(50, new IOException("a checked one")));
            thrownBy(failing(60, new PlannedError()));
            watch.time(taking(6));
            expectLaps(5, 40, 50, 60, 6);
        }

        @Test
        @Order(3)
        @Clause("C5")
        void a_part_that_throws_does_not_spoil_the_whole() throws Exception {
            Duration outer = watch.time(() -> {
                        clock.advance(100);
                        thrownBy(failing(20, new PlannedFailure(7)));
                        clock.advance(3);
                        return 0;
                    })
                    .elapsed();
            Expect.equal("elapsed of the whole", outer, Duration.ofNanos(123));
        }

        @Test
        @Order(4)
        @Clause(value = "C6", points = 2)
        void the_clock_may_begin_anywhere() throws Exception {
            for (long now : new long[] {0, -7, -1_000_000_007, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 500}) {
                clock.now = now;
                Duration elapsed = watch.time(taking(1_000)).elapsed();
                Expect.that(
                        elapsed.equals(Duration.ofNanos(1_000)),
                        () -> "elapsed: got " + elapsed + ", not PT0.000001S, with a clock that said " + now);
            }
        }

        @Test
        @Order(5)
        @Clause("C5")
        void a_part_may_have_parts_too() throws Exception {
            Duration outer = watch.time(() -> {
                        clock.advance(1_000);
                        watch.time(() -> {
                            clock.advance(100);
                            watch.time(taking(20));
                            return 0;
                        });
                        return 0;
                    })
                    .elapsed();
            Expect.equal("elapsed of a whole whose part has a part", outer, Duration.ofNanos(1_120));
            expectLaps(20, 120, 1_120);
        }

        @Test
        @Order(6)
        @Clause("C5")
        void parts_that_throw_whatever_it_is_do_not_spoil_the_whole() throws Exception {
            Duration outer = watch.time(() -> {
                        clock.advance(100);
                        thrownBy(failing(20, new PlannedFailure(7)));
                        thrownBy(failing(30, new IOException("a checked one")));
                        thrownBy(failing(40, new PlannedError()));
                        return 0;
                    })
                    .elapsed();
            Expect.equal("elapsed of a whole whose three parts threw", outer, Duration.ofNanos(190));
        }

        private Callable<Integer> failing(long nanos, Throwable failure) {
            return () -> {
                clock.advance(nanos);
                if (failure instanceof Error e) {
                    throw e;
                }
                throw (Exception) failure;
            };
        }

        private Throwable thrownBy(Callable<?> task) {
            try {
                watch.time(task);
                return null;
            } catch (Throwable t) {
                return t;
            }
        }

        private void expectThrown(Throwable failure) {
            String type = failure.getClass().getSimpleName();
            Throwable thrown = thrownBy(failing(1, failure));
            if (thrown == null) {
                throw Finding.wrong("time returned although the task threw " + type);
            }
            Expect.that(
                    thrown == failure,
                    () -> "time threw " + thrown.getClass().getSimpleName() + ", not the task's " + type);
        }
    }

    private Callable<Integer> taking(long nanos) {
        return () -> {
            clock.advance(nanos);
            return 0;
        };
    }

    private void expectLaps(long... nanos) {
        Expect.equal(
                "laps in nanoseconds",
                watch.laps().stream().map(Duration::toNanos).toList(),
                Arrays.stream(nanos).boxed().toList());
    }

    /** A clock that stands still unless it is moved, and counts how often it was read. */
    private static final class HandClock implements LongSupplier {

        private long now = 1_000;
        private int readings;

        void advance(long nanos) {
            now += nanos;
        }

        @Override
        public long getAsLong() {
            readings++;
            return now;
        }
    }

    private static final class PlannedError extends Error {}
}

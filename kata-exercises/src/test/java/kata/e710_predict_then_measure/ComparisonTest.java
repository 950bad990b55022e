package kata.e710_predict_then_measure;

import static kata.model.Approach.ASYNC;
import static kata.model.Approach.PROCESS_POOL;
import static kata.model.Approach.THREAD_POOL;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import kata.model.Approach;
import kata.model.Contender;
import kata.testkit.Clause;
import kata.testkit.Expect;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link Prediction} and {@link Comparison} have to do. The clock stands still unless a contender moves it. */
@KataTest
class ComparisonTest {

    private static final List<Long> SIZES = List.of(100_000L, 1_000_000L, 10_000_000L, 50_000_000L, 100_000_000L);

    private final HandClock clock = new HandClock();
    private final List<Run> runs = new ArrayList<>();

    /** A run of a contender: at which size, and how often the clock had been read before. */
    private record Run(Approach approach, long upTo, int readings) {}

    /** Contenders that find 9,592 primes and take longer each time. */
    private Map<Approach, Contender> contenders() {
        Map<Approach, Contender> contenders = new EnumMap<>(Approach.class);
        for (Approach approach : Approach.values()) {
            contenders.put(approach, contender(approach));
        }
        return contenders;
    }

    private Contender contender(Approach approach) {
        return upTo -> {
            runs.add(new Run(approach, upTo, clock.readings));
            clock.now += nanos(approach, runs.size());
            return 9_592;
        };
    }

    /** How long the run takes that is the {@code nth} of all; the fifth takes five seconds more. */
    private static long nanos(Approach approach, int nth) {
        return 1_000L * nth + 7 * approach.ordinal() + (nth == 5 ? 5_000_000_001L : 1);
    }

    private Map<Approach, List<Duration>> measure(Map<Approach, Contender> contenders, int warmUps, int rounds)
            throws Exception {
        return new Comparison(contenders, clock).measure(100_000, warmUps, rounds);
    }

    private List<Approach> order() {
        return runs.stream().map(Run::approach).toList();
    }

    private static List<Duration> millis(long... samples) {
        return LongStream.of(samples).mapToObj(Duration::ofMillis).toList();
    }

    @Nested
    @KataTest
    @Order(1)
    class Foretold {

        @Test
        @Order(1)
        @Clause("C1")
        void the_prediction_names_a_winner_for_each_size() {
            Map<Long, Approach> winners = Prediction.winners();

            Expect.that(winners != null, () -> "the prediction is null");
            for (long size : SIZES) {
                Expect.that(winners.get(size) != null, () -> "no winner is predicted for %,d".formatted(size));
            }
            Expect.equal("sizes predicted", new TreeSet<>(winners.keySet()), new TreeSet<>(SIZES));
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class Measured {

        @Test
        @Order(1)
        @Clause("C2")
        void warm_ups_come_first_and_leave_no_sample() throws Exception {
            Map<Approach, List<Duration>> samples = measure(contenders(), 2, 5);

            for (Approach approach : Approach.values()) {
                Expect.equal(
                        "runs of " + approach,
                        order().stream().filter(approach::equals).count(),
                        7);
                Expect.equal(
                        "warm-ups of " + approach + ", with 2 asked for, among the first 6 runs",
                        order().subList(0, 6).stream().filter(approach::equals).count(),
                        2);
                Expect.equal("samples of " + approach + " in 5 rounds", size(samples.get(approach)), 5);
            }
        }

        @Test
        @Order(2)
        @Clause("C2")
        void without_warm_ups_every_run_is_timed() throws Exception {
            Map<Approach, List<Duration>> samples = measure(contenders(), 0, 1);

            Expect.equal("runs in 1 round", runs.size(), 3);
            Expect.equal("samples of ASYNC in 1 round", size(samples.get(ASYNC)), 1);
        }

        @Test
        @Order(3)
        @Clause(value = "C3", points = 2)
        void in_each_round_everybody_runs_once() throws Exception {
            measure(contenders(), 1, 6);

            for (int round = 1; round <= 6; round++) {
                int number = round;
                List<Approach> ran = order().subList(3 * round, 3 * round + 3);
                Expect.that(new HashSet<>(ran).size() == 3, () -> "in round " + number + " ran " + ran);
            }
        }

        @Test
        @Order(4)
        @Clause(value = "C4", points = 2)
        void a_sample_is_the_time_of_its_run_to_the_nanosecond() throws Exception {
            for (long begin : List.of(0L, -5_000L, Long.MAX_VALUE - 4_000)) {
                clock.now = begin;
                runs.clear();
                Map<Approach, List<Duration>> samples = measure(contenders(), 1, 3);
                Map<Approach, List<Duration>> expected = new EnumMap<>(Approach.class);
                for (int run = 3; run < runs.size(); run++) {
                    Approach approach = order().get(run);
                    expected.computeIfAbsent(approach, key -> new ArrayList<>())
                            .add(Duration.ofNanos(nanos(approach, run + 1)));
                }
                expected.forEach(
                        (approach, list) -> Expect.equal("samples of " + approach, samples.get(approach), list));
                Expect.equal("approaches with samples", samples.keySet(), expected.keySet());
            }
        }

        @Test
        @Order(5)
        @Clause("C4")
        void the_clock_is_read_anew_for_each_run() throws Exception {
            measure(contenders(), 1, 3);

            for (int run = 4; run < runs.size(); run++) {
                int number = run;
                int readings = runs.get(run).readings - runs.get(run - 1).readings;
                Expect.that(
                        readings >= 2,
                        () -> "between the starts of timed runs %d and %d the clock was read %d times, not twice"
                                .formatted(number - 3, number - 2, readings));
            }
        }

        @Test
        @Order(6)
        @Clause("C4")
        void a_second_measurement_has_its_own_samples() throws Exception {
            Comparison comparison = new Comparison(contenders(), clock);
            comparison.measure(100_000, 1, 2);
            Map<Approach, List<Duration>> samples = comparison.measure(100_000, 1, 3);

            Expect.equal("samples of ASYNC in a second measurement of 3 rounds", size(samples.get(ASYNC)), 3);
        }

        @Test
        @Order(7)
        @Clause("C4")
        void two_contenders_are_enough() throws Exception {
            Map<Approach, Contender> two = new LinkedHashMap<>();
            two.put(PROCESS_POOL, contender(PROCESS_POOL));
            two.put(ASYNC, contender(ASYNC));
            Map<Approach, List<Duration>> samples = measure(two, 1, 2);

            Expect.equal("runs of two contenders, 1 warm-up, 2 rounds", runs.size(), 6);
            Expect.equal("samples of PROCESS_POOL in 2 rounds", size(samples.get(PROCESS_POOL)), 2);
            Expect.equal("samples of ASYNC in 2 rounds", size(samples.get(ASYNC)), 2);
        }

        @Test
        @Order(8)
        @Clause("C5")
        void every_run_gets_the_same_size() throws Exception {
            measure(contenders(), 1, 2);

            runs.forEach(run -> Expect.equal("size given to " + run.approach, run.upTo, 100_000));
        }

        @Test
        @Order(9)
        @Clause("C5")
        void different_answers_cannot_be_compared() throws Exception {
            for (int wrong : List.of(1, 3, 4, 8)) {
                Map<Approach, Contender> contenders = contenders();
                runs.clear();
                contenders.replaceAll((approach, contender) -> upTo -> {
                    long found = contender.primes(upTo);
                    return runs.size() == wrong ? found - 1 : found;
                });
                try {
                    measure(contenders, 1, 2);
                } catch (IllegalStateException e) {
                    continue;
                }
                throw Finding.wrong("run " + wrong + " found 9,591 primes, all others 9,592, and measure returned");
            }
        }

        @Test
        @Order(10)
        @Clause("C5")
        void no_primes_are_an_answer_too() throws Exception {
            Map<Approach, Contender> contenders = contenders();
            contenders.replaceAll((approach, contender) -> upTo -> {
                contender.primes(upTo);
                return runs.size() == 1 ? 0 : 1;
            });
            try {
                measure(contenders, 0, 1);
            } catch (IllegalStateException e) {
                return;
            }
            throw Finding.wrong("run 1 found no primes, all others 1, and measure returned");
        }

        @Test
        @Order(11)
        @Clause("C5")
        void another_size_may_have_another_answer() throws Exception {
            Map<Approach, Contender> contenders = contenders();
            contenders.replaceAll((approach, contender) -> upTo -> contender.primes(upTo) + upTo);
            Comparison comparison = new Comparison(contenders, clock);
            comparison.measure(100_000, 1, 1);
            try {
                comparison.measure(200_000, 1, 1);
            } catch (IllegalStateException e) {
                throw Finding.wrong("a second measurement, of another size, threw " + e);
            }
        }

        @Test
        @Order(12)
        @Clause("C6")
        void what_a_run_throws_comes_out_and_ends_it_all() throws Exception {
            expectFailure(2, new IOException("planned failure of a warm-up"));
            expectFailure(5, new IOException("planned failure of a run"));
            try {
                expectFailure(5, new InterruptedException("planned"));
            } finally {
                // Whoever has set the flag again: it is not this check's.
                Thread.interrupted();
            }
        }

        private void expectFailure(int failing, Exception failure) {
            runs.clear();
            Map<Approach, Contender> contenders = contenders();
            contenders.replaceAll((approach, contender) -> upTo -> {
                long found = contender.primes(upTo);
                if (runs.size() == failing) {
                    throw failure;
                }
                return found;
            });
            Exception thrown = thrownBy(contenders);
            Expect.that(thrown != null, () -> "run " + failing + " failed, and measure returned");
            Expect.that(
                    thrown == failure,
                    () -> "a run threw " + failure.getClass().getSimpleName() + ", and measure "
                            + thrown.getClass().getSimpleName());
            Expect.equal("runs when run " + failing + " has failed", runs.size(), failing);
        }

        private Exception thrownBy(Map<Approach, Contender> contenders) {
            try {
                measure(contenders, 1, 2);
                return null;
            } catch (Exception e) {
                return e;
            }
        }

        private static int size(List<Duration> samples) {
            return samples == null ? 0 : samples.size();
        }
    }

    @Nested
    @KataTest
    @Order(3)
    class Judged {

        @Test
        @Order(1)
        @Clause("C7")
        void the_median_is_in_the_middle() {
            expectMedian(Duration.ofMillis(7), 7);
            expectMedian(Duration.ofMillis(30), 10, 30, 900);
            expectMedian(Duration.ofMillis(30), 900, 10, 30);
            expectMedian(Duration.ofMillis(25), 40, 20, 900, 30, 10, 1);
            expectMedian(Duration.ofMillis(15), 20, 10);
            Expect.equal("median of an unmodifiable list", Comparison.median(millis(20, 10)), Duration.ofMillis(15));
        }

        private void expectMedian(Duration expected, long... samples) {
            List<Duration> list = new ArrayList<>(millis(samples));
            Expect.equal("median of " + shown(list), Comparison.median(list), expected);
            Expect.equal("list of samples, after median", list, millis(samples));
        }

        @Test
        @Order(2)
        @Clause("C8")
        void who_is_faster_than_all_others_has_won() {
            List<Duration> fast = millis(12, 10, 14, 11, 13);
            List<Duration> middle = millis(21, 20, 22, 24, 23);
            List<Duration> slow = millis(33, 30, 31, 32, 34);

            expectWinner(ASYNC, fast, middle, slow);
            expectWinner(THREAD_POOL, slow, fast, middle);
            expectWinner(PROCESS_POOL, middle, slow, fast);
        }

        @Test
        @Order(3)
        @Clause(value = "C8", points = 2)
        void noise_has_no_winner() {
            List<Duration> low = millis(10, 11, 12, 13, 14, 15, 16, 17, 18);
            List<Duration> high = millis(13, 14, 15, 16, 17, 18, 19, 20, 21);

            expectNone(low, high, millis(91, 92, 93, 94, 95, 96, 97, 98, 99));
        }

        @Test
        @Order(4)
        @Clause(value = "C8", points = 2)
        void one_outlier_changes_nothing() {
            expectWinner(
                    THREAD_POOL,
                    millis(21, 22, 23, 24, 25, 26, 1, 28),
                    millis(10, 11, 900, 12, 13, 14, 15, 16),
                    millis(30, 31, 32, 33, 34, 35, 36, 37));
        }

        @Test
        @Order(5)
        @Clause("C8")
        void all_others_have_to_be_slower() {
            List<Duration> fast = millis(10, 11, 12, 13, 14);
            List<Duration> near = millis(12, 13, 14, 15, 16);
            List<Duration> slow = millis(30, 31, 32, 33, 34);

            expectNone(fast, near, slow);
            expectNone(fast, slow, near);
            expectNone(slow, near, fast);
            // The median of the third is far off, its spread is not.
            expectNone(fast, millis(20, 21, 22, 23, 24), millis(1, 2, 30, 31, 32));
            expectNone(millis(1, 2, 30, 31, 32), fast, millis(20, 21, 22, 23, 24));
        }

        @Test
        @Order(6)
        @Clause("C8")
        void spreads_that_touch_have_no_winner() {
            List<Duration> far = millis(90, 91, 92, 93, 94);

            expectNone(millis(10, 11, 12, 13, 14), millis(12, 13, 14, 15, 16), far);
            expectNone(millis(10, 11, 12, 13, 14), millis(1, 13, 14, 15, 16), far);
            expectWinner(ASYNC, millis(10, 11, 12, 13, 99), millis(1, 14, 14, 15, 16), far);
            // With eight samples the spread goes from the third to the sixth.
            expectWinner(ASYNC, millis(1, 2, 3, 4, 5, 6, 70, 80), millis(2, 3, 7, 8, 9, 10, 11, 12), far);
            expectNone(millis(1, 2, 3, 4, 5, 6, 70, 80), millis(2, 3, 6, 8, 9, 10, 11, 12), far);
        }

        @Test
        @Order(7)
        @Clause("C8")
        void there_may_be_less_than_three() {
            List<Duration> fast = millis(10, 11, 12, 13, 14);
            Map<Approach, List<Duration>> two = new LinkedHashMap<>();
            two.put(PROCESS_POOL, millis(20, 21, 22, 23, 24));
            two.put(ASYNC, fast);
            Expect.equal("winner of two", Comparison.winner(two), Optional.of(ASYNC));
            two.put(PROCESS_POOL, millis(12, 13, 14, 15, 16));
            Expect.equal("winner of two whose spreads overlap", Comparison.winner(two), Optional.empty());
        }

        @Test
        @Order(8)
        @Clause("C9")
        void a_few_samples_have_no_winner() {
            List<Duration> middle = millis(20, 21, 22, 23, 24);
            List<Duration> slow = millis(30, 31, 32, 33, 34);

            expectNone(millis(10, 11, 12, 13), middle, slow);
            expectNone(millis(10, 11, 12, 13, 14), middle, millis(30, 31, 32, 33));
            expectNone(millis(10), millis(20), millis(30));
        }

        @Test
        @Order(9)
        @Clause("C10")
        void a_prediction_is_confirmed_refuted_or_neither() {
            for (Approach predicted : Approach.values()) {
                for (Approach winner : Approach.values()) {
                    Expect.equal(
                            "predicted " + predicted + ", won by " + winner,
                            Comparison.judge(predicted, Optional.of(winner)),
                            predicted == winner ? Outcome.CONFIRMED : Outcome.REFUTED);
                }
                Expect.equal(
                        "predicted " + predicted + ", won by nobody",
                        Comparison.judge(predicted, Optional.empty()),
                        Outcome.INCONCLUSIVE);
            }
        }

        @Test
        @Order(10)
        @Clause("C7")
        void the_median_is_exact_however_long_the_samples_are() {
            Duration day = Duration.ofDays(110).plusNanos(1);
            Expect.equal("median of a sample of 110 days and 1 ns", Comparison.median(List.of(day)), day);
            Expect.equal(
                    "median of three, the one in the middle 110 days and 1 ns",
                    Comparison.median(List.of(day.plusNanos(1), Duration.ofMillis(1), day)),
                    day);
        }

        private void expectWinner(
                Approach winner, List<Duration> async, List<Duration> threads, List<Duration> processes) {
            expect(Optional.of(winner), async, threads, processes);
        }

        private void expectNone(List<Duration> async, List<Duration> threads, List<Duration> processes) {
            expect(Optional.empty(), async, threads, processes);
        }

        private void expect(
                Optional<Approach> winner, List<Duration> async, List<Duration> threads, List<Duration> processes) {
            Map<Approach, List<Duration>> samples = new LinkedHashMap<>();
            samples.put(ASYNC, async);
            samples.put(THREAD_POOL, threads);
            samples.put(PROCESS_POOL, processes);
            Optional<Approach> got = Comparison.winner(samples);
            if (!Objects.equals(got, winner)) {
                throw Finding.wrong("winner: got %s, not %s".formatted(shown(got), shown(winner)))
                        .detail("""
                                samples in ms
                                  ASYNC         %s
                                  THREAD_POOL   %s
                                  PROCESS_POOL  %s
                                """.formatted(shown(async), shown(threads), shown(processes)));
            }
        }

        private static String shown(Optional<Approach> winner) {
            return winner == null ? "null" : winner.map(Approach::name).orElse("none");
        }

        private static String shown(List<Duration> samples) {
            return samples.stream().map(Duration::toMillis).toList().toString();
        }
    }

    /** A clock that stands still unless it is moved, and counts how often it was read. */
    private static final class HandClock implements LongSupplier {

        private long now = 1_000;
        private int readings;

        @Override
        public long getAsLong() {
            readings++;
            return now;
        }
    }
}

package io.github.primeskata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.machine.Machine;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitnessTest {

    private static final long WORK = 20_000_000;

    private static Machine machine(int cores, OptionalDouble quota) {
        return new Machine("made up", "", cores, quota, OptionalLong.empty());
    }

    private static List<Pulse> pulses(int beats, double noise, double capacity) {
        long second = Math.round(WORK * (1 + noise));
        long together = Math.round(2 * (WORK + second) / 2.0 / capacity);
        return List.of(new Pulse(2, Collections.nCopies(beats, new Pulse.Beat(WORK, second, together))));
    }

    private static Fitness fitness(int beats, double noise, double capacity, double others) {
        return Fitness.of(
                machine(2, OptionalDouble.empty()),
                OptionalDouble.empty(),
                pulses(beats, noise, capacity),
                new double[] {others});
    }

    @Test
    void still_machine_with_two_processors_can_judge_all() {
        Fitness fitness = fitness(15, 0.02, 1.95, 0.05);
        assertEquals(0.02, fitness.noise().orElseThrow(), 1e-6);
        assertEquals(1.95, fitness.capacity().orElseThrow().median(), 1e-6);
        assertEquals(Reason.NONE, fitness.alone());
        assertEquals(Reason.NONE, fitness.together());
    }

    @ParameterizedTest
    @CsvSource({"0.05, 0.1", "0.1, 0.1", "0.2, 0.2"})
    void margin_is_the_noise_but_not_less_than_a_tenth(double noise, double margin) {
        assertEquals(margin, fitness(15, noise, 2, 0).margin(false), 1e-6);
        assertEquals(0.15, fitness(15, noise, 2, 0).margin(true));
    }

    @ParameterizedTest
    @CsvSource({"0.49, NONE", "0.4999, NONE", "0.51, NOISE"})
    void noise_below_and_above_what_can_be_borne(double noise, Reason reason) {
        assertEquals(reason, fitness(15, noise, 2, 0).alone());
        assertEquals(
                reason == Reason.NONE ? Reason.NONE : Reason.NOISE,
                fitness(15, noise, 2, 0).together());
    }

    @ParameterizedTest
    @CsvSource({"7, NOISE, BUSY", "8, NONE, NONE"})
    void too_few_pulses_say_nothing(int beats, Reason alone, Reason together) {
        assertEquals(alone, fitness(beats, 0.01, 2, 0).alone());
        assertEquals(together, fitness(beats, 0.01, 2, 0).together());
    }

    @ParameterizedTest
    @CsvSource({"1.69, BUSY", "1.7001, NONE", "1.8, NONE"})
    void capacity_below_at_and_above_what_is_enough(double capacity, Reason reason) {
        assertEquals(reason, fitness(15, 0.01, capacity, 0).together());
    }

    @ParameterizedTest
    @CsvSource({"0.29, NONE", "0.3, NONE", "0.31, BUSY", "-1, NONE"})
    void others_below_at_and_above_what_they_may_use_or_not_known(double others, Reason reason) {
        assertEquals(reason, fitness(15, 0.01, 2, others).together());
        assertEquals(Reason.NONE, fitness(15, 0.01, 2, others).alone());
    }

    @ParameterizedTest
    @CsvSource({"1.99, QUOTA", "2, NONE", "4, NONE"})
    void quota_below_at_and_above_two_processors(double quota, Reason reason) {
        Fitness fitness = Fitness.of(
                machine(4, OptionalDouble.of(quota)), OptionalDouble.empty(), pulses(15, 0.01, 2), new double[0]);
        assertEquals(reason, fitness.together());
    }

    @Test
    void one_processor_can_judge_one_thread_and_waiting() {
        Fitness fitness = Fitness.of(
                machine(1, OptionalDouble.empty()), OptionalDouble.empty(), pulses(15, 0.01, 1), new double[0]);
        Contestant loop = Simulated.contestant(Origin.OURS, Simulated.LOOP, 1);
        Contestant two = Simulated.contestant(Origin.REFERENCE, Simulated.POOL, 2);
        Contestant children =
                Simulated.contestant(Origin.REFERENCE, Approach.of("e640").orElseThrow(), 2);
        assertEquals(Reason.NONE, fitness.obstacle(Simulated.calculating(loop), loop, loop));
        assertEquals(Reason.ONE_PROCESSOR, fitness.obstacle(Simulated.calculating(loop, two), two, loop));
        assertEquals(Reason.ONE_PROCESSOR, fitness.obstacle(Simulated.calculating(loop, two), loop, two));
        assertEquals(Reason.NONE, fitness.obstacle(Simulated.waiting(loop, two), two, loop));
        assertEquals(Reason.ONE_PROCESSOR, fitness.obstacle(Simulated.waiting(loop, children), children, loop));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "4, 2", "8, 4", "20, 10", "64, 10"})
    void threads_to_try_are_half_of_many_processors_and_at_least_two(int cores, int threads) {
        assertEquals(threads, Fitness.threadsToTry(cores));
    }
}

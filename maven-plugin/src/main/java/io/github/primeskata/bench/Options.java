package io.github.primeskata.bench;

import io.github.primeskata.measure.Origin;
import io.github.primeskata.measure.Profile;
import java.time.Duration;
import java.util.List;

/**
 * What a benchmark is to do.
 *
 * @param origins whose code is measured, the learner's first
 * @param exercises ids of the only exercises that take part; empty for all that the profile wants
 * @param budget how long it may take
 * @param rounds how many rounds, whatever the budget; 0 for as many as fit
 * @param resume whether it goes on where an earlier one was stopped
 */
public record Options(
        Profile profile, List<Origin> origins, List<String> exercises, Duration budget, int rounds, boolean resume) {

    /** Keeps unmodifiable copies. */
    public Options {
        origins = List.copyOf(origins);
        exercises = List.copyOf(exercises);
    }
}

package io.github.primeskata.bench;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.intake.Submission;
import io.github.primeskata.measure.Approach;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.measure.Profile;

/**
 * Somebody's solution of an approach, which is to be measured.
 *
 * @param submission its files
 */
record Entrant(Origin origin, Approach approach, Submission submission) {

    Exercise exercise() {
        return submission.exercise();
    }

    Profile.Candidate candidate() {
        return new Profile.Candidate(origin, approach);
    }
}

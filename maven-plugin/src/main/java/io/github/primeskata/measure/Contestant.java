package io.github.primeskata.measure;

/**
 * One row of a table: an approach, by whom, with how many workers.
 *
 * @param workers at least 1
 */
public record Contestant(Origin origin, Approach approach, int workers) {

    /** The name in files, of which there is only one: {@code learner/e410/2}. */
    public String key() {
        return origin.word() + "/" + approach.exercise() + "/" + workers;
    }
}

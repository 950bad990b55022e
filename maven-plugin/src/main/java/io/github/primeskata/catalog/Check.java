package io.github.primeskata.catalog;

/**
 * One thing that is checked by running the submission. The list of checks is fixed before the run.
 *
 * @param id {@code ThreadsRunnerTest$InCompany#two_callers_meet}
 * @param group the nested class, {@code InCompany}; empty if there is none
 * @param name the sentence, {@code two_callers_meet}
 * @param clause the clause that it proves
 * @param aspect what its points are given for
 * @param points how many, 0 or more
 * @param costly whether it takes longer than all others together, so that a quick grade leaves it out
 */
public record Check(String id, String group, String name, String clause, Aspect aspect, int points, boolean costly) {

    /** One that is not costly. */
    public Check(String id, String group, String name, String clause, Aspect aspect, int points) {
        this(id, group, name, clause, aspect, points, false);
    }
}

package io.github.primeskata.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An exercise's page, which is also its only metadata.
 *
 * @param title what the exercise is about
 * @param minutes how long it takes most people
 * @param difficulty from 1 to 5
 * @param concepts the terms it teaches
 * @param needs the ids of the exercises to solve first
 * @param graded what points are given for
 * @param judgedBy the evidence that decides
 * @param forbids structure rules, each with the clause that it enforces
 * @param limit how long its tests may run altogether
 * @param clauses the contract, in order
 * @param hints three hints, from a question to almost the answer
 */
public record Page(
        String title,
        int minutes,
        int difficulty,
        List<String> concepts,
        List<String> needs,
        List<Aspect> graded,
        List<Judge> judgedBy,
        Map<Rule, String> forbids,
        Duration limit,
        List<Clause> clauses,
        List<String> hints) {

    /** Keeps unmodifiable copies. */
    public Page {
        concepts = List.copyOf(concepts);
        needs = List.copyOf(needs);
        graded = List.copyOf(graded);
        judgedBy = List.copyOf(judgedBy);
        forbids = Map.copyOf(forbids);
        clauses = List.copyOf(clauses);
        hints = List.copyOf(hints);
    }

    /** The clause of that id. */
    public Optional<Clause> clause(String id) {
        return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
    }
}

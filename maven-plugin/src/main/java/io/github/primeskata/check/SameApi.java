package io.github.primeskata.check;

import io.github.primeskata.catalog.Problem;
import io.github.primeskata.screen.PublicApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Holds the reference's public API against the stub's: they are the same. */
final class SameApi {

    private SameApi() {}

    /** Problems, one a member. */
    static List<Problem> problems(String where, Path stub, Path reference) {
        PublicApi handedOut = PublicApi.in(stub);
        PublicApi solved = PublicApi.in(reference);
        List<Problem> problems = new ArrayList<>();
        handedOut
                .missingFrom(solved)
                .forEach(member -> problems.add(new Problem(
                        where, "the reference lacks the stub's " + member, "Make their public members the same")));
        solved.missingFrom(handedOut)
                .forEach(member -> problems.add(new Problem(
                        where, "the stub lacks the reference's " + member, "Make their public members the same")));
        return problems;
    }
}

package io.github.primeskata.maven;

import io.github.primeskata.catalog.Problem;
import io.github.primeskata.text.Messages;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;

/** Shows authors what must be mended. */
final class Problems {

    private Problems() {}

    /** Fails the build if there is one; names all of them. */
    static void failOn(List<Problem> problems) throws MojoFailureException {
        if (!problems.isEmpty()) {
            throw new MojoFailureException(Messages.checkFailed(shown(problems)));
        }
    }

    /** Path, fact and cure of each. */
    static List<String> shown(List<Problem> problems) {
        return problems.stream()
                .map(problem -> Messages.problem(problem.where(), problem.fact(), problem.cure()))
                .toList();
    }
}

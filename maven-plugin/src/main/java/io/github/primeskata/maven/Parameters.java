package io.github.primeskata.maven;

import io.github.primeskata.catalog.Nearest;
import io.github.primeskata.check.Load;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.grade.FailOn;
import io.github.primeskata.run.Result;
import io.github.primeskata.text.Messages;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;

/** From words on the command line to values. */
final class Parameters {

    private Parameters() {}

    static FailOn failOn(String word) throws MojoFailureException {
        return FailOn.of(word).orElseThrow(() -> bad("primes.failOn", word, FailOn.words()));
    }

    static Depth depth(String word) throws MojoFailureException {
        return Depth.of(word).orElseThrow(() -> bad("primes.depth", word, Depth.words()));
    }

    static Load load(String word) throws MojoFailureException {
        return Load.of(word).orElseThrow(() -> bad("primes.load", word, Load.words()));
    }

    private static MojoFailureException bad(String name, String word, List<String> allowed) {
        return new MojoFailureException(Messages.badParameter(
                name, word, allowed, Nearest.to(word, allowed, 1).get(0)));
    }

    static void failIfAsked(FailOn policy, List<Result> results) throws MojoFailureException {
        int failing = policy.failing(results.stream().map(Result::grade).toList());
        if (failing > 0) {
            throw new MojoFailureException(Messages.failOn(policy.word(), failing));
        }
    }
}

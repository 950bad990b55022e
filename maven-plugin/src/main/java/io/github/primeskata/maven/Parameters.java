package io.github.primeskata.maven;

import io.github.primeskata.catalog.Nearest;
import io.github.primeskata.check.Load;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.grade.FailOn;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.measure.Profile;
import io.github.primeskata.report.Filter;
import io.github.primeskata.run.Result;
import io.github.primeskata.text.Messages;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/** From words on the command line to values. */
final class Parameters {

    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,4})(ms|s|m|h)");

    private Parameters() {}

    static FailOn failOn(String word) throws MojoFailureException {
        return FailOn.of(word).orElseThrow(() -> bad("primes.failOn", word, FailOn.words()));
    }

    static Depth depth(String word) throws MojoFailureException {
        return Depth.of(word).orElseThrow(() -> bad("primes.depth", word, Depth.words()));
    }

    static Filter filter(String word) throws MojoFailureException {
        return word == null || word.isBlank()
                ? Filter.ALL
                : Filter.of(word).orElseThrow(() -> bad("primes.filter", word, Filter.words()));
    }

    static Load load(String word) throws MojoFailureException {
        return Load.of(word).orElseThrow(() -> bad("primes.load", word, Load.words()));
    }

    static Profile profile(String word) throws MojoFailureException {
        return Profile.of(word).orElseThrow(() -> bad("primes.profile", word, Profile.words()));
    }

    /** Whose code, one of both. */
    static Origin origin(String word) throws MojoFailureException {
        return Origin.of(word)
                .filter(origin -> origin != Origin.OURS)
                .orElseThrow(() -> bad("primes.of", word, List.of("learner", "reference")));
    }

    /** A number that is neither too small nor too great. */
    static void range(String name, long number, long least, long most) throws MojoFailureException {
        if (number < least || number > most) {
            throw new MojoFailureException(Messages.outOfRange(name, number, least, most));
        }
    }

    /** Whose code: one word, or {@code both}. */
    static List<Origin> origins(String word) throws MojoFailureException {
        if (word.equals("both")) {
            return List.of(Origin.LEARNER, Origin.REFERENCE);
        }
        return Origin.of(word)
                .filter(origin -> origin != Origin.OURS)
                .map(List::of)
                .orElseThrow(() -> bad("primes.of", word, List.of("learner", "reference", "both")));
    }

    /** A number with its unit: {@code 200ms}, {@code 90s}, {@code 5m}, {@code 1h}. */
    static Duration duration(String name, String text, Duration otherwise) throws MojoFailureException {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        Matcher parts = DURATION.matcher(text.strip());
        if (!parts.matches()) {
            throw new MojoFailureException(Messages.badDuration(name, text));
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
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

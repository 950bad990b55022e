package io.github.primeskata.screen;

import io.github.primeskata.catalog.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds a submission's public API against that of the stub. More than the stub has is allowed, less is not. */
public final class Contract {

    private Contract() {}

    /**
     * A member of the contract that is not there.
     *
     * @param wanted the member that was looked for
     * @param found the nearest one of the submission; empty if there is none of its kind
     * @param location where that one stands; empty if there is none
     */
    public record Gap(String wanted, String found, String location) {}

    /**
     * The first gap, or nothing if the contract is whole.
     *
     * @param stub the compiled stub's classes
     * @param submission the compiled submission's classes
     */
    public static Optional<Gap> gap(Path stub, Path submission) {
        PublicApi wanted = PublicApi.in(stub);
        PublicApi given = PublicApi.in(submission);
        Set<String> missing = wanted.missingFrom(given);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        // A class that is missing explains why its members are.
        String first = missing.stream()
                .filter(PublicApi::isType)
                .findFirst()
                .orElseGet(() -> missing.iterator().next());
        Set<String> unknown = given.missingFrom(wanted);
        List<String> nearest = Nearest.to(first, unknown, 1);
        String found = nearest.isEmpty() ? "" : nearest.get(0);
        return Optional.of(new Gap(first, found, given.members().getOrDefault(found, "")));
    }
}

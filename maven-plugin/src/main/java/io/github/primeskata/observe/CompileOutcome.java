package io.github.primeskata.observe;

import java.util.List;

/**
 * What a compilation came to.
 *
 * @param ok whether the compiler said so itself; false always comes with at least one diagnostic that is no warning
 * @param elapsedNanos from the request to the answer
 */
public record CompileOutcome(boolean ok, List<SourceDiagnostic> diagnostics, long elapsedNanos) {
    public CompileOutcome {
        diagnostics = List.copyOf(diagnostics);
    }
}

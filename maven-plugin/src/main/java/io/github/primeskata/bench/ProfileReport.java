package io.github.primeskata.bench;

import io.github.primeskata.measure.Approach;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.observe.ProfileFacts;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The calls of one run.
 *
 * @param origin whose code
 * @param last the numbers are 1 to this one
 * @param facts what was recorded; the run has come to its end
 * @param recording the file of the flight recorder
 * @param flames the flame graph; empty if no stack of the solution was sampled
 */
public record ProfileReport(
        Approach approach,
        Origin origin,
        long last,
        int workers,
        String jdk,
        ProfileFacts facts,
        Path recording,
        Optional<Path> flames) {}

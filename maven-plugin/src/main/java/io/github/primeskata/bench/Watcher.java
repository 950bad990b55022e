package io.github.primeskata.bench;

import io.github.primeskata.measure.Block;
import io.github.primeskata.measure.Contestant;
import java.util.List;

/** Told how far a benchmark has come. Called by one thread. */
public interface Watcher {

    /** The machine is tried out. */
    void calibrating();

    /** The machine was tried out; nothing is measured yet. These are the blocks that will be. */
    void calibrated(BenchmarkReport soFar, List<Block> blocks);

    /** A run begins; the whole is expected to take so much longer. */
    void running(Block block, int round, Contestant contestant, double secondsLeft);

    /** A round is whole, and all that is known is in this report. */
    void round(Block block, int round, double secondsLeft, BenchmarkReport soFar);
}

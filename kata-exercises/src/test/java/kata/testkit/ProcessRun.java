package kata.testkit;

import java.io.IOException;
import java.time.Duration;
import kata.model.RunResult;
import kata.model.WorkerProgram;

/**
 * A run of the learner's code that starts processes, so that a test can have it from classes that are loaded a second
 * time, in another form.
 *
 * @param <W> what is to be done
 */
@FunctionalInterface
public interface ProcessRun<W> {

    /**
     * Does the work.
     *
     * @param size how many workers there are; of no matter where the exercise has no such number
     * @param timeLimit of no matter where the exercise has none
     */
    RunResult run(W work, int size, WorkerProgram program, Duration timeLimit) throws IOException, InterruptedException;
}

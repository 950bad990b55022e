package io.github.primeskata.run;

import io.github.primeskata.grade.Depth;
import io.github.primeskata.intake.Submission;
import java.io.IOException;

/** Grades submissions until it is closed. */
public interface SubmissionGrader extends AutoCloseable {

    /**
     * Grades one submission and blocks until it is done. An interrupt ends it.
     *
     * @throws io.github.primeskata.compile.HarnessException if the tests do not compile
     */
    Result grade(Submission submission, Depth depth, Progress progress) throws IOException, InterruptedException;

    /** Ends every process that it has started and removes what it has written. */
    @Override
    void close() throws IOException;
}

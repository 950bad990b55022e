package io.github.primeskata.check;

/** Told how far the grading of the variants has come. Called from several threads. */
public interface MatrixListener {

    /**
     * A row is ready.
     *
     * @param variants how many rows there will be
     */
    void graded(MatrixRow row, int variants);
}

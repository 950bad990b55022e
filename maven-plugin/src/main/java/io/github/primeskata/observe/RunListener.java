package io.github.primeskata.observe;

/** Told of progress while a subject runs. Called by one thread, which is not the one that waits; must not block. */
public interface RunListener {

    /** Told nothing. */
    RunListener NONE = new RunListener() {};

    default void started(String checkId) {}

    default void finished(CheckObservation check) {}
}

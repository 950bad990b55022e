package io.github.primeskata.run;

import io.github.primeskata.catalog.Exercise;

/** Told how far a run has come. Called from several threads; must not block. */
public interface Progress {

    /** Told nothing. */
    Progress NONE = new Progress() {};

    /** The stages of an exercise, in order. */
    enum Stage {
        /** The tests are made ready. */
        PREPARE,
        /** The submission is compiled. */
        COMPILE,
        /** Its contract and structure are looked at. */
        SCREEN,
        /** It is run. */
        RUN
    }

    /** A stage begins. */
    default void stage(Exercise exercise, Stage stage) {}

    /** A check begins; its name is a sentence. */
    default void check(Exercise exercise, String name) {}

    /** An exercise has its result. */
    default void done(Result result) {}
}

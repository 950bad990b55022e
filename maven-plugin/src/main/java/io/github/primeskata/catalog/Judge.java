package io.github.primeskata.catalog;

import java.util.Arrays;
import java.util.List;

/** Which evidence an exercise is judged by, from what is seen at once to what takes longest. */
public enum Judge {
    /** What seams of the tests have recorded: who called what, on which thread. */
    OBSERVED("observed"),
    /** Callers who are held until so many are there at once. */
    MEETING("meeting"),
    /** A thread that is held at a seam, while another one has its turn. */
    INTERLEAVING("interleaving"),
    /** A thread that is held at each step of the learner's own code, once. */
    EXPLORATION("exploration"),
    /** What can be read from the compiled classes: who is bound to see what. */
    CLASS_FILE("class-file"),
    /** Millions of runs of jcstress. */
    JCSTRESS("jcstress"),
    /** Processes that behave and misbehave as the tests tell them. */
    PROCESSES("processes");

    private final String word;

    Judge(String word) {
        this.word = word;
    }

    /** The word for pages: {@code class-file}. */
    public String word() {
        return word;
    }

    /** All words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Judge::word).toList();
    }
}

package io.github.primeskata.grade;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of one thread in an interleaving.
 *
 * @param thread the thread's name
 * @param action what it did, and with which outcome: {@code read 0}
 * @param location the line of the submission that did it; empty if none is known
 * @param breaking whether this is the step that broke it
 */
public record Step(String thread, String action, String location, boolean breaking) {

    private static final String FIELD = "\\|";

    /**
     * Reads what a check reported: a line a step, {@code thread|action|location|true}, in the order in which they
     * happened. Lines that are not as they should be are passed over.
     */
    public static List<Step> parse(String reported) {
        List<Step> steps = new ArrayList<>();
        for (String line : reported.split("\\R")) {
            String[] parts = line.split(FIELD, -1);
            if (parts.length == 4) {
                steps.add(new Step(parts[0], parts[1], parts[2], Boolean.parseBoolean(parts[3])));
            }
        }
        return steps;
    }
}

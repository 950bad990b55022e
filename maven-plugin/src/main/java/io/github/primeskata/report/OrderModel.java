package io.github.primeskata.report;

import java.util.List;
import java.util.Map;

/** Shared values and how far each thread has come. */
interface OrderModel {

    /** One that goes its own way from here. */
    OrderModel copy();

    /** Lets a thread do its next step; what it did and with which answer. */
    String run(int thread);

    /** What each thread does next; empty for one that has no more. */
    List<String> next();

    /** The threads that have got an answer after which nothing is recorded. */
    List<Integer> away();

    /** The shared values by their names. */
    Map<String, String> shared();

    /** What has gone wrong; empty if nothing has. */
    String broken(boolean over);

    /** Whether it depends on what was not recorded how this ends. */
    default boolean isUnknown() {
        return false;
    }

    /** The rule of this model, in words for the page. */
    String about();
}

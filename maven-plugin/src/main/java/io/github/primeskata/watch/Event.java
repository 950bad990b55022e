package io.github.primeskata.watch;

import io.github.primeskata.run.Result;
import java.util.Map;

/** What can happen while somebody is watching. */
sealed interface Event {

    /** The folder of the current exercise was looked at. */
    record Looked(Snapshot snapshot) implements Event {}

    /** The folders of all exercises were looked at. @param folders each by the name of its exercise */
    record LookedAround(Map<String, Snapshot> folders) implements Event {

        /** Keeps an unmodifiable copy. */
        public LookedAround {
            folders = Map.copyOf(folders);
        }
    }

    /** A key was pressed. */
    record Pressed(char key) implements Event {}

    /** A grading has its result. @param number which grading */
    record Graded(int number, Result result) implements Event {}

    /** A grading came to nothing. @param number which grading @param why what went wrong */
    record Broke(int number, String why) implements Event {}

    /** No key will come any more. @param leave whether that means that nobody wants to go on */
    record KeysEnded(boolean leave) implements Event {}
}

package kata.testkit;

/** A thread was interrupted while the test held it back. Its interrupt status is kept. */
public final class InterruptedWhileHeld extends IllegalStateException {

    InterruptedWhileHeld(String place, InterruptedException cause) {
        super("interrupted while held back " + place, cause);
    }
}

package kata.model;

import java.time.Instant;

/**
 * A clock that is handed in, so that a test can let a day pass in a moment. Safe for several threads.
 *
 * <p>Its time goes its own way: real waiting does not bring it on.
 */
public interface WaitingClock {

    /** The time that it shows. */
    Instant now();

    /**
     * Blocks the caller until the clock shows this time or a later one. May return too early now and then, as all
     * waits may.
     *
     * @throws InterruptedException if the caller is interrupted before or while it waits
     */
    void waitUntil(Instant time) throws InterruptedException;
}

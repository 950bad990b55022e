package kata.testkit;

/**
 * What a prime test or a tally throws because the test wants it to. A thread that dies of it does not fail the test.
 */
public final class PlannedFailure extends RuntimeException {

    /** @param number the number at which it was planned */
    public PlannedFailure(long number) {
        super("planned failure at " + number);
    }

    /**
     * Whether this is a planned failure or was caused by one, or by an interrupt while the test held the thread back.
     */
    public static boolean isBehind(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof PlannedFailure || t instanceof InterruptedWhileHeld) {
                return true;
            }
        }
        return false;
    }
}

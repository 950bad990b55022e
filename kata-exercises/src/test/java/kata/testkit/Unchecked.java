package kata.testkit;

/** Throws what it is given as it is, checked or not. */
final class Unchecked {

    private Unchecked() {}

    /** Never returns; declared to return so that the compiler sees the end of the path. */
    static RuntimeException rethrow(Throwable thrown) {
        return sneak(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}

package kata.testkit;

/** The names of the testkit's own threads. */
final class TestThreads {

    /** Runs the test method. */
    static final String TEST = "test";

    /** Completes the stages of {@link ObservingAsyncPrimeTest}. */
    static final String ANSWERS = "answers";

    private TestThreads() {}
}

package kata.testkit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import kata.testkit.TestTrial;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A learner's test of a text, for tests of the testkit. */
public abstract class SampleContract {

    private static int runs;

    abstract String text();

    @Test
    void is_right() {
        assertEquals("right", text());
    }

    @Test
    void is_the_first() {
        assertEquals(1, ++runs);
    }

    @Test
    @Disabled("on purpose")
    void is_switched_off() {}

    @Nested
    class Inside {

        @Test
        void is_not_empty() {
            assertEquals(5, text().length());
        }
    }

    /** Hands in the text. */
    public static final class Given extends SampleContract {

        private static final TestTrial TRIAL = TestTrial.current();

        @Override
        String text() {
            return (String) TRIAL.subject();
        }
    }
}

package kata.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long a test may run at most; on a method or, for all its methods, on a class.
 *
 * <p>It is a safety net for code that never ends although it keeps moving. Code that stands still is found at once.
 * Time in which the test wants to run and other programs have the processors does not count ({@link Effort}), and each
 * schedule of an {@link Exploration} has all of it again.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Deadline {

    /** What holds where nothing is said. */
    int DEFAULT_SECONDS = 20;

    /** The longest time that a test method, or one schedule of it, may have, in seconds. */
    int seconds();
}

package kata.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The clause of the exercise's page that a test method checks, and what it is worth. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Clause {

    /** The clause's number as on the page, {@code C3}. */
    String value();

    /** What the check is about. */
    Aspect aspect() default Aspect.BEHAVIOUR;

    /** What it is worth, relative to the other checks of the same exercise. */
    int points() default 1;
}

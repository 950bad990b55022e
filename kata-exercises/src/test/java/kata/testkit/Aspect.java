package kata.testkit;

/** What a check is about; the score is counted by aspect. */
public enum Aspect {
    /** The right answers, and the right reaction to what goes wrong. */
    BEHAVIOUR,
    /** What happens when several threads are at work. */
    CONCURRENCY,
    /** With which means it was done. */
    STRUCTURE,
    /** What the work costs, in counts that no load of a machine changes. */
    SPEED,
    /** What is left behind. */
    CLEANLINESS
}

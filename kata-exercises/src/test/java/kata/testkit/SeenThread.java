package kata.testkit;

import java.util.List;
import java.util.Optional;

/**
 * One thread, platform or virtual, as it was at one moment.
 *
 * @param name what it was called when it was made; empty if it has no name
 * @param waits how it waits
 * @param lock what it waits for, as {@code java.lang.Object@1b2c}; empty if it waits for nothing, or for nothing known
 * @param owner who has that lock; {@code null} if nobody has it or it is not known
 * @param holds the locks that it has, as far as they are known: of a virtual thread the monitors only
 */
record SeenThread(
        long id,
        String name,
        boolean virtual,
        Thread.State state,
        StackTraceElement[] stack,
        Wait waits,
        String lock,
        Owner owner,
        List<Held> holds) {

    /** What kind of wait it is in. */
    enum Wait {
        /** None, or none of the others. */
        NONE,
        /** For a monitor, in {@code synchronized}. */
        TO_ENTER,
        /** In {@code Object.wait}, which has given the monitor back. */
        TO_BE_NOTIFIED,
        /** In {@code LockSupport.park}, as everything of java.util.concurrent does. */
        PARKED
    }

    /** Who has a lock, which may be a thread that has ended. */
    record Owner(long id, String name) {}

    /**
     * A lock that a thread has.
     *
     * @param depth the frame that has taken it, 0 for the innermost; -1 if it is not known
     */
    record Held(String lock, int depth) {}

    /** The same under another name. */
    SeenThread named(String other) {
        return new SeenThread(id, other, virtual, state, stack, waits, lock, owner, holds);
    }

    /** The same, with what it waits for owned by another one. */
    SeenThread owned(Owner by) {
        return new SeenThread(id, name, virtual, state, stack, waits, lock, by, holds);
    }

    /** The same with another stack. */
    SeenThread at(StackTraceElement[] other) {
        return new SeenThread(id, name, virtual, state, other, waits, lock, owner, holds);
    }

    /** Whether it waits without a time limit. */
    boolean waitsForOthers() {
        return state == Thread.State.BLOCKED || state == Thread.State.WAITING;
    }

    /** The learner's innermost line, if it is in the learner's code. */
    Optional<String> line() {
        return LearnerCode.line(stack);
    }

    /** The name of a lock's class, {@code ReentrantLock}; the JDK's locks wait in a class of their own inside. */
    static String lockName(String lock) {
        String type = lock.replaceFirst("@[0-9a-f]+$", "");
        return type.startsWith("java.util.concurrent.") && !type.endsWith("$ConditionObject")
                ? Stacks.simple(type.replaceFirst("\\$.*", ""))
                : Stacks.simple(type);
    }
}

package kata.testkit;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * Work for several threads on objects of its own, made anew for each schedule of an {@link Exploration}.
 *
 * <p>An implementation is a static class with a constructor without parameters, in the package of the exercise. It is
 * loaded a second time, together with the learner's classes, so it shares no static fields with the test. It hands the
 * learner's code plain objects, not observers.
 */
public interface Scenario {

    /** What is done, one thread an entry; they are started in this order. */
    List<Callable<?>> work();

    /** A place in the scenario's own code at which a thread may be held, as at those in the learner's. */
    default void step() {
        SchedulingPoints.at(SchedulingPoint.SCENARIO_NUMBER);
    }

    /** How often the calling thread has come to one and the same place in the learner's classes, at most. */
    default int rounds() {
        return SchedulingPoints.mostPassages();
    }

    /** Called when nothing moves any more and not all have ended: sets free who waits for what will not come. */
    default void setFree() {}

    /**
     * Looks at the outcome when all work has ended.
     *
     * @throws Finding if it is not as it must be, whatever the threads did when
     */
    void check() throws Exception;
}

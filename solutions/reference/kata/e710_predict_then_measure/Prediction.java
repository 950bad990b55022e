package kata.e710_predict_then_measure;

import java.util.Map;
import kata.model.Approach;

/** What one may think, written down before anything is measured. */
public final class Prediction {

    private Prediction() {}

    /** The approach that will be the fastest, by the last number that is tested. */
    public static Map<Long, Approach> winners() {
        // C1: threads are parallel here and cost little; ten JVMs have to be started before they can win anything.
        return Map.of(
                100_000L, Approach.THREAD_POOL,
                1_000_000L, Approach.THREAD_POOL,
                10_000_000L, Approach.THREAD_POOL,
                50_000_000L, Approach.THREAD_POOL,
                100_000_000L, Approach.THREAD_POOL);
    }
}

/*
 * Broken on purpose: the largest size is forgotten.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e710_predict_then_measure;

import java.util.Map;
import kata.model.Approach;

/** What one may think, written down before anything is measured. */
public final class Prediction {

    private Prediction() {}

    /** The approach that will be the fastest, by the last number that is tested. */
    public static Map<Long, Approach> winners() {
        return Map.of(
                100_000L, Approach.THREAD_POOL,
                1_000_000L, Approach.THREAD_POOL,
                10_000_000L, Approach.THREAD_POOL,
                50_000_000L, Approach.THREAD_POOL);
    }
}

package kata.e040_call_profile;

import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/**
 * Counts the calls of methods, and the time spent in each method itself.
 *
 * <p>May be used by several threads at once: C6 What one thread does is no part of a call on another thread. C8 No call
 * and no time is lost. C9 When no call is under way, no thread of this class is left: nobody will tell it to end.
 */
public final class CallProfile {

    // TODO C3, C6: whatever is needed to know which call is inside which

    /**
     * A profile that keeps its figures in this ledger, and nowhere else (C8). Nobody else writes to it.
     *
     * @param nanoClock tells nanoseconds since an unknown moment, as {@link System#nanoTime} does
     */
    public CallProfile(LongSupplier nanoClock, Ledger ledger) {
        // TODO: keep both
    }

    /**
     * Calls a method and notes the call. Blocks as long as the method runs.
     *
     * <ul>
     *   <li>C1 Runs the body once, on the calling thread.
     *   <li>C2 One call more for this method, when this method returns or throws.
     *   <li>C3 Its self time is the time between begin and end, without that of the calls of this profile made inside,
     *       by the body, on the same thread.
     *   <li>C4 A method may call itself, directly or not. Each level is a call of its own.
     *   <li>C7 Bodies run at the same time on several threads.
     * </ul>
     *
     * @param method the name under which the call is noted
     * @param body what the method does
     * @return the body's value
     * @throws Exception what the body throws, as it is (C1); the call is noted all the same (C2, C5)
     */
    public <T> T call(String method, Callable<T> body) throws Exception {
        // TODO C1, C7: run the body
        // TODO C2, C3, C4, C5, C8: note the call
        throw new UnsupportedOperationException("TODO: call the method");
    }
}

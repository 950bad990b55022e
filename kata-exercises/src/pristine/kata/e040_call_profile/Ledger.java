package kata.e040_call_profile;

import kata.model.Tally;

/**
 * Where a profile keeps its figures: two tallies for each method.
 *
 * <p>May be used by several threads at once. For one name it always gives the same tallies, which begin at 0.
 */
public interface Ledger {

    /** How often the method was called. */
    Tally calls(String method);

    /** The time that was spent in the method itself, in nanoseconds. */
    Tally selfNanos(String method);
}

package kata.testkit;

import java.util.concurrent.atomic.AtomicLong;
import kata.model.Tally;

/** A tally that only counts, for a {@link Scenario}. Safe for several threads, a step at a time. */
public final class SharedTally implements Tally {

    private final AtomicLong value = new AtomicLong();

    /** A tally that begins at 0. */
    public SharedTally() {}

    @Override
    public long read() {
        return value.get();
    }

    @Override
    public void write(long value) {
        this.value.set(value);
    }
}

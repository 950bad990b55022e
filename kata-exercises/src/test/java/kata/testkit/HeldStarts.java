package kata.testkit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Holds whoever makes a thread before that is started, the one that is watched or a thread of its making. Meanwhile all
 * that were started before can end, and then look for more to do. Safe for several threads.
 */
public final class HeldStarts extends InheritableThreadLocal<Boolean> {

    private final Queue<Stubborn> makers = new ConcurrentLinkedQueue<>();

    /** From now on this thread is held, and those that it makes. */
    public void watch() {
        set(true);
    }

    /** Lets go the one that has been held longest; tells whether there was one. */
    public boolean letGo() {
        Stubborn maker = makers.poll();
        if (maker != null) {
            maker.letGo();
        }
        return maker != null;
    }

    @Override
    protected Boolean childValue(Boolean parent) {
        Stubborn maker = new Stubborn();
        makers.add(maker);
        maker.hold();
        return parent;
    }
}

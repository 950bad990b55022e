package kata.testkit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The interrupt status of the calling thread, which waits in the testkit must not lose. */
final class InterruptStatus {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private InterruptStatus() {}

    /**
     * Sets it again after a wait in the testkit. A thread may override {@code interrupt}: that is not called, for where
     * this thread stands now, nobody would call it in reality, and it may have locks.
     */
    static void restore() {
        Thread me = Thread.currentThread();
        Class<?> type = me.getClass();
        while (type != Thread.class && type.getSuperclass() != Thread.class) {
            type = type.getSuperclass();
        }
        if (type == Thread.class || type.getModule().isNamed()) {
            me.interrupt();
            return;
        }
        try {
            MethodHandles.privateLookupIn(type, LOOKUP)
                    .findSpecial(Thread.class, "interrupt", MethodType.methodType(void.class), type)
                    .invoke(me);
        } catch (Throwable e) {
            throw Unchecked.rethrow(e);
        }
    }
}

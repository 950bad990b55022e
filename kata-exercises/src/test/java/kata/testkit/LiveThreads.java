package kata.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The platform threads that are alive. */
final class LiveThreads {

    private LiveThreads() {}

    /** All of them, those of the JVM too. */
    static List<Thread> all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() + 64];
        int count = root.enumerate(threads, true);
        while (count == threads.length) {
            threads = new Thread[2 * threads.length];
            count = root.enumerate(threads, true);
        }
        return Arrays.stream(threads).filter(Objects::nonNull).toList();
    }
}

package kata.testkit;

import java.lang.management.ThreadInfo;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The threads that have nothing to do with the test: those that were there before the testkit was loaded (of the JVM,
 * the build, the IDE, JUnit, the grader), and those that an earlier test had to give up. Safe for several threads.
 */
final class Bystanders {

    /** Threads that the JVM starts late for its own purposes. */
    private static final List<String> SERVICES = List.of(
            "Attach Listener",
            "Common-Cleaner",
            "Cleaner-",
            "Finalizer",
            "JFR ",
            "JMX ",
            "Notification Thread",
            "process reaper",
            "Reference Handler",
            "RMI ",
            "Signal Dispatcher");

    private static final String VIRTUAL = "VirtualThread-un";
    private static final List<String> SHARED = List.of("ForkJoinPool.commonPool-", VIRTUAL);

    private static final Set<Long> IDS = ConcurrentHashMap.newKeySet();

    static {
        LiveThreads.all().forEach(Bystanders::add);
    }

    private Bystanders() {}

    /** Loads this class, and so remembers the threads that are there now, unless that has been done. */
    static void remember() {
        // The static initialiser has done it.
    }

    /** From now on the thread does not count any more. No effect on a thread that runs everybody's code. */
    static void add(Thread thread) {
        if (!isShared(thread)) {
            IDS.add(thread.threadId());
        }
    }

    static boolean contains(ThreadInfo thread) {
        return contains(thread.getThreadId(), thread.getThreadName());
    }

    static boolean contains(Thread thread) {
        return contains(thread.threadId(), thread.getName());
    }

    private static boolean contains(long id, String name) {
        return IDS.contains(id) || SERVICES.stream().anyMatch(name::startsWith);
    }

    /** Whether the thread belongs to the JVM and runs the code of whoever asks: when it was started says nothing. */
    static boolean isShared(Thread thread) {
        return isCarrier(thread) || SHARED.stream().anyMatch(thread.getName()::startsWith);
    }

    /** Whether virtual threads run on it: none of them can move while no carrier does. */
    static boolean isCarrier(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null && group.getName().equals("CarrierThreads");
    }

    /** Whether the JVM has started it because there are, or have been, virtual threads. */
    static boolean isForVirtualThreads(Thread thread) {
        return isCarrier(thread) || thread.getName().startsWith(VIRTUAL);
    }
}

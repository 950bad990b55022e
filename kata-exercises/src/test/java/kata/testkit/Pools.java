package kata.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The thread pools among the threads that a test has left behind. */
final class Pools {

    /*
     * A ThreadPoolExecutor that has been shut down lets its workers end as soon as they have nothing to do. So if
     * everything has come to rest and a worker still waits for its next task, the pool was not shut down. A
     * ForkJoinPool ends when all of its workers have nothing to do. Where all workers are at work, nothing is known.
     * Nor is it of a scheduled pool with a task that is still to come: that is not at rest, and no dump is taken.
     * Which threads are of one pool is known from the JVM's thread dump, not from their names.
     */

    private static final String THREAD_POOL = "java.util.concurrent.ThreadPoolExecutor";
    private static final String FORK_JOIN = "java.util.concurrent.ForkJoinPool";

    private Pools() {}

    /**
     * The pools that nobody has shut down, in the order of their threads' names, each with all of its threads.
     *
     * @param left the threads that are left, by name, after all has come to rest
     */
    static Map<String, List<SeenThread>> neverShutDown(List<SeenThread> left) {
        if (left.stream().noneMatch(Pools::waitsForATask)) {
            return Map.of();
        }
        Map<Long, String> containers = ThreadDump.take().containers();
        Map<String, List<SeenThread>> pools = new TreeMap<>();
        Map<String, String> firstNames = new TreeMap<>();
        left.stream().filter(thread -> containers.containsKey(thread.id())).forEach(thread -> {
            String container = containers.get(thread.id());
            String key = firstNames.computeIfAbsent(container, c -> thread.name() + " " + c);
            pools.computeIfAbsent(key, k -> new ArrayList<>()).add(thread);
        });
        pools.values().removeIf(pool -> !isOpen(pool));
        return pools;
    }

    private static boolean isOpen(List<SeenThread> pool) {
        return pool.stream().anyMatch(thread -> isIn(thread, THREAD_POOL))
                ? pool.stream().anyMatch(Pools::waitsForATask)
                : pool.stream().allMatch(Pools::waitsForATask);
    }

    private static boolean waitsForATask(SeenThread thread) {
        return isIn(thread, FORK_JOIN + ".awaitWork") || isIn(thread, THREAD_POOL + ".getTask");
    }

    private static boolean isIn(SeenThread thread, String method) {
        return Arrays.stream(thread.stack())
                .anyMatch(frame -> (frame.getClassName() + "." + frame.getMethodName()).startsWith(method));
    }
}

package kata.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The threads that a test has left behind. To be used by the thread that watches the tests. */
final class Leftovers {

    private static final long LOOK_NANOS = 500_000;
    private static final int PROCESS_LOOKS = 500;
    private final Set<Long> before = new HashSet<>();

    /** Remembers the threads that are there before the test. */
    Leftovers() {
        LiveThreads.all().forEach(thread -> before.add(thread.threadId()));
    }

    /**
     * Waits until the test's threads and processes have ended or it makes no sense to wait any longer; gives the
     * threads that are left.
     */
    List<Thread> settle() {
        return settle(
                Snapshot::take, PROCESS_LOOKS, () -> !ChildProcesses.alive().isEmpty());
    }

    /**
     * As above. If processes moved for too long and then have gone after all, the wait begins anew, once: threads may
     * have waited for that alone.
     *
     * @param looks how long processes may move
     * @param processes whether there are any
     */
    List<Thread> settle(Supplier<Snapshot> eyes, int looks, BooleanSupplier processes) {
        Stall stall = new Stall(eyes);
        Patience patience = Patience.withProcesses(looks);
        boolean anew = false;
        while (!alive().isEmpty() || processes.getAsBoolean()) {
            if (stall.nothingMoves() || patience.isOver(stall.last())) {
                if (anew || stall.last().processes().isEmpty() || processes.getAsBoolean()) {
                    return alive();
                }
                anew = true;
                stall.reset();
                patience = Patience.withProcesses(looks);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return List.of();
    }

    /** Interrupts what is left and takes no notice of it any more. */
    void giveUp(List<Thread> left) {
        left.forEach(thread -> {
            if (!Bystanders.isShared(thread)) {
                thread.interrupt();
                Bystanders.add(thread);
            }
        });
    }

    /** Says what is left: pools that nobody has shut down, and threads. */
    static Finding leak(List<Thread> left) {
        Set<Long> ids = left.stream().map(Thread::threadId).collect(Collectors.toSet());
        List<SeenThread> seen = Stacks.threads().stream()
                .filter(thread -> ids.contains(thread.id()))
                .toList();
        Map<String, List<SeenThread>> pools = Pools.neverShutDown(seen);
        Set<Long> ofPools = pools.values().stream()
                .flatMap(List::stream)
                .map(SeenThread::id)
                .collect(Collectors.toSet());
        List<String> said = new ArrayList<>();
        pools.values()
                .forEach(pool -> said.add("a pool of " + count(pool.size()) + " was never shut down: "
                        + names(pool.stream().map(SeenThread::name).toList())));
        List<String> others = left.stream()
                .filter(thread -> !ofPools.contains(thread.threadId()))
                .map(Thread::getName)
                .toList();
        if (!others.isEmpty()) {
            said.add(count(others.size()) + (others.size() == 1 ? " is" : " are") + " still alive after the end: "
                    + names(others));
        }
        Finding finding = Finding.leak(String.join("; ", said));
        Stacks.line(seen, null).ifPresent(finding::at);
        return finding.detail(Stacks.ofLearner(seen));
    }

    private static String count(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }

    private static String names(List<String> names) {
        return names.stream().limit(5).collect(Collectors.joining(", ")) + (names.size() > 5 ? " …" : "");
    }

    /**
     * Threads that the test has started and that are alive; one that everybody shares only with the learner's code in
     * it.
     */
    List<Thread> alive() {
        return LiveThreads.all().stream()
                .filter(thread -> !Bystanders.contains(thread) && thread != Thread.currentThread())
                .filter(thread -> Bystanders.isShared(thread)
                        ? LearnerCode.line(thread.getStackTrace()).isPresent()
                        : !before.contains(thread.threadId()))
                .sorted(Comparator.comparing(Thread::getName))
                .toList();
    }
}

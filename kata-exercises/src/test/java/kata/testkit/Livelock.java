package kata.testkit;

import java.lang.management.ThreadInfo;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import kata.testkit.SeenThread.Held;

/**
 * Threads that keep moving and only ask each other in vain.
 *
 * @param observed what was seen, as a sentence
 * @param line where the first of them asks; empty if that is not known
 */
record Livelock(String observed, String line) {

    /*
     * What is looked for is what a livelock looks like from outside: a thread has a lock, has it no more, has it again;
     * its code asks with tryLock for another one; and in no look has any of these threads more than one, so nobody was
     * seen to get what it asks for. All that while no seam of the test is called. Each of it is seen, none is counted
     * on: where one is missing, nothing is said.
     *
     * Only platform threads: the JVM does not tell which locks of java.util.concurrent a virtual thread has.
     */

    private static final int LOOKS = 400;
    private static final int LOOKS_AT_LEAST = 100;
    private static final int LOOKS_WITHOUT_LOCKS = 40;
    private static final long BETWEEN_LOOKS_NANOS = 2_000_000;
    /** Who holds which lock is found by a walk over the heap: with a large one a look takes a tenth of a second. */
    private static final long ENOUGH_NANOS = 10_000_000_000L;

    /** What was seen of one thread. */
    private static final class Trail {

        private final String name;
        private final Set<String> heldNow = new HashSet<>();
        private final Set<String> givenBack = new HashSet<>();
        private final Set<String> takenAgain = new HashSet<>();
        private final Map<String, Long> askedAt = new HashMap<>();
        private final Set<String> askedAgain = new HashSet<>();
        private boolean hasHadTwo;
        private String tries = "";

        Trail(String name) {
            this.name = name;
        }

        void see(SeenThread thread, long waits) {
            Set<String> held = thread.holds().stream().map(Held::lock).collect(Collectors.toSet());
            heldNow.stream().filter(lock -> !held.contains(lock)).forEach(givenBack::add);
            held.stream().filter(givenBack::contains).forEach(takenAgain::add);
            hasHadTwo |= held.size() > 1;
            heldNow.clear();
            heldNow.addAll(held);
            if (thread.state() == Thread.State.TIMED_WAITING && thread.owner() != null) {
                Long before = askedAt.putIfAbsent(thread.lock(), waits);
                if (before != null && before != waits) {
                    askedAgain.add(thread.lock());
                }
            }
        }

        boolean hasLocks() {
            return !heldNow.isEmpty() || !givenBack.isEmpty();
        }

        boolean givesBack() {
            return !takenAgain.isEmpty() && !tries.isEmpty();
        }
    }

    /** Watches all threads for a second or so, longer if looks are slow; empty if that is no livelock. */
    static Optional<Livelock> watch() {
        TestScope scope = TestScope.current();
        int calls = scope.calls().size();
        Map<Long, Trail> trails = new TreeMap<>();
        Map<StackTraceElement, Optional<String>> tries = new HashMap<>();
        long begin = System.nanoTime();
        for (int look = 1; look <= LOOKS; look++) {
            for (ThreadInfo info : Stacks.platform()) {
                List<StackTraceElement> frames = LearnerCode.frames(info.getStackTrace());
                if (!frames.isEmpty() && !isInsideTheJdk(info)) {
                    Trail trail = trails.computeIfAbsent(info.getThreadId(), id -> new Trail(info.getThreadName()));
                    trail.see(Stacks.of(info, null), info.getWaitedCount());
                    for (StackTraceElement frame : frames) {
                        Optional<String> line = tries.computeIfAbsent(frame, f -> MonitorLines.ofCall(f, "tryLock"));
                        trail.tries = trail.tries.isEmpty() ? line.orElse("") : trail.tries;
                    }
                }
            }
            List<Trail> withLocks =
                    trails.values().stream().filter(Trail::hasLocks).toList();
            if (withLocks.isEmpty() && look > LOOKS_WITHOUT_LOCKS
                    || scope.calls().size() != calls
                    || withLocks.stream().anyMatch(trail -> trail.hasHadTwo)) {
                return Optional.empty();
            }
            boolean isEnough = System.nanoTime() - begin > ENOUGH_NANOS;
            if (look >= LOOKS_AT_LEAST && (isEnough || withLocks.stream().allMatch(Trail::givesBack))) {
                break;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        List<Trail> seen = trails.values().stream().toList();
        return giveBack(seen).or(() -> askAgain(seen));
    }

    /** Whether it runs in a class of the JDK, which may have a lock of its own just now. */
    private static boolean isInsideTheJdk(ThreadInfo info) {
        boolean runs = info.getThreadState() == Thread.State.RUNNABLE;
        return runs
                && Stacks.called(info.getStackTrace())
                        .filter(frame -> !frame.getClassName().startsWith("java.util.concurrent.locks."))
                        .isPresent();
    }

    private static Optional<Livelock> giveBack(List<Trail> trails) {
        List<Trail> those = trails.stream().filter(Trail::givesBack).toList();
        long locks = those.stream()
                .flatMap(trail -> trail.takenAgain.stream())
                .distinct()
                .count();
        return locks < 2 ? Optional.empty() : nowhere(those, "each gives its lock back and tries again");
    }

    private static Optional<Livelock> askAgain(List<Trail> trails) {
        List<Trail> those = trails.stream()
                .filter(trail -> trail.askedAgain.stream()
                        .anyMatch(lock ->
                                trails.stream().anyMatch(other -> other != trail && other.heldNow.contains(lock))))
                .toList();
        return nowhere(those, "each asks again and again for a lock that another one has");
    }

    private static Optional<Livelock> nowhere(List<Trail> trails, String how) {
        if (trails.size() < 2) {
            return Optional.empty();
        }
        List<Trail> byName = trails.stream()
                .sorted(Comparator.comparing((Trail trail) -> trail.name))
                .toList();
        String names = Hang.names(byName.stream().map(trail -> trail.name).toList());
        return Optional.of(new Livelock(names + " keep moving but get nowhere: " + how, byName.getFirst().tries));
    }
}

package kata.testkit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kata.testkit.SeenThread.Wait;

/** Why nothing can move any more, where threads do not wait in a circle. */
final class Standstill {

    /*
     * A thread may wait for another one to end or to give a lock back; that one waits itself, so it says more. What is
     * left are the waits that somebody would have to end by a call. If they are all of one kind, that kind is the
     * reason. If they are of several, as a latch here and a monitor there, nobody can say which of them should have
     * been ended first, and nothing is said.
     */

    private enum Reason {
        /** For another thread that waits itself. */
        FOR_A_THREAD,
        /** For a lock whose owner has ended. */
        FOR_THE_DEAD,
        /** To be told, in {@code Object.wait} or {@code Condition.await}. */
        TO_BE_TOLD,
        /** For a permit of a semaphore. */
        FOR_A_PERMIT,
        /** For anything else. */
        UNKNOWN
    }

    private static final Set<String> FOR_THREADS = Set.of(
            "java.lang.Thread.join",
            "java.util.concurrent.FutureTask.get",
            "java.util.concurrent.AbstractExecutorService.invokeAll",
            "java.util.concurrent.ExecutorService.close",
            "java.util.concurrent.ThreadPerTaskExecutor.close",
            "java.util.concurrent.ThreadPerTaskExecutor.awaitTermination",
            "java.util.concurrent.ThreadPoolExecutor.awaitTermination");
    private static final String CONDITION = "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject";
    private static final String SEMAPHORE = "java.util.concurrent.Semaphore";

    private final Waits waits;
    private final Map<Reason, List<SeenThread>> byReason = new EnumMap<>(Reason.class);

    Standstill(Waits waits) {
        this.waits = waits;
        Stacks.named(waits.threads().stream()
                        .filter(thread -> thread.line().isPresent())
                        .toList())
                .forEach(thread -> byReason.computeIfAbsent(reason(thread), r -> new ArrayList<>())
                        .add(thread));
    }

    /** What keeps everything from moving, as a sentence; empty if that is not known. */
    Optional<String> reason() {
        Reason only = only();
        if (only == Reason.UNKNOWN) {
            return Optional.empty();
        }
        List<SeenThread> threads = byReason.get(only);
        String names = Hang.names(threads.stream().map(SeenThread::name).toList());
        String wait = threads.size() == 1 ? " waits" : " wait";
        return switch (only) {
            case FOR_THE_DEAD -> Optional.of(names + wait + " for a lock that " + keptBy(threads));
            case TO_BE_TOLD ->
                Optional.of("nobody is left to wake " + names + ", which" + wait + " in "
                        + threads.stream()
                                .map(SeenThread::stack)
                                .flatMap(stack -> Stacks.called(stack).stream())
                                .map(Stacks::name)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(" or ")));
            case FOR_A_PERMIT ->
                Optional.of("nobody is left to give a permit to " + names + ", which" + wait + " for one");
            default -> Optional.empty();
        };
    }

    /** The learner's line that the reason is about; empty if there is no reason. */
    Optional<String> line() {
        return Stacks.line(only() == Reason.UNKNOWN ? List.of() : byReason.get(only()), null);
    }

    private Reason only() {
        List<Reason> reasons = byReason.keySet().stream()
                .filter(reason -> reason != Reason.FOR_A_THREAD)
                .toList();
        return reasons.size() == 1 ? reasons.getFirst() : Reason.UNKNOWN;
    }

    private static String keptBy(List<SeenThread> waiting) {
        List<String> owners = waiting.stream()
                .map(thread -> thread.owner().name())
                .distinct()
                .sorted()
                .toList();
        boolean nameless = owners.contains("");
        return nameless || owners.size() > 1
                ? "an ended thread has kept"
                : owners.getFirst() + " has kept: that thread has ended";
    }

    /** Who waits for which semaphore's permit, one a line, and an empty line below; empty if nobody does. */
    String detail() {
        List<SeenThread> threads = byReason.getOrDefault(Reason.FOR_A_PERMIT, List.of());
        List<String> semaphores =
                threads.stream().map(SeenThread::lock).distinct().toList();
        if (threads.isEmpty() || semaphores.size() > 26) {
            return "";
        }
        return threads.stream()
                        .map(thread -> thread.name() + " waits for a permit of semaphore "
                                + (char) ('A' + semaphores.indexOf(thread.lock()))
                                + thread.line().map(line -> " at " + line).orElse(""))
                        .collect(Collectors.joining("\n"))
                + "\nwho has a permit is not known: a semaphore has no owner\n\n";
    }

    private Reason reason(SeenThread thread) {
        if (!thread.waitsForOthers()) {
            return Reason.UNKNOWN;
        }
        if (waits.waitsForTheDead(thread)) {
            return Reason.FOR_THE_DEAD;
        }
        if (waits.ownerOf(thread).isPresent()) {
            return Reason.FOR_A_THREAD;
        }
        Optional<StackTraceElement> called = Stacks.called(thread.stack());
        if (called.isEmpty()) {
            return Reason.UNKNOWN;
        }
        String type = called.get().getClassName();
        String method = called.get().getMethodName();
        if (FOR_THREADS.contains(type + "." + method)) {
            return Reason.FOR_A_THREAD;
        }
        boolean told = thread.waits() == Wait.TO_BE_NOTIFIED && type.equals("java.lang.Object")
                || thread.waits() == Wait.PARKED && type.equals(CONDITION);
        return told
                ? Reason.TO_BE_TOLD
                : thread.waits() == Wait.PARKED && type.equals(SEMAPHORE) ? Reason.FOR_A_PERMIT : Reason.UNKNOWN;
    }
}

package kata.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import kata.testkit.SeenThread.Held;

/** Says what kind of hang it is, once it is known that there is one. */
final class Hang {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long BETWEEN_LOOKS_NANOS = 20_000_000;
    private static final int LOOKS = 10;

    private Hang() {}

    /**
     * Nothing can move any more.
     *
     * @param waitedFor the thread whose end the test waits for
     */
    static Finding idle(Thread waitedFor) {
        Waits waits = Waits.look();
        return deadlock(waits).or(Hang::notMet).orElseGet(() -> {
            Standstill standstill = new Standstill(waits);
            Optional<String> reason = Snapshot.take().allWaitForOthers() ? standstill.reason() : Optional.empty();
            return at(
                    Finding.timeout(
                            "idle",
                            reason.orElseGet(() -> observed(waitedFor)),
                            withProcesses(standstill.detail() + Stacks.ofLearner(waits.threads()))),
                    reason.flatMap(r -> standstill.line()).or(() -> Stacks.line(waits.threads(), waitedFor)));
        });
    }

    private static String observed(Thread waitedFor) {
        if (!waitedFor.isAlive()) {
            return "nothing moves any more, and what was waited for has not happened";
        }
        return Snapshot.take().allWaitForOthers()
                ? "nothing can move any more: no thread will ever wake the others"
                : "nothing moves any more until a time limit has passed";
    }

    /** The time is up, although something may still move. */
    static Finding late(Thread waitedFor, int seconds) {
        Waits waits = Waits.look();
        return deadlock(waits).or(Hang::notMet).orElseGet(() -> {
            Optional<SeenThread> busy = waits.threads().stream()
                    .filter(thread -> thread.state() == Thread.State.RUNNABLE)
                    .filter(thread -> thread.line().isPresent())
                    .findFirst();
            boolean isBusy = busy.isPresent() || virtualThreadsRun();
            Optional<Livelock> livelock = Livelock.watch();
            String observed = "not done after " + seconds + " s, "
                    + (isBusy ? "and still busy" : "only waiting and asking again");
            return at(
                    Finding.timeout(
                            isBusy || livelock.isPresent() ? "busy" : "idle",
                            livelock.map(Livelock::observed).orElse(observed),
                            withProcesses(Stacks.ofLearner(waits.threads()))),
                    livelock.map(Livelock::line)
                            .filter(line -> !line.isEmpty())
                            .or(() -> busy.flatMap(SeenThread::line))
                            .or(() -> Stacks.line(waits.threads(), waitedFor)));
        });
    }

    /**
     * Whether virtual threads use the processor in most of a few looks: whoever asks again and again without a pause
     * does, be it always another one that has its turn; whoever waits a while in between does not.
     */
    private static boolean virtualThreadsRun() {
        int ran = 0;
        Map<Long, Long> before = carriers();
        for (int look = 0; look < LOOKS; look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            boolean asleep = OsTasks.allAsleep();
            Map<Long, Long> now = carriers();
            boolean worked = now.entrySet().stream()
                    .anyMatch(carrier -> carrier.getValue() > before.getOrDefault(carrier.getKey(), 0L));
            ran += worked && !asleep ? 1 : 0;
            before.putAll(now);
        }
        return ran > LOOKS / 2;
    }

    /** The CPU time of each thread on which virtual threads run. */
    private static Map<Long, Long> carriers() {
        Map<Long, Long> cpu = new HashMap<>();
        LiveThreads.all().stream()
                .filter(Bystanders::isCarrier)
                .forEach(carrier -> cpu.put(carrier.threadId(), THREADS.getThreadCpuTime(carrier.threadId())));
        return cpu;
    }

    /** So many callers should be inside this prime test at once, and will not. */
    static Finding notMet(ObservingPrimeTest primeTest, int callers) {
        return notConcurrent(
                primeTest.inside() + " of " + callers + " callers inside the " + primeTest.place()
                        + " at once; then nothing moved any more",
                null);
    }

    /**
     * What had to happen at the same time will not.
     *
     * @param preferred the thread whose line says most; {@code null} if that is not known
     */
    static Finding notConcurrent(String observed, Thread preferred) {
        List<SeenThread> threads = Stacks.threads();
        return at(Finding.notConcurrent(observed).detail(Stacks.ofLearner(threads)), Stacks.line(threads, preferred));
    }

    /** So many workers should be held at once, each in a process of its own, and will not. */
    static Finding notMet(Workers workers, int processes) {
        Finding finding = Finding.notConcurrent(workers.held() + " of " + processes
                + " processes inside the prime test at once; then nothing moved any more");
        List<SeenThread> threads = Stacks.threads();
        finding.detail(withProcesses(Stacks.ofLearner(threads)));
        return at(finding, Stacks.line(threads, null));
    }

    /** The threads, and below them the processes that are alive. */
    private static String withProcesses(String threads) {
        return (threads + "\n" + ChildProcesses.describe()).strip();
    }

    private static Optional<Finding> notMet() {
        return TestScope.current().primeTests().stream()
                .filter(test -> test.needed() > test.inside() && test.inside() > 0 && !test.met())
                .findFirst()
                .map(test -> notMet(test, test.needed()).fatal());
    }

    private static Finding at(Finding finding, Optional<String> line) {
        line.ifPresent(finding::at);
        return finding;
    }

    private static Optional<Finding> deadlock(Waits waits) {
        List<SeenThread> circle = waits.circle();
        if (circle.isEmpty()) {
            return Optional.empty();
        }
        String names = names(circle.stream().map(SeenThread::name).toList());
        Finding finding = Finding.deadlock(names + " wait for each other's locks", describe(circle));
        return Optional.of(at(finding, Stacks.line(circle, null)));
    }

    /**
     * Who waits for which lock, where, and who has it; one line for each, and one for the lock that each has.
     *
     * @param circle threads each of which waits for a lock that the next one has, and the last for one of the first
     */
    static String describe(List<SeenThread> circle) {
        List<String> locks = circle.stream().map(SeenThread::lock).toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < circle.size(); i++) {
            SeenThread thread = circle.get(i);
            lines.add(thread.name() + " waits for " + name(thread.lock(), locks) + " of "
                    + circle.get((i + 1) % circle.size()).name()
                    + thread.line().map(line -> " at " + line).orElse(""));
            String held = locks.get((i + circle.size() - 1) % circle.size());
            lines.add("    holds " + name(held, locks) + taken(thread, held));
        }
        return String.join("\n", lines);
    }

    /** Where a lock was taken; the JVM knows that of monitors only. */
    private static String taken(SeenThread thread, String lock) {
        Optional<Held> monitor = thread.holds().stream()
                .filter(held -> held.lock().equals(lock) && held.depth() >= 0)
                .reduce((inner, outer) -> outer);
        return monitor.flatMap(held -> MonitorLines.of(thread, held))
                .map(line -> ", taken at " + line)
                .or(() -> monitor.flatMap(held -> LearnerCode.method(
                                Arrays.copyOfRange(thread.stack(), held.depth(), thread.stack().length)))
                        .map(method -> ", taken in " + method))
                .orElse(", taken at an unknown line");
    }

    /** Names in a sentence, {@code a, b and c}; of many the first five. */
    static String names(List<String> names) {
        List<String> shown = names.size() <= 6 ? names : new ArrayList<>(names.subList(0, 5));
        if (names.size() > 6) {
            shown.add(names.size() - 5 + " more");
        }
        return shown.size() < 2
                ? String.join("", shown)
                : shown.stream().limit(shown.size() - 1L).collect(Collectors.joining(", ")) + " and " + shown.getLast();
    }

    /** Locks get letters: their identity differs from run to run. */
    private static String name(String lock, List<String> locks) {
        return "lock " + (char) ('A' + locks.indexOf(lock)) + " (" + SeenThread.lockName(lock) + ")";
    }
}

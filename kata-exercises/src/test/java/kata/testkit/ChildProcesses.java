package kata.testkit;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The processes that a test has started: the descendants of this JVM, and workers whose parent has gone.
 *
 * <p>Looked for only if the test has made {@link Workers}. One that has ended and whose parent has not yet asked for it
 * counts as gone.
 */
final class ChildProcesses {

    /**
     * One process; equal to another look at it exactly if nothing was seen of it in between.
     *
     * @param still whether it waits, and only until somebody else does something
     * @param cpu the CPU time of its own threads, those of its JVM apart
     */
    record Seen(long pid, boolean still, long cpu) {}

    /*
     * Only a worker of ours can be known to stand still: it has one thread and no wait with a time limit. Of other
     * processes nobody knows what they wait for; they count as moving. So does a worker before it says that it is up,
     * and after it has said that it ends: its JVM waits for itself then.
     *
     * The thread of the worker is told from those of its JVM by its name: it has that of the whole process.
     */

    private static final File PROC = new File("/proc");
    private static final long KILL_LOOKS = 500;

    private ChildProcesses() {}

    /** The processes that are alive, in the order of their ids. */
    static List<Seen> look() {
        Map<Long, Journal> journals = journals();
        return journals == null
                ? List.of()
                : alive(journals).keySet().stream()
                        .map(pid -> seen(pid, journals.get(pid)))
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** The processes that are alive. */
    static List<ProcessHandle> alive() {
        Map<Long, Journal> journals = journals();
        if (journals == null) {
            return List.of();
        }
        Map<Long, ProcessHandle> alive = alive(journals);
        return !alive.isEmpty()
                ? List.copyOf(alive.values())
                : ProcessHandle.current()
                        .descendants()
                        .filter(process -> !isGone(process))
                        .toList();
    }

    /** Whether a thread of one that is alive runs or is about to run. */
    static boolean anyRuns() {
        Map<Long, Journal> journals = journals();
        return journals != null && alive(journals).keySet().stream().anyMatch(ChildProcesses::runs);
    }

    /** The CPU time of those that are alive, in nanoseconds. */
    static long cpuNanos() {
        Map<Long, Journal> journals = journals();
        return journals == null
                ? 0
                : alive(journals).values().stream()
                        .map(process -> process.info().totalCpuDuration())
                        .flatMap(Optional::stream)
                        .mapToLong(Duration::toNanos)
                        .sum();
    }

    private static boolean runs(long pid) {
        String[] tasks = tasks(pid);
        return tasks != null
                && Arrays.stream(tasks)
                        .map(task -> state(pid, task))
                        .anyMatch(state -> state.startsWith("R") || state.startsWith("D"));
    }

    /** Kills what is alive, and waits until it is gone. */
    static void kill() {
        for (int look = 0; look < KILL_LOOKS; look++) {
            List<ProcessHandle> alive = alive();
            if (alive.isEmpty()) {
                return;
            }
            alive.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** Says that these processes are left. */
    static Finding leak(List<ProcessHandle> left) {
        Map<Long, Journal> journals = journals();
        return Finding.leak((left.size() == 1 ? "1 process is" : left.size() + " processes are")
                        + " still alive after the end")
                .detail(left.stream()
                        .map(process -> describe(process, journals == null ? null : journals.get(process.pid())))
                        .collect(Collectors.joining("\n")));
    }

    /** The processes that are alive, one a line; empty if there are none. */
    static String describe() {
        Map<Long, Journal> journals = journals();
        return journals == null
                ? ""
                : alive(journals).values().stream()
                        .map(process -> describe(process, journals.get(process.pid())))
                        .collect(Collectors.joining("\n"));
    }

    private static String describe(ProcessHandle process, Journal journal) {
        String name = "process " + process.pid();
        if (journal == null) {
            return name + " " + process.info().command().orElse("");
        }
        WorkerTrace trace = journal.trace();
        return name + ", a worker: " + count(trace.requests().size(), "request") + " read, "
                + count(trace.answered().size(), "answer") + " begun, "
                + (trace.sawEnd() ? "its input has ended" : "its input has not ended");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** The journals of this test's workers by process id; {@code null} if it has none. */
    private static Map<Long, Journal> journals() {
        List<Workers> workers = TestScope.current().workers();
        if (workers.isEmpty()) {
            return null;
        }
        Map<Long, Journal> journals = new LinkedHashMap<>();
        workers.forEach(w -> w.journals().forEach(j -> journals.put(j.pid(), j)));
        return journals;
    }

    private static Map<Long, ProcessHandle> alive(Map<Long, Journal> journals) {
        Map<Long, ProcessHandle> alive = new TreeMap<>();
        descendants().forEach(process -> alive.put(process.pid(), process));
        journals.values().forEach(j -> j.process().ifPresent(process -> alive.putIfAbsent(process.pid(), process)));
        alive.values().removeIf(ChildProcesses::isGone);
        return alive;
    }

    /*
     * The JDK looks at every process of the machine, which takes milliseconds. Linux says who the children of a thread
     * are; it may leave one out while another one or that thread ends. So this is no proof that there are none.
     */
    private static List<ProcessHandle> descendants() {
        ProcessHandle me = ProcessHandle.current();
        if (!new File(PROC, me.pid() + "/task/" + me.pid() + "/children").exists()) {
            return me.descendants().toList();
        }
        List<ProcessHandle> descendants = new ArrayList<>();
        addChildren(me.pid(), descendants);
        return descendants;
    }

    private static void addChildren(long pid, List<ProcessHandle> descendants) {
        String[] tasks = tasks(pid);
        if (tasks == null) {
            return;
        }
        for (String task : tasks) {
            String children =
                    read(PROC + "/" + pid + "/task/" + task + "/children").strip();
            for (String child : children.isEmpty() ? new String[0] : children.split(" ")) {
                ProcessHandle.of(Long.parseLong(child)).ifPresent(descendants::add);
                addChildren(Long.parseLong(child), descendants);
            }
        }
    }

    /**
     * Whether the process has ended: it is no longer there, or only its first thread is, as a zombie.
     *
     * <p>As long as there is another one, the parent has not been told. That one may be shown as dead and still be
     * waiting for a processor: a thread is dead first, then leaves its process, and only the last to leave tells.
     */
    private static boolean isGone(ProcessHandle process) {
        if (!process.isAlive()) {
            return true;
        }
        String[] tasks = tasks(process.pid());
        if (tasks == null || tasks.length > 1) {
            return false;
        }
        String state = tasks.length == 0 ? "" : state(process.pid(), tasks[0]);
        return state.isEmpty() || state.startsWith("Z") || state.startsWith("X");
    }

    /** The ids of the threads of a process; {@code null} if it has gone or nothing is known. */
    private static String[] tasks(long pid) {
        return new File(PROC, pid + "/task").list();
    }

    private static Optional<Seen> seen(long pid, Journal journal) {
        boolean ours = journal != null && journal.isUnderWay();
        String[] tasks = tasks(pid);
        if (tasks == null) {
            // Nothing is known of tasks here: the CPU time of the process has to do.
            return ProcessHandle.of(pid)
                    .map(process -> new Seen(
                            pid,
                            ours,
                            process.info()
                                    .totalCpuDuration()
                                    .map(Duration::toNanos)
                                    .orElse(0L)));
        }
        String name = name(pid, Long.toString(pid));
        boolean still = ours;
        long cpu = 0;
        for (String task : tasks) {
            String state = state(pid, task);
            still &= state.isEmpty() || "SI".indexOf(state.charAt(0)) >= 0;
            if (ours && name.equals(name(pid, task))) {
                cpu += nanos(pid, task);
            }
        }
        return Optional.of(new Seen(pid, still, cpu));
    }

    /** The state of a task, and what follows it; empty if it has ended. */
    private static String state(long pid, String task) {
        String stat = read(PROC + "/" + pid + "/task/" + task + "/stat");
        return stat.substring(Math.min(stat.length(), stat.lastIndexOf(')') + 2));
    }

    private static String name(long pid, String task) {
        return read(PROC + "/" + pid + "/task/" + task + "/comm");
    }

    private static long nanos(long pid, String task) {
        String text = read(PROC + "/" + pid + "/task/" + task + "/schedstat");
        return text.isEmpty() ? 0 : Long.parseLong(text.substring(0, text.indexOf(' ')));
    }

    private static String read(String file) {
        // Not java.nio: its channels are closed when the reading thread is interrupted.
        try (FileInputStream in = new FileInputStream(file)) {
            return new String(in.readNBytes(8192), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}

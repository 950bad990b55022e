package io.github.primeskata.channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The processes that a process has started, found in two ways: as its descendants, and (where there is a {@code /proc})
 * by a mark in their environment, which also finds those whose parent has gone. Only a process that clears its
 * environment and leaves its parent escapes.
 *
 * <p>Thread-safe. A process handle knows when its process began, so a number that is used again hits nobody else.
 */
public final class ProcessTree {

    /** The environment variable that carries the mark. */
    public static final String MARK = "PRIMES_RUN";

    private static final Path PROC = Path.of("/proc");

    private final ProcessHandle root;
    private final byte[] mark;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    /**
     * The tree below a process.
     *
     * @param root not part of it
     * @param mark value of {@link #MARK} in the environment of the root; empty: there is none
     */
    public ProcessTree(ProcessHandle root, String mark) {
        this.root = root;
        this.mark = mark.isEmpty() ? new byte[0] : (MARK + "=" + mark).getBytes(StandardCharsets.UTF_8);
    }

    /** Notes the descendants of now; cheap enough to be called several times a second. */
    public synchronized void note() {
        root.descendants().forEach(seen::add);
        seen.removeIf(ProcessTree::gone);
    }

    /** All that are alive, one line each: number and command. */
    public synchronized List<String> describe() {
        var lines = new ArrayList<String>();
        for (var process : alive()) {
            String command =
                    process.info().commandLine().orElse(process.info().command().orElse("?"));
            lines.add(process.pid() + " " + (command.length() > 200 ? command.substring(0, 200) : command));
        }
        return lines;
    }

    /** Kills all that are alive and waits until they are gone, for at most three seconds. Does not touch the root. */
    public synchronized void kill() {
        for (int round = 0; round < 300; round++) {
            var alive = alive();
            if (alive.isEmpty()) {
                return;
            }
            alive.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private Set<ProcessHandle> alive() {
        note();
        var alive = new LinkedHashSet<>(seen);
        alive.addAll(marked());
        alive.remove(root);
        alive.remove(ProcessHandle.current());
        alive.removeIf(ProcessTree::gone);
        return alive;
    }

    /** Whether a process has ended; one that has ended and whose parent has not yet asked for it counts. */
    public static boolean gone(ProcessHandle process) {
        if (!process.isAlive()) {
            return true;
        }
        try {
            return state(PROC.resolve(Long.toString(process.pid()))) == 'Z';
        } catch (Exception e) {
            return !process.isAlive();
        }
    }

    /** The CPU time of a process and its descendants that are alive, in nanoseconds; 0 where nobody knows. */
    public static long cpuNanos(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(each -> each.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .mapToLong(Duration::toNanos)
                .sum();
    }

    /** Whether a thread of a process or of its descendants runs or is about to; false where nobody knows. */
    public static boolean anyRuns(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .anyMatch(each -> runs(PROC.resolve(each.pid() + "/task")));
    }

    private static boolean runs(Path tasks) {
        try (DirectoryStream<Path> each = Files.newDirectoryStream(tasks)) {
            for (Path task : each) {
                if (isActive(task)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It has ended, or there is no /proc.
        }
        return false;
    }

    private static boolean isActive(Path task) {
        try {
            return "RD".indexOf(state(task)) >= 0;
        } catch (IOException | StringIndexOutOfBoundsException e) {
            return false; // It has ended.
        }
    }

    /** The state of a process or a task by its folder: {@code S}, {@code R}, {@code Z} … */
    private static char state(Path folder) throws IOException {
        // "4711 (name, which may hold anything) S …"
        String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }

    private List<ProcessHandle> marked() {
        var found = new ArrayList<ProcessHandle>();
        if (mark.length == 0 || !Files.isDirectory(PROC)) {
            return found;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (isMarked(process.resolve("environ"))) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        } catch (Exception e) {
            // What cannot be listed cannot be ours to end.
        }
        return found;
    }

    private boolean isMarked(Path environ) {
        try {
            byte[] bytes = Files.readAllBytes(environ);
            for (int start = 0; start + mark.length <= bytes.length; start++) {
                int matched = 0;
                while (matched < mark.length && bytes[start + matched] == mark[matched]) {
                    matched++;
                }
                if (matched == mark.length) {
                    return true;
                }
            }
        } catch (Exception e) {
            // Another user's, or just gone.
        }
        return false;
    }
}

package kata.testkit;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kata.model.WorkerProgram;

/**
 * The worker processes of a test: the program that the learner's code is to start, and what each process that was
 * started has done.
 *
 * <p>The workers answer rightly, and misbehave where they are told to. All is settled before the learner's code runs.
 * What a worker is to do besides its work is bound to a request: it does it when it has read this request, before it
 * answers, in the order in which the acts were named.
 *
 * <p>Safe for several threads. Whoever is held back is let go when the test is over; who hangs is killed then.
 */
public final class Workers {

    static final String JOURNAL = ".journal";
    static final String GATE = ".gate";
    static final String START = "start";
    static final String END = "end";
    static final String ANY = "any";
    static final String HANG = "hang";
    static final String ONCE = "once-";
    static final String NTH = "nth-";
    static final String WITHOUT_TESTING = ANY + ":untested";
    static final String CLAIMING = ANY + ":claims";

    private static final List<String> FLAGS = List.of(
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx32m",
            // A request to end ends it at once, or not at all: otherwise its JVM would go on, and wait for itself.
            "-Xrs",
            // With -Xrs a JVM offers itself to debuggers from its start, by a socket that stays when it is killed.
            "-XX:+DisableAttachMechanism");

    private static final File SHELL = new File("/bin/sh");

    private final File folder;
    private final List<String> acts = new ArrayList<>();
    private final Map<String, FileGate> gates = new ConcurrentHashMap<>();
    private final Map<String, Journal> journals = new ConcurrentHashMap<>();
    private boolean deaf;

    /** Workers that only work. */
    public Workers() {
        try {
            folder = Files.createTempDirectory("kata").toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        gates.put(HANG, new FileGate(HANG));
        TestScope.current().add(this);
    }

    /** Each worker that has read this number does this before it answers. */
    public Workers at(long number, Act... what) {
        return at(Long.toString(number), what);
    }

    /** Each worker that has read this request does this before it answers. */
    public Workers at(String request, Act... what) {
        for (Act act : what) {
            acts.add(request + ":" + act);
            if (act.toString().equals("hold")) {
                String gate = request.startsWith(ONCE) ? request.substring(ONCE.length()) : request;
                gates.computeIfAbsent(gate, FileGate::new);
            }
        }
        return this;
    }

    /** The first worker that has read this number does this before it answers; the others only work. */
    public Workers onceAt(long number, Act... what) {
        return onceAt(Long.toString(number), what);
    }

    /** The first worker that has read this request does this before it answers; the others only work. */
    public Workers onceAt(String request, Act... what) {
        return at(ONCE + request, what);
    }

    /** Each worker does this before it says that it is up. */
    public Workers atStart(Act... what) {
        return at(START, what);
    }

    /** The first worker of all does this before it says that it is up. */
    public Workers onceAtStart(Act... what) {
        return at(ONCE + START, what);
    }

    /** The so many-th worker, counted from 1 in the order in which they come up, does this before it says so. */
    public Workers atStartOf(int which, Act... what) {
        return at(NTH + which + "-" + START, what);
    }

    /** Each worker does this when its input has ended, before it ends. */
    public Workers atEnd(Act... what) {
        return at(END, what);
    }

    /** The first worker whose input has ended does this before it ends. */
    public Workers onceAtEnd(Act... what) {
        return at(ONCE + END, what);
    }

    /** Each worker waits with each request until {@link #open()}. */
    public Workers holding() {
        return at(ANY, Act.hold());
    }

    /** No worker tests anything: it answers at once as if there were no prime, however great the numbers are. */
    public Workers withoutTesting() {
        acts.add(WITHOUT_TESTING);
        return this;
    }

    /** No worker tests an interval: it answers at once as if its last number were its only prime. */
    public Workers claimingTheLast() {
        acts.add(CLAIMING);
        return this;
    }

    /**
     * No worker, nor what it starts, hears a request to end, as {@link Process#destroy} makes one: only a kill ends it.
     * Where such a request is a kill, as on Windows, nothing is different.
     */
    public Workers deaf() {
        deaf = true;
        return this;
    }

    /** The program to be started. */
    public WorkerProgram program() {
        List<String> command = new ArrayList<>();
        if (deaf && SHELL.canExecute()) {
            // What is ignored stays so in the program that takes the shell's place, in the same process.
            command.addAll(List.of(SHELL.getPath(), "-c", "trap '' TERM; exec \"$@\"", "worker"));
        }
        command.addAll(java());
        command.add(folder.toString());
        command.addAll(acts);
        return new WorkerProgram(command);
    }

    /** Lets all go that are held back, those to come too; who hangs goes on hanging. */
    public void open() {
        gates.forEach((name, gate) -> {
            if (!name.equals(HANG)) {
                gate.open();
            }
        });
    }

    /** Lets go who is held back at this number. */
    public void letGo(long number) {
        letGo(Long.toString(number));
    }

    /** Lets go who is held back at this request. */
    public void letGo(String request) {
        gates.get(request).open();
    }

    /** How many workers are held back now, or hang, and are alive. */
    public int held() {
        return (int) journals().stream()
                .filter(journal -> journal.isHeld() && isAlive(journal))
                .count();
    }

    /** What each worker has done so far, in the order in which they were up. */
    public List<WorkerTrace> traces() {
        return journals().stream().map(Journal::trace).toList();
    }

    /** The requests that all workers together have read so far. */
    public List<String> requests() {
        return traces().stream().flatMap(trace -> trace.requests().stream()).toList();
    }

    /** Kills the worker, as the operating system does. No effect if it is gone. */
    public void kill(WorkerTrace worker) {
        ProcessHandle.of(worker.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Kills all processes of the test, so that nobody finds them left behind, and waits until they are gone. */
    public void killAll() {
        ChildProcesses.kill();
    }

    /** Who tested what. */
    List<Call> calls() {
        return journals().stream().flatMap(journal -> journal.calls().stream()).toList();
    }

    /** All journals so far, in the order in which the workers were up. */
    List<Journal> journals() {
        String[] names = folder.list((dir, name) -> name.endsWith(JOURNAL));
        if (names != null) {
            Arrays.stream(names).forEach(name -> journals.computeIfAbsent(name, n -> new Journal(new File(folder, n))));
        }
        return journals.values().stream()
                .sorted(Comparator.comparingLong(Journal::started))
                .toList();
    }

    /** Lets even those go that hang, and removes the folder. No effect on processes otherwise. */
    void dispose() {
        gates.values().forEach(FileGate::open);
        File[] files = folder.listFiles();
        if (files != null) {
            Arrays.stream(files).forEach(File::delete);
        }
        folder.delete();
    }

    /** How a worker is started, without its arguments. */
    static List<String> java() {
        try {
            Path classes = Path.of(WorkerMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(FLAGS);
            command.addAll(List.of("-cp", classes.toString(), WorkerMain.class.getName()));
            return command;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isAlive(Journal journal) {
        return journal.process().filter(ProcessHandle::isAlive).isPresent();
    }

    /**
     * Holds processes back until it opens. It is a lock on a file: who waits for it waits in the operating system,
     * without a time limit, and goes on when this JVM has ended, in whatever way.
     */
    private final class FileGate {

        private final RandomAccessFile file;

        @SuppressWarnings("resource") // The lock is lost when the file is closed, and only then.
        FileGate(String name) {
            try {
                file = new RandomAccessFile(new File(folder, name + GATE), "rw");
                file.getChannel().lock();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void open() {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package kata.testkit;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The journal of one worker process, read as far as it has been written. Safe for several threads. */
final class Journal {

    private final File file;
    private final long pid;
    private final Optional<ProcessHandle> process;
    // All guarded by this.
    private final List<String> requests = new ArrayList<>();
    private final List<String> answered = new ArrayList<>();
    private final Map<String, Call> calls = new HashMap<>();
    private long position;
    private long bytesRead;
    private long threadId;
    private long started = Long.MAX_VALUE;
    private boolean sawEnd;
    private boolean held;
    private boolean ended;

    Journal(File file) {
        this.file = file;
        pid = Long.parseLong(file.getName().substring(0, file.getName().indexOf('.')));
        process = ProcessHandle.of(pid);
    }

    /** The process id. */
    long pid() {
        return pid;
    }

    /** The process, if it was alive when its journal was found. */
    Optional<ProcessHandle> process() {
        return process;
    }

    /** Whether the worker is up and has not said that it ends: then it waits only for others. */
    synchronized boolean isUnderWay() {
        read();
        return threadId != 0 && !ended;
    }

    /** Whether the worker is held back now, or hangs. */
    synchronized boolean isHeld() {
        read();
        return held && !ended;
    }

    /** When the worker said that it is up. */
    synchronized long started() {
        read();
        return started;
    }

    synchronized WorkerTrace trace() {
        read();
        return new WorkerTrace(pid, threadId, requests, bytesRead, answered, sawEnd, held, ended);
    }

    /** What it tested, as calls; none for an interval. */
    synchronized List<Call> calls() {
        read();
        return List.copyOf(calls.values());
    }

    private void read() {
        // Not java.nio: its channels are closed when the reading thread is interrupted.
        try (RandomAccessFile in = new RandomAccessFile(file, "r")) {
            byte[] bytes = new byte[(int) (in.length() - position)];
            in.seek(position);
            in.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            position += end;
            new String(bytes, 0, end, StandardCharsets.US_ASCII).lines().forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        String[] words = line.split(" ");
        long time = Long.parseLong(words[0]);
        switch (words[1]) {
            case "start" -> {
                threadId = Long.parseLong(words[3]);
                started = time;
            }
            case "read" -> {
                bytesRead += Long.parseLong(words[2]);
                String request = line.split(" ", 4)[3];
                requests.add(request);
                call(request, time, 0);
            }
            case "answered" -> {
                answered.add(words[2]);
                Call begun = calls.get(words[2]);
                if (begun != null) {
                    call(words[2], begun.begin(), time);
                }
            }
            case "floods", "closes", "silent", "half" -> {}
            case "held" -> held = true;
            case "free" -> held = false;
            case "eof" -> sawEnd = true;
            case "ends" -> ended = true;
            default -> throw new IllegalStateException(line);
        }
    }

    private void call(String request, long begin, long end) {
        if (request.matches("\\d{1,18}")) {
            long n = Long.parseLong(request);
            boolean prime = end != 0 && Numbers.isPrime(n);
            calls.put(request, new Call(n, "worker", threadId, false, pid, "", begin, end, prime));
        }
    }
}

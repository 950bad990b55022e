package kata.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A worker of chapter 6, as {@link kata.model.WorkerProgram} describes it; misbehaves where the test wants it to.
 *
 * <p>It runs in a JVM of its own, and keeps a journal of what it does in a file that {@link Workers} reads.
 */
final class WorkerMain {

    /*
     * One thread, and no wait with a time limit anywhere: so that Stall can tell whether it stands still. It says when
     * it is up and when it is about to end, for before and after that the JVM waits for itself.
     *
     * No lambda, no string concatenation, no stream: each would cost a JVM that lives for a moment some milliseconds.
     */

    private final String folder;
    private final String[] arguments;
    private final FileOutputStream journal;
    private final InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final StringBuilder jotted = new StringBuilder();
    private final OutputStream err = new FileOutputStream(FileDescriptor.err);
    private final boolean tests;
    private final boolean claims;
    private final List<String> answered = new ArrayList<>();
    private long namedPid;
    private int leavesWith = -1;
    private int ordinal;

    private WorkerMain(String[] arguments, long pid) throws IOException {
        this.arguments = arguments;
        folder = arguments[0];
        tests = !Arrays.asList(arguments).contains(Workers.WITHOUT_TESTING);
        claims = Arrays.asList(arguments).contains(Workers.CLAIMING);
        namedPid = pid;
        journal = new FileOutputStream(new File(folder, text(pid, Workers.JOURNAL)), true);
    }

    /** The folder of the journals, then the acts: {@code WHEN:WHAT}, {@code WHEN:WHAT=NUMBER}. */
    public static void main(String[] arguments) throws IOException {
        long pid = ProcessHandle.current().pid();
        WorkerMain worker = new WorkerMain(arguments, pid);
        try {
            worker.serve(pid, Thread.currentThread().threadId());
        } catch (Throwable t) {
            worker.end(1);
        }
    }

    private void serve(long pid, long threadId) throws IOException {
        note(text("start ", pid, " ", threadId));
        act(Workers.START, "");
        say(text("worker ", namedPid, " ", threadId, "\n"));
        for (String request = read(); request != null; request = read()) {
            jot(text("read ", request.length() + 1, " ", request));
            String answer = answer(request);
            act(request, answer);
            act(Workers.ANY, answer);
            answered.add(request);
            // Before it is said: what the parent knows, the journal knows.
            note(text("answered ", request));
            if (leavesWith >= 0) {
                note(text("ends ", leavesWith));
            }
            say(text(answer, "\n"));
            if (leavesWith >= 0) {
                Runtime.getRuntime().halt(leavesWith);
            }
        }
        note("eof");
        act(Workers.END, "");
        end(0);
    }

    private void act(String when, String answer) throws IOException {
        for (int i = 1; i < arguments.length; i++) {
            int colon = arguments[i].indexOf(':');
            String place = arguments[i].substring(0, colon);
            if (isTimeFor(place, when)) {
                perform(arguments[i].substring(colon + 1), when, answer);
            }
        }
    }

    private boolean isTimeFor(String place, String when) throws IOException {
        if (place.startsWith(Workers.ONCE)) {
            return when.equals(place.substring(Workers.ONCE.length())) && isFirst(place);
        }
        if (place.startsWith(Workers.NTH)) {
            int dash = place.indexOf('-', Workers.NTH.length());
            return when.equals(place.substring(dash + 1))
                    && Integer.parseInt(place.substring(Workers.NTH.length(), dash)) == ordinal();
        }
        return when.equals(place);
    }

    /** Which of all processes it is, in the order in which they first asked. */
    private int ordinal() throws IOException {
        for (int i = 1; ordinal == 0; i++) {
            ordinal = new File(folder, text("ordinal.", i)).createNewFile() ? i : 0;
        }
        return ordinal;
    }

    /** Whether this process is the first of all for which this is the time to act. */
    private boolean isFirst(String place) throws IOException {
        File mine = new File(folder, text(place, ".taken"));
        if (mine.createNewFile()) {
            mine = new File(folder, text(place, ".", ProcessHandle.current().pid()));
            return mine.createNewFile();
        }
        return new File(folder, text(place, ".", ProcessHandle.current().pid())).exists();
    }

    private void perform(String act, String when, String answer) throws IOException {
        int equals = act.indexOf('=');
        String what = equals < 0 ? act : act.substring(0, equals);
        int number = equals < 0 ? 0 : Integer.parseInt(act.substring(equals + 1));
        switch (what) {
            case "exit" -> end(number);
            case "flood" -> flood(number);
            case "bytes" -> floodWithBytes(number);
            case "close" -> {
                in.close();
                note("closes");
            }
            case "silent" -> {
                out.close();
                note("silent");
            }
            case "name" -> namedPid = number;
            case "untested" -> {}
            case "claims" -> {}
            case "leave" -> leavesWith = number;
            case "once" -> {
                if (answered.contains(when)) {
                    end(0);
                }
            }
            case "half" -> {
                note("half");
                // Of a number half a word, of an interval half of the last prime.
                say(answer.substring(0, answer.length() - (answer.endsWith(" end") ? 5 : 3)));
                end(number);
            }
            case "hold" -> pass(when);
            case "hang" -> {
                pass(Workers.HANG);
                end(1);
            }
            case "child" -> startChild(false);
            case "family" -> startChild(true);
            default -> throw new IllegalArgumentException(act);
        }
    }

    /** Waits until the test's JVM no longer has the lock, in whatever way it lost it. */
    private void pass(String gate) throws IOException {
        note(text("held ", gate));
        try (RandomAccessFile file = new RandomAccessFile(new File(folder, text(gate, Workers.GATE)), "r");
                FileChannel channel = file.getChannel()) {
            channel.lock(0, Long.MAX_VALUE, true).release();
        }
        note(text("free ", gate));
    }

    private void flood(int bytes) throws IOException {
        note("floods");
        byte[] line = "The quick brown fox jumps over the lazy dog, and nobody wants to know it at all.\n"
                .getBytes(StandardCharsets.US_ASCII);
        for (int written = 0; written < bytes; written += line.length) {
            err.write(line);
        }
        err.write("The number of those who read this is 1".getBytes(StandardCharsets.US_ASCII));
    }

    private void floodWithBytes(int bytes) throws IOException {
        note("floods");
        byte[] chunk = new byte[1_000];
        // No encoding of Unicode and no ASCII has such a byte.
        Arrays.fill(chunk, (byte) 0xFF);
        for (int written = 0; written < bytes; written += chunk.length) {
            err.write(chunk);
        }
    }

    /** Starts a worker that ends only if it is killed, and waits until it and its child, if it has one, are up. */
    private void startChild(boolean withChild) throws IOException {
        List<String> command = new ArrayList<>(Workers.java());
        command.add(folder);
        command.add(text(Workers.END, ":hang"));
        if (withChild) {
            command.add(text(Workers.START, ":child"));
        }
        Process child =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        child.getOutputStream().close();
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    private String answer(String request) {
        int dots = request.indexOf("..");
        if (claims && dots >= 0) {
            return text(request, " ", request.substring(dots + 2), " end");
        }
        if (!tests) {
            return text(request, dots < 0 ? " composite" : " end");
        }
        if (dots < 0) {
            long n = Long.parseLong(request);
            return text(request, isPrime(n) ? " prime" : " composite");
        }
        StringBuilder answer = new StringBuilder(request);
        long to = Long.parseLong(request.substring(dots + 2));
        // From 2 on, for an interval that begins far below, by mistake, is to be answered as well.
        for (long n = Math.max(2, Long.parseLong(request.substring(0, dots))); n <= to; n++) {
            if (isPrime(n)) {
                answer.append(' ').append(n);
            }
        }
        return answer.append(" end").toString();
    }

    private static boolean isPrime(long n) {
        if (n < 4 || n % 2 == 0) {
            return n == 2 || n == 3;
        }
        for (long d = 3; d <= n / d; d += 2) {
            if (n % d == 0) {
                return false;
            }
        }
        return true;
    }

    /** The next line, or {@code null} at the end of the input; what has no line end is no line. */
    private String read() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
        }
        return null;
    }

    private void say(String what) throws IOException {
        out.write(what.getBytes(StandardCharsets.US_ASCII));
    }

    /** Notes what is not written before the next {@link #note}. */
    private void jot(String what) {
        jotted.append(System.nanoTime()).append(' ').append(what).append('\n');
    }

    private void note(String what) throws IOException {
        jot(what);
        journal.write(jotted.toString().getBytes(StandardCharsets.US_ASCII));
        jotted.setLength(0);
    }

    private void end(int code) throws IOException {
        note(text("ends ", code));
        Runtime.getRuntime().halt(code);
    }

    private static String text(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part);
        }
        return text.toString();
    }
}

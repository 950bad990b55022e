package io.github.primeskata.observe;

import io.github.primeskata.channel.Frame;
import io.github.primeskata.channel.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What a subject has said so far. Thread-safe; its own monitor guards everything. */
final class Recording implements ChildJvm.Receiver {

    private static final int MAX_CHECKS = 1_000;
    private static final int MAX_ENTRIES = 5_000;
    private static final long MAX_ENTRY_CHARS = 16L << 20;
    private static final int MAX_OUTPUT_BYTES = 8 << 10;

    private final List<CheckObservation> checks = new ArrayList<>();
    private final List<ReportEntry> entries = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final List<String> left = new ArrayList<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private RunListener listener = RunListener.NONE;
    private long entryChars;
    private String running = "";
    private boolean ready;
    private Frame exiting;
    private Stacks stacks;
    private Ending ending;
    private boolean closed;
    private OptionalLong cpuNanos = OptionalLong.empty();

    synchronized void tell(RunListener newListener) {
        listener = newListener;
    }

    @Override
    public void received(Frame frame) throws ProtocolException {
        CheckObservation finished = null;
        String started = null;
        RunListener told;
        synchronized (this) {
            if (ending != null) {
                return;
            }
            told = listener;
            switch (frame.type()) {
                case "READY" -> ready = true;
                case "STARTED" -> started = started(frame);
                case "ENTRY" -> entry(frame);
                case "FINISHED" -> finished = finished(frame);
                case "OUTPUT" -> output(frame);
                case "EXITING" -> exiting = frame;
                case "STACKS" ->
                    stacks = new Stacks(
                            frame.text("kind"), frame.text("location"), frame.text("text"), frame.text("deadlock"));
                case "DONE" -> done(frame);
                case "OUTPUT_LIMIT" -> ending = new Ending.OutputLimit(frame.text("location"), frame.text("thread"));
                case "OUT_OF_MEMORY" -> ending = new Ending.OutOfMemory(frame.text("kind"), frame.text("location"));
                case "NOT_RUNNABLE" -> ending = new Ending.NotRunnable(frame.text("verdict"), frame.text("observed"));
                case "FAULT" -> ending = new Ending.HarnessFault(frame.text("what"));
                default -> throw new ProtocolException("a frame of type " + frame.type());
            }
            notifyAll();
        }
        // Outside of the monitor: it is not ours to say what a listener waits for.
        if (started != null) {
            told.started(started);
        } else if (finished != null) {
            told.finished(finished);
        }
    }

    @Override
    public synchronized void ended(String violation) {
        if (!violation.isEmpty()) {
            end(new Ending.ProtocolViolation(violation));
        }
        closed = true;
        notifyAll();
    }

    /** Sets the ending if none is known yet. */
    synchronized void end(Ending newEnding) {
        if (ending == null) {
            ending = newEnding;
        }
        notifyAll();
    }

    /** Waits until the run has ended in some way; returns whether it has. */
    synchronized boolean awaitEnd(long nanos) throws InterruptedException {
        return await(nanos, false);
    }

    /** Waits until the stacks are there or the run has ended. */
    synchronized boolean awaitStacks(long nanos) throws InterruptedException {
        return await(nanos, true);
    }

    private boolean await(long nanos, boolean forStacks) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (ending == null && !closed && !(forStacks && stacks != null)) {
            long millis = (deadline - System.nanoTime() + 999_999) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    synchronized boolean hasEnding() {
        return ending != null;
    }

    synchronized Stacks stacks() {
        return stacks == null ? Stacks.NONE : stacks;
    }

    /** The ending by the exit code of a JVM that did not say how it ended. */
    synchronized void endedWith(int code, String errors) {
        if (!ready) {
            end(new Ending.HarnessFault("the JVM ended with code " + code + " before it was ready: " + errors));
        } else if (exiting != null) {
            end(new Ending.Exited(code, exiting.text("location"), exiting.text("thread")));
        } else if (code > 128 && code <= 128 + 64) {
            end(new Ending.Crashed(code - 128));
        } else if (code == 97) {
            end(new Ending.HarnessFault(errors));
        } else {
            end(new Ending.Exited(code, "", ""));
        }
    }

    synchronized BehaviourRun toRun(String errors, List<String> alsoLeft, long elapsedNanos, OptionalLong seenCpu) {
        var allLeft = new ArrayList<>(left);
        alsoLeft.stream().filter(line -> !allLeft.contains(line)).forEach(allLeft::add);
        return new BehaviourRun(
                checks,
                entries,
                ending,
                running,
                output.toString(StandardCharsets.UTF_8),
                errors,
                allLeft,
                elapsedNanos,
                cpuNanos.isPresent() ? cpuNanos : seenCpu);
    }

    private String started(Frame frame) throws ProtocolException {
        String id = frame.text("id");
        if (!running.isEmpty() || id.isEmpty() || known.size() == MAX_CHECKS || !known.add(id)) {
            throw new ProtocolException("check " + id + " starts out of turn");
        }
        running = id;
        return id;
    }

    private CheckObservation finished(Frame frame) throws ProtocolException {
        String id = frame.text("id");
        if (running.isEmpty() || !id.equals(running)) {
            throw new ProtocolException("check " + id + " ends out of turn");
        }
        CheckObservation.Status status;
        try {
            status = CheckObservation.Status.valueOf(frame.text("status"));
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("a status " + frame.text("status"));
        }
        var check = new CheckObservation(
                id,
                status,
                frame.text("verdict"),
                frame.text("observed"),
                frame.text("location"),
                frame.text("detail"),
                frame.text("steps"),
                frame.text("kind"),
                frame.flag("fatal"),
                frame.text("exceptionType"),
                frame.number("elapsedNanos"));
        checks.add(check);
        running = "";
        return check;
    }

    private void entry(Frame frame) throws ProtocolException {
        String value = frame.text("value");
        entryChars += value.length();
        if (entries.size() == MAX_ENTRIES || entryChars > MAX_ENTRY_CHARS) {
            throw new ProtocolException("too many report entries");
        }
        entries.add(new ReportEntry(frame.text("id"), frame.text("key"), value));
    }

    private void output(Frame frame) {
        byte[] bytes = frame.text("bytes").getBytes(StandardCharsets.ISO_8859_1);
        output.write(bytes, 0, Math.min(bytes.length, MAX_OUTPUT_BYTES - output.size()));
    }

    private void done(Frame frame) throws ProtocolException {
        if (!running.isEmpty()) {
            throw new ProtocolException("done while check " + running + " runs");
        }
        left.addAll(frame.lines("left"));
        long nanos = frame.number("cpuNanos");
        cpuNanos = nanos < 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
        ending = new Ending.Done(frame.flag("poisoned"));
    }
}

package io.github.primeskata.subject;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * A recording of calls and threads by the JDK's flight recorder: how often each method of some classes was called and
 * for how long, who was alive when, and who waited. Needs a JDK that can time methods, 25 or newer.
 */
final class CallRecording implements AutoCloseable {

    /** Shorter waits are many, and too small to be seen. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    private static final Duration SAMPLE = Duration.ofMillis(10);

    /** More threads are counted, not told one by one. */
    private static final int LANES = 200;

    /** How the names of the classes begin that are compiled with a submission. */
    private static final String LEARNERS = "kata.";

    /** The recorder prepares classes when the solution first needs them; that is not the solution's work. */
    private static final String RECORDERS = "jdk.jfr.internal";

    private static final int METHODS = 500;
    private static final int NAME_CHARS = 200;

    private static final String TIMING = "jdk.MethodTiming";
    private static final List<String> STARTS = List.of("jdk.ThreadStart", "jdk.VirtualThreadStart");
    private static final List<String> ENDS = List.of("jdk.ThreadEnd", "jdk.VirtualThreadEnd");
    private static final List<String> WAITS =
            List.of("jdk.ThreadPark", "jdk.ThreadSleep", "jdk.JavaMonitorWait", "jdk.JavaMonitorEnter");

    private final Recording recording;
    private final Thread caller = Thread.currentThread();

    private CallRecording(Recording recording) {
        this.recording = recording;
    }

    /**
     * Begins to record.
     *
     * @param methods names of classes, of all whose methods are timed, and {@code class::method}
     */
    static CallRecording start(List<String> methods) {
        Recording recording = new Recording();
        recording.enable(TIMING).with("filter", String.join(";", methods)).with("period", "endChunk");
        recording.enable("jdk.ExecutionSample").withPeriod(SAMPLE);
        STARTS.forEach(event -> recording.enable(event).withoutStackTrace());
        ENDS.forEach(event -> recording.enable(event).withoutStackTrace());
        WAITS.forEach(event -> recording.enable(event).withThreshold(SHORTEST_WAIT));
        recording.start();
        return new CallRecording(recording);
    }

    /** Stops and writes what was recorded. */
    void stop(Path file) throws IOException {
        recording.stop();
        recording.dump(file);
    }

    @Override
    public void close() {
        recording.close();
    }

    /** What the recorded file tells of the time between two moments. */
    Told read(Path file, Instant begin, Instant end) throws IOException {
        Map<String, long[]> methods = new HashMap<>();
        Map<Long, Lane> lanes = new LinkedHashMap<>();
        lanes.put(caller.getId(), new Lane("caller", begin));
        long samples = 0;
        List<RecordedEvent> events = new ArrayList<>();
        try (RecordingFile in = new RecordingFile(file)) {
            while (in.hasMoreEvents()) {
                events.add(in.readEvent());
            }
        }
        events.sort(Comparator.comparing(RecordedEvent::getStartTime));
        for (RecordedEvent event : events) {
            String type = event.getEventType().getName();
            if (type.equals(TIMING)) {
                timing(event, methods);
            } else if (type.equals("jdk.ExecutionSample")) {
                samples += inLearnersCode(event) ? 1 : 0;
            } else if (!event.getEndTime().isBefore(begin)
                    && !event.getStartTime().isAfter(end)) {
                thread(event, type, lanes, begin, end);
            }
        }
        return new Told(methods(methods), lanes(lanes, begin, end), lanes.size(), samples);
    }

    private static boolean inLearnersCode(RecordedEvent sample) {
        if (sample.getStackTrace() == null) {
            return false;
        }
        List<String> classes = sample.getStackTrace().getFrames().stream()
                .map(frame -> frame.getMethod().getType().getName())
                .toList();
        return classes.stream().anyMatch(name -> name.startsWith(LEARNERS))
                && classes.stream().noneMatch(name -> name.startsWith(RECORDERS));
    }

    private static void timing(RecordedEvent event, Map<String, long[]> methods) {
        RecordedMethod method = event.getValue("method");
        long calls = event.getLong("invocations");
        if (method == null || calls <= 0) {
            return;
        }
        String name = method.getType().getName() + "." + method.getName();
        long average = event.getDuration("average").toNanos();
        long most = event.getDuration("maximum").toNanos();
        long[] counts = methods.computeIfAbsent(name + "|" + method.getDescriptor(), key -> new long[3]);
        // Counted from the beginning: a later event of the same method holds the earlier one.
        if (calls >= counts[0]) {
            counts[0] = calls;
            counts[1] = Math.max(0, average) * calls;
            counts[2] = Math.max(0, most);
        }
    }

    private static void thread(RecordedEvent event, String type, Map<Long, Lane> lanes, Instant begin, Instant end) {
        boolean starts = STARTS.contains(type);
        RecordedThread thread = starts && event.hasField("thread") ? event.getThread("thread") : event.getThread();
        if (thread == null) {
            thread = event.getThread();
        }
        if (thread == null || thread.getJavaThreadId() <= 0) {
            return;
        }
        if (starts) {
            String name = thread.getJavaName();
            boolean nameless = name == null || name.isEmpty();
            lanes.putIfAbsent(
                    thread.getJavaThreadId(),
                    new Lane(nameless ? "thread-" + thread.getJavaThreadId() : name, event.getStartTime()));
            return;
        }
        Lane lane = lanes.get(thread.getJavaThreadId());
        if (lane == null) {
            return; // One of the JVM's, which was there before.
        }
        if (ENDS.contains(type)) {
            lane.ended = event.getEndTime();
        } else if (WAITS.contains(type)) {
            lane.waits.add(new Instant[] {event.getStartTime(), event.getEndTime()});
        }
    }

    /** A line a method: name, descriptor, calls, nanoseconds of all, nanoseconds of the longest. */
    private static List<String> methods(Map<String, long[]> methods) {
        return methods.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, long[]> one) -> -one.getValue()[1])
                        .thenComparing(Map.Entry::getKey))
                .limit(METHODS)
                .map(one -> Texts.cut(one.getKey(), 2 * NAME_CHARS) + "|" + one.getValue()[0] + "|" + one.getValue()[1]
                        + "|" + one.getValue()[2])
                .toList();
    }

    /** A line a thread: name, id, begin and end, and then pairs of begin and end of each wait, in nanoseconds. */
    private static List<String> lanes(Map<Long, Lane> lanes, Instant begin, Instant end) {
        return lanes.entrySet().stream()
                .limit(LANES)
                .map(one -> {
                    Lane lane = one.getValue();
                    String waits = lane.waits.stream()
                            .map(wait -> since(begin, wait[0]) + " " + since(begin, min(wait[1], end)))
                            .collect(Collectors.joining(" "));
                    String name = Texts.cut(lane.name.replaceAll("[|\\p{Cntrl}]", "?"), NAME_CHARS);
                    return name + "|" + one.getKey() + "|" + since(begin, lane.began) + "|"
                            + since(begin, min(lane.ended == null ? end : lane.ended, end)) + "|" + waits;
                })
                .toList();
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static long since(Instant begin, Instant then) {
        return Math.max(0, Duration.between(begin, then).toNanos());
    }

    /** What a recording tells, as lines. */
    record Told(List<String> methods, List<String> lanes, int threads, long samples) {}

    /** A thread while the file is read. */
    private static final class Lane {

        private final String name;
        private final Instant began;
        private Instant ended;
        private final List<Instant[]> waits = new ArrayList<>();

        private Lane(String name, Instant began) {
            this.name = name;
            this.began = began;
        }
    }
}

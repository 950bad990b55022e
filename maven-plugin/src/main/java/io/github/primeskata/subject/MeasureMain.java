package io.github.primeskata.subject;

import io.github.primeskata.channel.Frame;
import io.github.primeskata.channel.ProcessTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs an approach once and says how long it took, in a JVM of its own that ends with it. Or tells what the machine can
 * do at the moment, by work that is always the same.
 *
 * <p>One frame comes in over standard input, {@code MEASURE}, {@code PROFILE} or {@code CALIBRATE}; its end means that the grader is
 * gone. The answers go out over the original standard output.
 */
public final class MeasureMain {

    /** More workers are counted, not told one by one. */
    private static final int LANES = 50;

    private static final int WHAT_CHARS = 2_000;

    private final Link link = Link.open();
    private final CappedOutput output = new CappedOutput(link);
    private final ProcessTree children =
            new ProcessTree(ProcessHandle.current(), Objects.requireNonNullElse(System.getenv(ProcessTree.MARK), ""));
    private final LinkedBlockingQueue<Frame> requests = new LinkedBlockingQueue<>();

    private MeasureMain() {}

    /** Takes no arguments; never returns. */
    public static void main(String[] args) {
        MeasureMain main = new MeasureMain();
        try {
            main.serve();
        } catch (Throwable e) {
            main.failed(e);
        }
    }

    private void serve() throws Exception {
        output.install();
        Thread control = new Thread(this::control, "primes-control");
        control.setDaemon(true);
        control.start();
        link.send("READY");
        Frame request = requests.take();
        if (request.type().equals("CALIBRATE")) {
            link.send(Calibration.take((int) request.number("pairs"), (int) request.number("threads")));
        } else if (request.type().equals("PROFILE")) {
            profile(request);
        } else {
            measure(request);
        }
        end(0);
    }

    private static Job job(Frame request) throws IOException {
        return new Job(
                request.number("last"),
                (int) request.number("workers"),
                Duration.ofNanos(request.number("delayNanos")),
                Files.createDirectories(Path.of(request.text("journals"))));
    }

    private static Search search(Frame request) throws ReflectiveOperationException {
        return (Search)
                Class.forName(request.text("search")).getDeclaredConstructor().newInstance();
    }

    /** Runs once while calls are timed. */
    private void profile(Frame request) throws Exception {
        Job job = job(request);
        Path file = Path.of(request.text("file"));
        List<Find> finds;
        CallRecording.Told told;
        long elapsed;
        try (CallRecording recording = CallRecording.start(request.lines("methods"))) {
            Search search = search(request);
            Instant begin = Instant.now();
            long nanos = System.nanoTime();
            finds = search.run(job);
            elapsed = System.nanoTime() - nanos;
            Instant end = Instant.now();
            recording.stop(file);
            told = recording.read(file, begin, end);
        }
        link.send(
                "PROFILED",
                "elapsedNanos",
                elapsed,
                "fault",
                Primes.fault(finds, job.last()),
                "threads",
                told.threads(),
                "samples",
                told.samples(),
                "methods",
                String.join("\n", told.methods()),
                "lanes",
                String.join("\n", told.lanes()));
    }

    private void measure(Frame request) throws Exception {
        Job job = job(request);
        Search search = search(request);
        long cpu = cpuNanos();
        long childCpu = childCpuNanos();
        long begin = System.nanoTime();
        List<Find> finds = search.run(job);
        long elapsed = System.nanoTime() - begin;
        link.send(
                "MEASURED",
                "elapsedNanos",
                elapsed,
                "cpuNanos",
                cpuNanos() - cpu,
                "childCpuNanos",
                childCpuNanos() - childCpu,
                "processors",
                Runtime.getRuntime().availableProcessors());
        // Whoever reads the above takes the time until now for that of the process; all below is ours.
        String fault = Primes.fault(finds, job.last());
        List<String> lanes = lanes(finds, job);
        link.send(
                "CHECKED",
                "fault",
                fault,
                "workers",
                lanes.size(),
                "lanes",
                lanes.stream().limit(LANES).collect(Collectors.joining("\n")));
    }

    /** Name, thread, process, number of primes, and the first of them, with a bar between; a line a worker. */
    private static List<String> lanes(List<Find> finds, Job job) throws IOException {
        boolean told = finds.stream().noneMatch(find -> find.worker().isEmpty());
        List<Find> byThread = job.byThread();
        if (!told && byThread.isEmpty()) {
            return journals(job.journals());
        }
        return (told ? finds : byThread)
                .stream()
                        .map(find -> lane(
                                find.worker(),
                                find.thread(),
                                find.process(),
                                find.primes().size(),
                                find.primes().stream()
                                        .sorted()
                                        .limit(WorkerMain.SHOWN)
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(" "))))
                        .toList();
    }

    private static List<String> journals(Path folder) throws IOException {
        List<String> lanes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() >= 1) {
                    lanes.add(lane(
                            "Worker-" + (lanes.size() + 1),
                            0,
                            Long.parseLong(file.getFileName().toString()),
                            Integer.parseInt(lines.get(0)),
                            lines.size() > 1 ? lines.get(1) : ""));
                }
            }
        }
        return lanes;
    }

    private static String lane(String worker, long thread, long process, int count, String first) {
        String name = Texts.cut(worker.replaceAll("[|\\p{Cntrl}]", "?"), 60);
        return name + "|" + thread + "|" + process + "|" + count + "|" + first;
    }

    private void control() {
        while (true) {
            Frame request = link.read();
            if (request == null) {
                children.kill();
                Runtime.getRuntime().halt(ExitCode.PARENT_GONE);
            }
            requests.add(request);
        }
    }

    private void failed(Throwable thrown) {
        try {
            StringWriter text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            link.send("THREW", "what", Texts.cut(text.toString(), WHAT_CHARS));
        } finally {
            end(ExitCode.HARNESS_FAULT);
        }
    }

    private void end(int code) {
        output.sendPending();
        children.kill();
        Runtime.getRuntime().halt(code);
    }

    /** What this process has used, in steps of 10 ms on Linux; 0 where nobody tells. */
    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    /** What the child processes that have ended have used, in steps of 10 ms; 0 where nobody tells. */
    private static long childCpuNanos() {
        Path stat = Path.of("/proc/self/stat");
        try {
            // proc(5): after the name in brackets, the 14th and 15th field are the children's times, in ticks of 10 ms.
            String[] fields =
                    Files.readString(stat).replaceFirst("(?s).*\\) ", "").split(" ");
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 10_000_000;
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return 0;
        }
    }
}

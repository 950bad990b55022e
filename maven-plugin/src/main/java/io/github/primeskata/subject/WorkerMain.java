package io.github.primeskata.subject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A worker process of a measured run. It names itself, then answers requests, a number or an interval a line, until its
 * input ends; each test waits first if it is told to. Beside its answers it keeps a journal of what it has found.
 */
public final class WorkerMain {

    /** How many primes of a worker are shown. */
    static final int SHOWN = 5;

    private final long delayNanos;
    private final Path journal;
    private final List<Long> first = new ArrayList<>();
    private long count;

    private WorkerMain(long delayNanos, Path journal) {
        this.delayNanos = delayNanos;
        this.journal = journal;
    }

    /** Takes the delay of a test in nanoseconds, and the folder for the journal. */
    public static void main(String[] args) throws IOException, InterruptedException {
        long pid = ProcessHandle.current().pid();
        new WorkerMain(Long.parseLong(args[0]), Path.of(args[1]).resolve(Long.toString(pid))).serve(pid);
    }

    private void serve(long pid) throws IOException, InterruptedException {
        var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        var answers = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
        answer(answers, "worker " + pid + " " + Thread.currentThread().getId());
        for (String request = requests.readLine(); request != null; request = requests.readLine()) {
            int dots = request.indexOf("..");
            if (dots < 0) {
                answer(answers, request + (test(Long.parseLong(request)) ? " prime" : " composite"));
            } else {
                answer(
                        answers,
                        interval(
                                request,
                                Long.parseLong(request.substring(0, dots)),
                                Long.parseLong(request.substring(dots + 2))));
                // Whoever is given intervals is given few, and may be ended before its input is.
                write();
            }
        }
        write();
    }

    private String interval(String request, long from, long to) throws InterruptedException {
        var line = new StringBuilder(request);
        for (long n = from; n <= to; n++) {
            if (test(n)) {
                line.append(' ').append(n);
            }
        }
        return line.append(" end").toString();
    }

    private boolean test(long n) throws InterruptedException {
        if (delayNanos > 0) {
            TimeUnit.NANOSECONDS.sleep(delayNanos);
        }
        boolean prime = TrialDivision.isPrime(n);
        if (prime && count++ < SHOWN) {
            first.add(n);
        }
        return prime;
    }

    private void write() throws IOException {
        String primes = first.stream().map(String::valueOf).collect(Collectors.joining(" "));
        Files.writeString(journal, count + "\n" + primes);
    }

    private static void answer(PrintStream answers, String line) {
        answers.print(line + "\n");
        answers.flush();
    }
}

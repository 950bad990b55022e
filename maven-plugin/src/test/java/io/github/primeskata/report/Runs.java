package io.github.primeskata.report;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Check;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Rule;
import io.github.primeskata.grade.CheckReport;
import io.github.primeskata.grade.Ending;
import io.github.primeskata.grade.Evidence;
import io.github.primeskata.grade.ExerciseGrade;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Grader;
import io.github.primeskata.grade.Step;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.run.Lane;
import io.github.primeskata.run.Lanes;
import io.github.primeskata.run.Result;
import io.github.primeskata.run.Work;
import io.github.primeskata.screen.ScreenFinding;
import io.github.primeskata.state.LearnerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs as they may come out, made by the grader from evidence: for reports. */
public final class Runs {

    private static final Check ONCE = Samples.check("every_number_is_tested_exactly_once", 2);
    private static final Check NAMES = Samples.check("workers_are_named", 1);
    private static final Check MEET = Samples.check("two_callers_are_inside_at_once", 3);
    private static final List<Check> PLAN = List.of(ONCE, NAMES, MEET);
    private static final List<CheckReport> ALL_HELD =
            PLAN.stream().map(check -> CheckReport.passed(check.id())).toList();
    private static final Lanes LANES = new Lanes(
            MEET.id(),
            List.of(
                    new Lane(
                            "Worker-1",
                            31,
                            4711,
                            List.of(2L, 3L, 5L, 7L, 11L, 13L, 4L, 6L),
                            List.of(2L, 3L, 5L, 7L, 11L, 13L),
                            moments(0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)),
                    new Lane("Worker-2", 32, 4711, List.of(9L), List.of(), moments(1, 17)),
                    new Lane("Worker-3", 33, 4711, List.of(), List.of())));

    private static final List<Work> WORK = List.of(
            new Work(ONCE.id(), 168, 2, Optional.of(new Work.OfThreads(168, 2, 2, 2_000, 1_020)), Optional.empty()));

    private Runs() {}

    private static List<Lane.Moment> moments(int... ends) {
        return IntStream.range(0, ends.length / 2)
                .mapToObj(i -> new Lane.Moment(ends[2 * i], ends[2 * i + 1]))
                .toList();
    }

    /** A report of these. */
    public static RunReport report(Result... results) {
        return new RunReport(
                "0.1.0",
                "25.0.3",
                2,
                Instant.parse("2026-11-23T10:15:30Z"),
                List.of(results),
                code(results),
                Map.of("e510_lost_update", 1, "e310_asynchronous", 3),
                standing(results),
                List.of("details in target/primes/result.json"));
    }

    /** As if the course were these and two more, of which one is solved. */
    private static Standing standing(Result... results) {
        Map<String, String> verdicts = new HashMap<>(Map.of("e020_special_primes", "PASS"));
        List<Exercise> course =
                new ArrayList<>(List.of(Samples.exercise("e020_special_primes"), Samples.exercise("e920_sieve")));
        for (Result result : results) {
            course.add(result.grade().exercise());
            verdicts.put(
                    result.grade().exercise().name(), result.grade().verdict().word());
        }
        return Standing.of(course, new LearnerState(Map.of(), verdicts));
    }

    /** The lines that the failures name, of a file whose every line tells its number. */
    private static Map<String, List<CodeLine>> code(Result... results) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            lines.add("        tally.write(tally.read() + " + i + "); // and then some more words, so that it is long");
        }
        Map<String, List<String>> files = Map.of("PrimeCounter.java", lines, "ThreadsRunner.java", lines);
        Map<String, List<CodeLine>> code = new HashMap<>();
        for (Result result : results) {
            result.grade()
                    .failure()
                    .map(failure -> CodeLine.of(failure, files))
                    .filter(named -> !named.isEmpty())
                    .ifPresent(named -> code.put(result.grade().exercise().name(), named));
        }
        return code;
    }

    private static Result result(ExerciseGrade grade, List<Lanes> lanes, String output, String... warnings) {
        return new Result(grade, lanes, lanes.isEmpty() ? List.of() : WORK, output, List.of(warnings), 1_340_000_000L);
    }

    private static Evidence evidence(String name) {
        return Evidence.none(Samples.withStructure(name), PLAN);
    }

    private static List<CheckReport> reports(Check failing, String verdict, String observed, String detail) {
        return reports(failing, verdict, observed, detail, List.of());
    }

    private static List<CheckReport> reports(
            Check failing, String verdict, String observed, String detail, List<Step> steps) {
        return PLAN.stream()
                .map(check -> check == failing
                        ? new CheckReport(
                                check.id(), false, verdict, "", observed, "ThreadsRunner.java:31", detail, steps)
                        : CheckReport.passed(check.id()))
                .toList();
    }

    /** A pass. */
    public static Result pass(String name) {
        Evidence evidence = evidence(name).withRun(ALL_HELD, Optional.empty());
        return result(Grader.grade(evidence), List.of(LANES), "hello\n");
    }

    static Result race(String name) {
        String table = """
                Worker-1            Worker-2
                read() 41
                                    read() 41
                                    write(42)
                write(42)                            <-
                """;
        String observed =
                "two workers found 2 primes each and the counter says 2; the update of the first one was lost";
        List<Step> steps = List.of(
                new Step("Worker-1", "read() 41", "PrimeCounter.java:22", false),
                new Step("Worker-2", "read() 41", "PrimeCounter.java:22", false),
                new Step("Worker-2", "write(42)", "PrimeCounter.java:22", false),
                new Step("Worker-1", "write(42)", "", true));
        Evidence evidence = evidence(name).withRun(reports(MEET, "RACE", observed, table, steps), Optional.empty());
        return result(
                Grader.grade(evidence),
                List.of(LANES),
                "one\ntwo\nthree\nfour\n",
                "ThreadsRunner.java is not UTF-8; it was read as windows-1252");
    }

    /** A lost update, as an observed number tells it. */
    public static Result lostUpdate(String name) {
        return race(name, "first", "second", "PrimeCounter.java:22");
    }

    /** A lost update whose every name is an attack on a page. */
    static Result hostileRace(String name) {
        String attack = "</script></p><script>fetch('https://example.org')</script><img src=x onerror=alert(1)>";
        return race(name, "a " + attack, "b \" onload='alert(2)' " + attack, attack);
    }

    private static Result race(String name, String first, String second, String line) {
        List<Step> steps = List.of(
                new Step(first, "read 0", line, false),
                new Step(second, "read 0", line, false),
                new Step(second, "write 1", line, false),
                new Step(first, "write 1", line, true));
        Lanes lanes = new Lanes(
                MEET.id(),
                List.of(
                        new Lane(first, 31, 4711, List.of(2L, 3L, 4L), List.of(2L, 3L)),
                        new Lane(second, 32, 4711, List.of(), List.of(5L, 7L))));
        List<CheckReport> reports = reports(MEET, "RACE", "2 finds, total 1 " + line, line, steps);
        return result(
                Grader.grade(evidence(name).withRun(reports, Optional.empty())),
                List.of(lanes, new Lanes(ONCE.id(), lanes.lanes())),
                line,
                line);
    }

    /** What a shallow grade has left open. */
    public static Result quick(String name) {
        Evidence evidence = evidence(name).withLeftOut(List.of(MEET)).withRun(ALL_HELD.subList(0, 2), Optional.empty());
        return result(Grader.grade(evidence), List.of(), "");
    }

    static Result notStarted(String name) {
        return result(Grader.grade(evidence(name).notStarted()), List.of(), "");
    }

    static Result compileError(String name) {
        Failure failure = new Failure(
                new Verdict.CompileError("ThreadsRunner.java:12"),
                "it_compiles",
                "",
                "';' expected",
                "ThreadsRunner.java:12",
                "");
        return result(Grader.grade(evidence(name).withCompileError(failure)), List.of(), "");
    }

    static Result noFiles(String name) {
        Exercise exercise = new Exercise(name, Samples.exercise(name).page(), List.of());
        Failure failure = new Failure(
                new Verdict.ContractMissing("source"),
                "the_contract_is_there",
                "",
                "the folder holds no Java file",
                "",
                "");
        return result(Grader.grade(Evidence.none(exercise, PLAN).withMissing(failure)), List.of(), "");
    }

    static Result forbidden(String name) {
        ScreenFinding finding =
                new ScreenFinding(Rule.EXECUTOR, "C2", "Executors.newFixedThreadPool", "ThreadsRunner.java:17");
        return result(Grader.grade(evidence(name).withScreened(List.of(finding))), List.of(), "");
    }

    static Result exit(String name) {
        ScreenFinding finding = new ScreenFinding(Rule.EXIT, "", "System.exit", "ThreadsRunner.java:17");
        return result(Grader.grade(evidence(name).withScreened(List.of(finding))), List.of(), "");
    }

    static Result hang(String name) {
        Ending ending = new Ending(
                new Verdict.Timeout("busy"),
                NAMES.id(),
                "it did not end; its threads are busy",
                "ThreadsRunner.java:40",
                "\"Worker-1\" RUNNABLE\n    at ThreadsRunner.work(ThreadsRunner.java:40)\n");
        Evidence evidence = evidence(name).withRun(List.of(CheckReport.passed(ONCE.id())), Optional.of(ending));
        return result(Grader.grade(evidence), List.of(), "");
    }

    static Result internalError(String name) {
        return result(Grader.grade(evidence(name).withFault("the compiler's JVM did not start")), List.of(), "");
    }

    /** What a submission could say to spoil a terminal: codes, marks that turn text, floods. */
    static Result hostile(String name) {
        String nasty = "\u001b[2J\u001b]0;title\u0007 \u009b31m \u202e\u2066desrever\u2069\u202c \u061c\u2028"
                + (char) 0xd800 + " \r over";
        List<CheckReport> reports = List.of(
                CheckReport.passed(ONCE.id()),
                CheckReport.passed(NAMES.id()),
                new CheckReport(
                        MEET.id(),
                        false,
                        "EXCEPTION",
                        "Bad\u202e\u001b[1mException",
                        nasty + "\n" + "x".repeat(100_000),
                        "Evil\u001b[7m.java:1",
                        nasty + "\n".repeat(3000) + "y".repeat(100_000),
                        List.of(new Step(nasty, nasty, nasty, true))));
        Lanes lanes = new Lanes(
                MEET.id(),
                List.of(
                        new Lane(nasty, 1, 1, List.of(2L), List.of(2L)),
                        new Lane("w".repeat(100_000), 2, 1, List.of(3L), List.of(3L))));
        return result(
                Grader.grade(evidence(name).withRun(reports, Optional.empty())),
                List.of(lanes),
                nasty + "\n" + "z".repeat(100_000) + "\n\u001b[31m\nfour\n",
                nasty);
    }

    /** A result with each verdict, whatever stage it comes from. */
    static Result with(Verdict verdict) {
        Optional<Failure> failure = verdict instanceof Verdict.Pass || verdict instanceof Verdict.NotStarted
                ? Optional.empty()
                : Optional.of(new Failure(verdict, "a_check", "C1", "what was seen", "A.java:3", "more"));
        return result(
                new ExerciseGrade(Samples.exercise("e410_threads"), verdict, failure, List.of(), 0, 0),
                List.of(LANES),
                "");
    }

    /** All of the above, by name: what the golden files are made of. */
    public static Map<String, RunReport> all() {
        Map<String, RunReport> runs = new LinkedHashMap<>();
        runs.put("pass", report(pass("e410_threads")));
        runs.put("failure", report(race("e510_lost_update")));
        runs.put("quick", report(quick("e410_threads")));
        runs.put("hang", report(hang("e410_threads")));
        runs.put("compile-error", report(compileError("e410_threads")));
        runs.put("forbidden-api", report(forbidden("e410_threads")));
        runs.put("exit", report(exit("e410_threads")));
        runs.put("internal-error", report(internalError("e410_threads")));
        runs.put("not-started", report(notStarted("e410_threads")));
        runs.put("no-files", report(noFiles("e410_threads")));
        runs.put("hostile", report(hostile("e410_threads")));
        runs.put(
                "several",
                report(
                        pass("e010_prime_test"),
                        pass("e110_synchronous"),
                        race("e210_cooperative"),
                        internalError("e310_asynchronous"),
                        forbidden("e410_threads"),
                        notStarted("e510_lost_update")));
        runs.put("several-no-files-first", report(noFiles("e010_prime_test"), notStarted("e110_synchronous")));
        runs.put("all-solved", report(pass("e010_prime_test"), pass("e110_synchronous")));
        return runs;
    }

    static List<Exercise> exercises(String... names) {
        return Arrays.stream(names).map(Samples::exercise).toList();
    }
}

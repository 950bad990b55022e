package io.github.primeskata.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one run comes to; how long it takes is nobody's business here. */
class MeasurementTest {

    private static final String LOOP = "io.github.primeskata.subject.PlainLoop";

    @TempDir
    Path folder;

    private Measurement measurement;

    @BeforeEach
    void prepare() {
        List<Path> classPath = new ArrayList<>(List.of(Forks.runtime().get(0), folder.resolve("classes")));
        measurement = new Measurement(
                ProcessStarter.system(), new JvmSettings(Forks.javaHome(), classPath, folder.resolve("cwd")));
    }

    private RunFacts run(String search, int workers, Duration delay, Duration limit) throws Exception {
        return measurement.run(new RunRequest(search, 100, workers, delay, folder.resolve("journals")), limit);
    }

    /** Runs a search whose body is this. */
    private RunFacts runFixture(String body, Duration limit) throws Exception {
        compileFixture(body);
        return run("kata.fixture.Fixture", 2, Duration.ZERO, limit);
    }

    private void compileFixture(String body) throws Exception {
        try (CompilerJvm compiler =
                CompilerJvm.start(ProcessStarter.system(), Forks.compilerSettings(folder), CompilerJvm.DEFAULT_LIMIT)) {
            Path source = Forks.source(folder, "Fixture", """
                    import io.github.primeskata.subject.*;
                    import java.util.*;
                    public class Fixture implements Search {
                        public List<Find> run(Job job) throws Exception {
                            %s
                        }
                    }
                    """.formatted(body));
            List<Path> classPath = new ArrayList<>(Forks.junit());
            classPath.add(Forks.runtime().get(0));
            CompileOutcome outcome =
                    compiler.compile(new CompileRequest(List.of(source), classPath, folder.resolve("classes"), 25));
            assertTrue(outcome.ok(), () -> outcome.diagnostics().toString());
        }
    }

    /** Profiles a search whose body is this, its own methods and the prime test. */
    private ProfileFacts profileFixture(String body, Duration limit) throws Exception {
        compileFixture(body);
        return measurement.profile(
                new RunRequest("kata.fixture.Fixture", 100, 2, Duration.ZERO, folder.resolve("journals")),
                List.of("io.github.primeskata.subject.Job::isPrime", "kata.fixture.Fixture"),
                folder.resolve("fixture.jfr"),
                limit);
    }

    @Test
    void profile_counts_calls_and_knows_who_was_there_and_who_waited() throws Exception {
        ProfileFacts facts = profileFixture("""
                List<Long> primes = new ArrayList<>();
                Thread worker = new Thread(() -> {
                    for (long n = 1; n <= job.last(); n++) {
                        if (job.isPrime(n)) {
                            primes.add(n);
                        }
                    }
                    java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
                }, "Worker-1");
                worker.start();
                worker.join();
                return Find.of(primes);
                """, Forks.GENEROUS);

        assertEquals(RunFacts.End.DONE, facts.end(), facts.detail());
        assertEquals(100, calls(facts, "io.github.primeskata.subject.Job.isPrime"));
        assertEquals(1, calls(facts, "kata.fixture.Fixture.run"));
        assertEquals(
                List.of("caller", "Worker-1"),
                facts.lanes().stream().map(ProfileFacts.Lane::name).toList());
        assertEquals(2, facts.threads());
        ProfileFacts.Lane worker = facts.lanes().get(1);
        assertTrue(worker.begin() > 0 && worker.end() <= facts.lanes().get(0).end(), facts::toString);
        // A park may end early for no reason, so only that there was one.
        assertFalse(worker.waits().isEmpty(), facts::toString);
        assertTrue(Files.size(folder.resolve("fixture.jfr")) > 0);
    }

    private static long calls(ProfileFacts facts, String method) {
        return facts.methods().stream()
                .filter(one -> one.name().equals(method))
                .mapToLong(ProfileFacts.Method::calls)
                .sum();
    }

    @Test
    void profile_of_what_throws_says_what() throws Exception {
        ProfileFacts facts = profileFixture("throw new UnsupportedOperationException(\"TODO\");", Forks.GENEROUS);
        assertEquals(RunFacts.End.THREW, facts.end());
        assertTrue(facts.detail().startsWith("java.lang.UnsupportedOperationException: TODO"), facts.detail());
    }

    @Test
    void profile_of_what_does_not_end_is_ended_at_its_limit() throws Exception {
        ProfileFacts facts = profileFixture("while (true) Thread.onSpinWait();", Duration.ofSeconds(2));
        assertEquals(RunFacts.End.LIMIT, facts.end());
    }

    @Test
    void run_that_finds_all_is_done_and_says_who_found_what() throws Exception {
        RunFacts facts = run(LOOP, 1, Duration.ZERO, Forks.GENEROUS);
        assertEquals(RunFacts.End.DONE, facts.end(), facts.detail());
        assertEquals(1, facts.workers());
        RunFacts.Lane lane = facts.lanes().get(0);
        assertEquals(25, lane.primes());
        assertEquals("2 3 5 7 11", lane.first());
        assertEquals(facts.process(), lane.process());
        assertTrue(facts.elapsedNanos() > 0 && facts.wholeNanos() >= facts.elapsedNanos(), facts::toString);
        // What is less than one of the steps in which the system counts may be none.
        assertTrue(facts.cpuNanos() >= 0, facts::toString);
        assertEquals(0, facts.childCpuNanos());
    }

    @Test
    void run_whose_tests_wait_lasts_as_long_as_they_do() throws Exception {
        RunFacts facts = run(LOOP, 1, Duration.ofMillis(2), Forks.GENEROUS);
        assertEquals(RunFacts.End.DONE, facts.end(), facts.detail());
        // A sleep may be longer than asked for, never shorter.
        assertTrue(facts.elapsedNanos() >= 200_000_000, facts::toString);
    }

    @Test
    void run_that_finds_something_else_is_wrong() throws Exception {
        RunFacts facts = runFixture("return Find.of(List.of(2L, 3L, 5L));", Forks.GENEROUS);
        assertEquals(RunFacts.End.WRONG, facts.end());
        assertEquals("7 was not found", facts.detail());
    }

    @Test
    void run_that_throws_says_what() throws Exception {
        RunFacts facts = runFixture("throw new IllegalStateException(\"no luck\");", Forks.GENEROUS);
        assertEquals(RunFacts.End.THREW, facts.end());
        assertTrue(facts.detail().startsWith("java.lang.IllegalStateException: no luck"), facts.detail());
    }

    @Test
    void run_that_ends_the_jvm_says_how() throws Exception {
        RunFacts facts = runFixture("System.exit(3); return List.of();", Forks.GENEROUS);
        assertEquals(RunFacts.End.ENDED, facts.end());
        assertTrue(facts.detail().startsWith("exit code 3"), facts.detail());
    }

    @Test
    void run_that_does_not_end_is_ended_at_its_limit() throws Exception {
        RunFacts facts = runFixture("Thread.sleep(Long.MAX_VALUE); return List.of();", Duration.ofSeconds(2));
        assertEquals(RunFacts.End.LIMIT, facts.end());
        assertEquals("2 s", facts.detail());
        assertTrue(
                ProcessHandle.of(facts.process()).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void worker_program_answers_numbers_and_intervals_and_keeps_a_journal() throws Exception {
        RunFacts facts = runFixture("""
                Process worker = new ProcessBuilder(job.workerCommand()).start();
                var out = worker.outputWriter();
                var in = worker.inputReader();
                if (!in.readLine().matches("worker " + worker.pid() + " \\\\d+")) throw new Error("greeting");
                for (String request : List.of("97", "98", "1..96", "98..100")) {
                    out.write(request + "\\n");
                    out.flush();
                    String answer = in.readLine();
                    if (!answer.startsWith(request + " ")) throw new Error(answer);
                    if (request.equals("97") && !answer.equals("97 prime")) throw new Error(answer);
                    if (request.equals("98") && !answer.equals("98 composite")) throw new Error(answer);
                    if (request.equals("98..100") && !answer.equals("98..100 end")) throw new Error(answer);
                }
                out.close();
                if (worker.waitFor() != 0) throw new Error("exit code");
                List<Long> primes = new ArrayList<>();
                for (long n = 1; n <= 100; n++) if (TrialDivision.isPrime(n)) primes.add(n);
                return Find.of(primes);
                """, Forks.GENEROUS);
        assertEquals(RunFacts.End.DONE, facts.end(), facts.detail());
        assertEquals(1, facts.lanes().size());
        RunFacts.Lane lane = facts.lanes().get(0);
        assertEquals(25, lane.primes());
        assertTrue(lane.process() != facts.process() && lane.process() > 0, facts::toString);
    }

    @Test
    void pulse_has_as_many_beats_as_asked_for() throws Exception {
        MachinePulse pulse = measurement.pulse(3, 2, Forks.GENEROUS);
        assertEquals(2, pulse.threads());
        assertEquals(3, pulse.beats().size());
        assertTrue(
                pulse.beats().stream().allMatch(beat -> beat.first() > 0 && beat.second() > 0 && beat.together() > 0));
    }
}

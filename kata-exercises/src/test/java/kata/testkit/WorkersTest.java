package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kata.testkit.Company.Outcome;
import kata.testkit.Company.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real processes. What stands for the learner's code runs in members of a company. */
class WorkersTest {

    private static final boolean POSIX = Path.of("/bin/sh").toFile().canExecute();

    private TestScope scope;
    private Workers workers;
    private Company company;

    @BeforeEach
    void begin() {
        Bystanders.remember();
        scope = TestScope.begin();
        workers = new Workers();
        company = Company.gather();
    }

    @AfterEach
    void end() {
        scope.end();
        ChildProcesses.kill();
        new Leftovers().giveUp(new Leftovers().settle());
        workers.dispose();
        assertFalse(Path.of(workers.program().command().getLast()).toFile().exists());
        TestScope.begin();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(workers.program().command()).start();
    }

    private static void ask(Process process, String... requests) throws IOException {
        for (String request : requests) {
            process.getOutputStream().write((request + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        process.getOutputStream().flush();
    }

    private static List<String> answers(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .lines()
                .toList();
    }

    private static void answers(Process process, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            process.inputReader(StandardCharsets.US_ASCII).readLine();
        }
    }

    /** What a worker says that is asked for all this, and whose input ends then. */
    private List<String> conversation(String... requests) throws IOException {
        Process process = start();
        ask(process, requests);
        process.getOutputStream().close();
        return answers(process);
    }

    @Test
    void a_worker_answers_and_is_observed() throws Exception {
        Process process = start();
        ask(process, "1", "2", "9", "1..20");
        process.getOutputStream().close();
        List<String> answers = answers(process);

        WorkerTrace trace = workers.traces().getFirst();
        assertEquals(
                List.of(
                        "worker " + process.pid() + " " + trace.threadId(),
                        "1 composite",
                        "2 prime",
                        "9 composite",
                        "1..20 2 3 5 7 11 13 17 19 end"),
                answers);
        assertEquals(process.pid(), trace.pid());
        assertEquals(List.of("1", "2", "9", "1..20"), trace.requests());
        assertEquals(2 + 2 + 2 + 6, trace.bytesRead());
        assertTrue(trace.sawEnd());
        assertEquals(0, process.waitFor());
        assertTrue(workers.traces().getFirst().ended());
    }

    @Test
    void acts_happen_where_they_are_bound_to() throws Exception {
        workers.at(2, Act.exit(17)).at(5, Act.halfALine()).at("1..20", Act.halfALine());

        Process process = start();
        ask(process, "1", "2", "3");
        assertEquals(List.of("1 composite"), answers(process).subList(1, 2));
        assertEquals(17, process.waitFor());
        assertEquals("5 pr", conversation("5").get(1));
        assertEquals("1..20 2 3 5 7 11 13 17 1", conversation("1..20").get(1));
    }

    @Test
    void what_floods_the_errors_spoils_the_answers_if_both_go_the_same_way() throws Exception {
        workers.at(2, Act.floodErrors(1));
        Process process = new ProcessBuilder(workers.program().command())
                .redirectErrorStream(true)
                .start();
        ask(process, "2", "3");
        process.getOutputStream().close();

        List<String> answers = answers(process);

        assertFalse(answers.contains("2 prime"));
        assertTrue(answers.contains("3 prime"));
    }

    @Test
    void who_writes_to_a_closed_input_fails() throws Exception {
        workers.at(1, Act.closeInput(), Act.hold());
        Member<Process> caller = company.start("caller", () -> {
            Process process = start();
            ask(process, "1");
            return process;
        });
        Process process = company.resultOf(caller);
        company.awaitInside(workers, 1);

        assertThrows(IOException.class, () -> ask(process, "2"));
    }

    @Test
    void who_reads_from_a_closed_output_comes_to_its_end() throws Exception {
        workers.atEnd(Act.closeOutput(), Act.exit(17));
        Process process = start();
        ask(process, "2");
        process.getOutputStream().close();

        assertEquals("2 prime", answers(process).get(1));
        assertEquals(17, process.waitFor());
    }

    @Test
    void a_worker_names_another_process_or_floods_with_what_is_no_text() throws Exception {
        workers.atStart(Act.nameItself(10_000_001)).at(2, Act.floodErrorsWithBytes(3_000));
        Process process = start();
        ask(process, "2");
        process.getOutputStream().close();

        assertTrue(answers(process).getFirst().startsWith("worker 10000001 "));
        assertEquals(3_000, process.getErrorStream().readAllBytes().length);
        assertEquals(process.pid(), workers.traces().getFirst().pid());
    }

    @Test
    void who_does_not_test_answers_whatever_the_numbers_are() throws Exception {
        workers.withoutTesting();

        List<String> answers = conversation("1..9223372036854775807", "7");
        assertEquals(List.of("1..9223372036854775807 end", "7 composite"), answers.subList(1, 3));
    }

    @Test
    void only_the_first_worker_acts_once() throws Exception {
        workers.onceAt(2, Act.exit(17));

        assertEquals(1, conversation("2", "3").size());
        assertEquals(3, conversation("2", "3").size());
    }

    @Test
    void workers_meet() throws Exception {
        workers.holding();
        for (String number : List.of("1", "2")) {
            company.start(number, () -> conversation(number));
        }

        company.awaitInside(workers, 2);

        assertEquals(2, workers.held());
        workers.open();
        company.awaitNoProcess();
    }

    @Test
    void one_after_the_other_they_do_not_meet() {
        workers.holding();
        company.start("caller", () -> List.of(conversation("1"), conversation("2")));

        Finding finding = assertThrows(Finding.class, () -> company.awaitInside(workers, 2));

        assertEquals("NOT_CONCURRENT", finding.verdict());
        assertEquals(
                "1 of 2 processes inside the prime test at once; then nothing moved any more",
                finding.facts().get("observed"));
    }

    @Test
    void a_worker_whose_input_stays_open_stands_still() {
        Member<List<String>> caller = company.start("caller", () -> {
            Process process = start();
            ask(process, "1");
            return answers(process);
        });

        Finding finding = assertThrows(Finding.class, () -> company.resultOf(caller));

        assertEquals("TIMEOUT", finding.verdict());
        assertTrue(
                finding.facts()
                        .get("detail")
                        .endsWith("a worker: 1 request read, 1 answer begun, its input has not ended"),
                finding.toString());
    }

    @Test
    void a_long_time_limit_is_not_waited_for() {
        Member<Boolean> caller = company.start("caller", () -> start().waitFor(1, TimeUnit.HOURS));

        Finding finding = assertThrows(Finding.class, () -> company.resultOf(caller));

        assertEquals(
                "nothing moves any more until a time limit has passed",
                finding.facts().get("observed"));
    }

    @Test
    void a_short_time_limit_is_waited_for() throws Exception {
        Member<Boolean> caller = company.start("caller", () -> start().waitFor(1, TimeUnit.SECONDS));

        assertFalse(company.resultOf(caller));
    }

    @Test
    void a_long_time_limit_is_waited_for_where_it_may_be_right() {
        Member<Boolean> caller = company.start("caller", () -> start().waitFor(4, TimeUnit.SECONDS));

        assertEquals(Outcome.MET, company.awaitTimeLimits(caller::isDone));
    }

    @Test
    void who_waits_without_a_time_limit_stands_still_there_too() {
        Member<Integer> caller = company.start("caller", () -> start().waitFor());

        assertEquals(Outcome.STALLED, company.awaitTimeLimits(caller::isDone));
    }

    @Test
    void a_full_pipe_stands_still() {
        workers.at(1, Act.floodErrors(300_000));
        Member<List<String>> caller = company.start("caller", () -> conversation("1"));

        assertThrows(Finding.class, () -> company.resultOf(caller));
    }

    @Test
    void a_parent_that_writes_into_a_full_pipe_stands_still() {
        workers.holding();
        Member<List<String>> caller = company.start(
                "caller", () -> conversation("1".repeat(18).concat("\n").repeat(10_000)));

        assertThrows(Finding.class, () -> company.resultOf(caller));
    }

    @Test
    void who_waits_for_the_exit_of_a_hanging_worker_stands_still() {
        workers.atEnd(Act.hang());
        for (Thread.Builder builder : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
            Member<Integer> caller = company.start("caller", () -> {
                Process process = start();
                builder.start(() -> process.inputReader().lines().count());
                process.getOutputStream().close();
                return process.waitFor();
            });

            assertThrows(Finding.class, () -> company.resultOf(caller));
            workers.killAll();
        }
    }

    @Test
    void a_worker_that_works_does_not_stand_still() throws Exception {
        Member<Long> caller = company.start("caller", () -> {
            Process process = start();
            for (int i = 0; i < 3; i++) {
                ask(process, "9999999999999937"); // The divisors up to its root take a worker some time.
            }
            process.getOutputStream().close();
            return process.inputReader().lines().count();
        });

        assertEquals(4, company.resultOf(caller));
    }

    @Test
    void a_process_that_is_no_worker_of_ours_may_always_move() throws Exception {
        Member<Integer> caller = company.start("caller", () -> {
            Process process = new ProcessBuilder("sh", "-c", "sleep 1")
                    .redirectInput(Redirect.PIPE)
                    .start();
            return process.waitFor();
        });

        assertEquals(0, company.resultOf(caller));
    }

    @Test
    void who_hangs_goes_on_when_the_gates_open() throws Exception {
        workers.at(1, Act.hang());
        company.start("caller", () -> conversation("1"));
        company.awaitInside(workers, 1);

        workers.open();

        Finding finding = assertThrows(Finding.class, company::awaitNoProcess);
        assertEquals("1 process is still alive after the end", finding.facts().get("observed"));
        workers.killAll();
        company.awaitNoProcess();
    }

    @Test
    void a_request_to_end_ends_who_hangs() throws Exception {
        hanging().destroy();

        company.awaitNoProcess();
    }

    @Test
    void a_request_to_end_does_not_end_who_is_deaf() throws Exception {
        workers.deaf();
        Process process = hanging();
        process.destroy();

        assertEquals(POSIX ? Outcome.STALLED : Outcome.MET, company.awaitUntil(() -> !process.isAlive()));
        process.destroyForcibly();
        company.awaitNoProcess();
    }

    private Process hanging() throws Exception {
        workers.at(1, Act.hang());
        Member<Process> caller = company.start("caller", () -> {
            Process process = start();
            ask(process, "1");
            return process;
        });
        company.awaitInside(workers, 1);
        return company.resultOf(caller);
    }

    @Test
    void what_a_deaf_worker_has_started_is_deaf_too() throws Exception {
        workers.deaf().at(1, Act.startChild());
        Process process = hanging();
        ProcessHandle child = process.descendants().findFirst().orElseThrow();
        child.destroy();
        process.destroyForcibly();

        company.awaitUntil(() -> !process.isAlive() && !child.isAlive());
        assertEquals(POSIX, child.isAlive());
        workers.killAll();
    }

    @Test
    void the_process_of_a_worker_is_found_when_the_worker_has_gone() throws Exception {
        workers.at(1, Act.startChild(), Act.hang());
        company.start("caller", () -> conversation("1"));
        company.awaitInside(workers, 1);

        workers.kill(workers.traces().getFirst());

        assertThrows(Finding.class, company::awaitNoProcess);
    }

    @Test
    void who_waits_for_the_end_of_a_process_of_a_worker_does_not_stand_still() throws Exception {
        workers.at(1, Act.startChild(), Act.hang());
        CountDownLatch hanging = new CountDownLatch(1);
        Member<Boolean> caller = company.start("caller", () -> {
            Process process = start();
            ask(process, "1");
            hanging.await();
            List<ProcessHandle> started = process.descendants().toList();
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
            started.forEach(handle -> handle.onExit().join());
            return started.size() == 1;
        });
        company.awaitInside(workers, 1);
        hanging.countDown();

        assertTrue(company.resultOf(caller));
    }

    @Test
    void the_child_of_a_worker_may_have_a_child() throws Exception {
        workers.at(1, Act.startChildWithChild());
        Member<Long> caller = company.start("caller", () -> {
            Process process = start();
            ask(process, "1");
            answers(process, 2);
            List<ProcessHandle> started = process.descendants().toList();
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
            return (long) started.size();
        });

        assertEquals(2, company.resultOf(caller));
    }

    @Test
    void a_killed_worker_is_gone_and_leaves_no_file() throws Exception {
        workers.holding();
        AtomicLong id = new AtomicLong();
        Member<Integer> caller = company.start("caller", () -> {
            Process process = start();
            id.set(process.pid());
            ask(process, "1");
            return process.waitFor();
        });
        company.awaitInside(workers, 1);

        assertEquals(Turn.BLOCKED, company.turnOf(caller, caller::isDone));
        workers.kill(workers.traces().getFirst());

        assertTrue(company.resultOf(caller) != 0);
        assertEquals(Outcome.MET, company.awaitUntil(() -> workers.held() == 0));
        // HotSpot makes it there, whatever java.io.tmpdir says.
        assertFalse(Files.exists(Path.of("/tmp", ".java_pid" + id)));
    }
}

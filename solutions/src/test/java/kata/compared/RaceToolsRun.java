package kata.compared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Shows the same variants to tools that look for races, and prints a table of what each of them said, for
 * {@code docs/explanation/race-tools-compared.md}:
 *
 * {@snippet lang = "shell" :
 * mvn test -pl kata-exercises,solutions -Dtest=RaceToolsRun -Dsurefire.failIfNoSpecifiedTests=false -Drounds=5
 * }
 *
 * <p>Its name does not end in Test, so no build runs it by itself. System properties:
 *
 * <ul>
 *   <li>{@code rounds} is how often each variant is shown to each tool, 0 to print what is known;
 *   <li>{@code exercise} is how the ids begin;
 *   <li>{@code tools} are those that are run, {@code rounds,exploration,jcstress};
 *   <li>{@code atOnce} is how many JVMs run at once, 1 if nothing else is said;
 *   <li>{@code limit} is after how many seconds a trial is killed, 60 if nothing else is said. What is killed counts as
 *       an alarm, so on a busy machine the limit must be so long that what is right comes to its end.
 * </ul>
 *
 * <p>The fourth column is read from what {@code primes:corpus} has written. Each answer is appended to {@code
 * target/comparison/answers.jsonl} as it comes; the same command goes on there. Remove the file after a change.
 */
class RaceToolsRun {

    private static final int LIMIT_SECONDS = Integer.getInteger("limit", 60);
    private static final String GRADER = "grader";

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path ROOT = HERE.endsWith("solutions") ? HERE.getParent() : HERE;
    private static final Path OUTPUT = ROOT.resolve("target/comparison");
    private static final Path ANSWERS = OUTPUT.resolve("answers.jsonl");
    private static final Path GRADED = ROOT.resolve("target/primes/corpus/idle.jsonl");

    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final String classPath =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @Test
    void compare_the_tools() throws Exception {
        int rounds = Integer.getInteger("rounds", 1);
        List<String> tools = List.of(
                System.getProperty("tools", "rounds,exploration,jcstress").split(","));
        List<Compared> variants = Compared.all(ROOT.resolve("solutions"), System.getProperty("exercise", ""));
        Files.createDirectories(OUTPUT);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(RaceToolsRun::kill)));
        Path work = Files.createTempDirectory(OUTPUT, "work-");
        try {
            Path tests = listOfJcstressTests(work);
            try (ExecutorService pool = Executors.newFixedThreadPool(Integer.getInteger("atOnce", 1))) {
                List<Future<?>> asked = new ArrayList<>();
                for (Question question : due(variants, tools, rounds)) {
                    asked.add(pool.submit(() -> keep(ask(question.tool, question.variant, tests, work))));
                }
                try {
                    for (Future<?> each : asked) {
                        each.get();
                    }
                } finally {
                    pool.shutdownNow();
                }
            }
        } finally {
            delete(work);
        }
        List<Answer> all = answers();
        all.addAll(graded());
        System.out.println(ComparisonTable.of(variants, all));
    }

    private record Question(Tool tool, Compared variant) {}

    /** What is still to be asked, a round after the other, so that every stop leaves all of them equally well known. */
    private static List<Question> due(List<Compared> variants, List<String> tools, int rounds) throws IOException {
        Map<String, Integer> had = new HashMap<>();
        answers().forEach(answer -> had.merge(answer.tool() + answer.variant(), 1, Integer::sum));
        List<Question> due = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Compared variant : variants) {
                for (Tool tool : Tool.values()) {
                    boolean usable = tools.contains(tool.word())
                            && !tool.command(variant.exercise()).isEmpty();
                    if (usable && had.getOrDefault(tool.word() + variant.label(), 0) < round) {
                        due.add(new Question(tool, variant));
                    }
                }
            }
        }
        return due;
    }

    private Answer ask(Tool tool, Compared variant, Path tests, Path work) throws Exception {
        Path classes = compiled(variant, work);
        Path folder = Files.createTempDirectory(work, "run-");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, tests.toString(), classes.toString(), classPath)));
        command.addAll(tool.command(variant.exercise()));
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        running.add(process);
        FutureTask<List<String>> output = new FutureTask<>(() -> lines(process));
        Thread.ofPlatform().daemon().start(output);
        boolean ended;
        try {
            ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        } finally {
            kill(process);
            running.remove(process);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        String outcome = Answer.NO_END;
        String said = "";
        if (ended) {
            List<String> lines = output(output);
            outcome = outcome(tool, process.exitValue(), lines);
            said = outcome.equals(Answer.PASS) ? "" : said(tool, lines);
        }
        delete(folder);
        return new Answer(tool.word(), variant.label(), outcome, seconds, load, said);
    }

    private static void kill(Process process) {
        // Its children first: without their parent they would not be found any more.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String outcome(Tool tool, int exit, List<String> lines) {
        if (tool == Tool.JCSTRESS) {
            boolean results = lines.stream().anyMatch(line -> line.startsWith("RUN RESULTS"));
            if (!results) {
                throw new IllegalStateException("jcstress has not run: " + String.join("\n", lines));
            }
            return exit == 0 ? Answer.PASS : Answer.FAIL;
        }
        if (lines.contains(Trial.PASSED)) {
            return Answer.PASS;
        }
        if (lines.stream().anyMatch(line -> line.startsWith(Trial.FAILED))) {
            return Answer.FAIL;
        }
        throw new IllegalStateException("no trial: " + String.join("\n", lines));
    }

    private static String said(Tool tool, List<String> lines) {
        String sign = tool == Tool.JCSTRESS ? "Forbidden" : Trial.FAILED;
        return lines.stream()
                .filter(line -> line.contains(sign))
                .findFirst()
                .map(line -> line.replace(Trial.FAILED, "").strip())
                .orElse("");
    }

    private static List<String> lines(Process process) throws IOException {
        try (BufferedReader said = process.inputReader()) {
            return said.lines().toList();
        }
    }

    /** A grandchild that was left may hold the pipe open. */
    private static List<String> output(FutureTask<List<String>> output) throws Exception {
        try {
            return output.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return List.of();
        }
    }

    private synchronized Path compiled(Compared variant, Path work) throws IOException {
        Path classes = work.resolve(variant.label().replace(' ', '/'));
        if (Files.exists(classes)) {
            return classes;
        }
        Files.createDirectories(classes);
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-Xlint:none", "-d", classes.toString(), "-cp", classPath));
        Compared.sources(variant.folder()).forEach(file -> arguments.add(file.toString()));
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertEquals(0, failed, variant.label() + " does not compile");
        return classes;
    }

    /** jcstress reads one list of tests, the first on the class path; here they are in two modules. */
    private static Path listOfJcstressTests(Path work) throws IOException {
        String name = "META-INF/TestList";
        Path home = work.resolve("list");
        Path list = home.resolve(name);
        Files.createDirectories(list.getParent());
        for (URL each : Collections.list(RaceToolsRun.class.getClassLoader().getResources(name))) {
            try (InputStream in = each.openStream()) {
                Files.write(list, in.readAllBytes(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
        return home;
    }

    private static synchronized Answer keep(Answer answer) throws IOException {
        System.out.println(answer.json());
        // The line feed in front ends a line that was cut short.
        Files.writeString(
                ANSWERS,
                "\n" + answer.json(),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return answer;
    }

    private static List<Answer> answers() throws IOException {
        List<Answer> all = new ArrayList<>();
        if (Files.exists(ANSWERS)) {
            Files.readAllLines(ANSWERS).forEach(line -> Answer.of(line).ifPresent(all::add));
        }
        return all;
    }

    /** The grader's answers. What stands there from before a change is in it too, unless the file was removed. */
    private static List<Answer> graded() throws IOException {
        List<Answer> all = new ArrayList<>();
        if (Files.exists(GRADED)) {
            Files.readAllLines(GRADED)
                    .forEach(line -> Answer.graded(GRADER, line).ifPresent(all::add));
        }
        return all;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}

package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Runs the jcstress tests of an exercise, on demand: {@code mvn test -pl kata-exercises -Dtest=JcstressRun
 * -Dexercise=e530}. Its name does not end in Test, so no build runs it by itself.
 *
 * <p>System properties: {@code exercise} is its id or how its package begins. {@code variant} is what stands in for the
 * learner's classes: {@code reference}, {@code broken/plain-field} or {@code alternatives/atomic-boolean}; without it
 * the learner's own are run. {@code jcstress} replaces the settings for jcstress, those after {@code -t}.
 */
class JcstressRun {

    /** One kind of JVM instead of dozens, one short iteration each: enough for what these tests look for. */
    private static final String QUICK = "-jvmArgs -XX:+UseSerialGC -sc false -af NONE -f 1 -iters 1 -time 500";

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path ROOT = HERE.endsWith("kata-exercises") ? HERE.getParent() : HERE;

    private final Path output = Files.createDirectories(ROOT.resolve("kata-exercises/target/jcstress"));

    JcstressRun() throws IOException {}

    @Test
    void finds_nothing_that_is_forbidden() throws Exception {
        String exercise = System.getProperty("exercise", "");
        assertTrue(exercise.matches("e\\d\\w*"), "which exercise? -Dexercise=e530");
        String variant = System.getProperty("variant", "");
        String given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Optional<Path> own = variant.isEmpty() ? Optional.empty() : Optional.of(compiled(exercise, variant, given));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                own.map(classes -> classes + File.pathSeparator).orElse("") + given,
                "org.openjdk.jcstress.Main",
                "-t",
                "kata\\." + exercise));
        command.addAll(List.of(System.getProperty("jcstress", QUICK).split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(output.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            show(process);
            assertEquals(0, process.waitFor(), "jcstress found something; the report is in " + output + "/results");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            delete(own);
        }
    }

    /** Writes all that is said to a file, and shows the results of it. */
    private void show(Process process) throws IOException {
        boolean results = false;
        try (BufferedReader said = process.inputReader();
                PrintWriter log = new PrintWriter(output.resolve("log.txt").toFile())) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                log.println(line);
                results |= line.startsWith("RUN RESULTS");
                if (results) {
                    System.out.println(line);
                }
            }
        }
    }

    private static void delete(Optional<Path> folder) throws IOException {
        if (folder.isPresent()) {
            try (Stream<Path> files = Files.walk(folder.get())) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private Path compiled(String exercise, String variant, String classPath) throws IOException {
        Path classes = Files.createTempDirectory(output, "classes-");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp", classPath));
        try (Stream<Path> files = Files.list(folder(exercise, variant))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertEquals(0, failed, variant + " does not compile");
        return classes;
    }

    private static Path folder(String exercise, String variant) throws IOException {
        String[] parts = variant.split("/");
        Path home = ROOT.resolve("solutions").resolve(parts[0]).resolve(parts.length == 1 ? "kata" : "");
        try (Stream<Path> exercises = Files.list(home)) {
            Path found = exercises
                    .filter(folder -> folder.getFileName().toString().startsWith(exercise))
                    .min(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalArgumentException("no " + variant + " of " + exercise));
            return parts.length == 1 ? found : found.resolve(parts[1]);
        }
    }
}

package io.github.primeskata.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The Maven of this build, started in a checkout on the repository of the integration tests. */
record RunningMaven(Process process, Path log) {

    private static final long SECONDS = 180;

    /** An empty folder for a test, made a checkout that holds what the properties say. */
    static Path checkout(String name, Properties wanted) throws IOException {
        Path folder = Path.of(System.getProperty("it.folder"), name);
        delete(folder);
        Files.createDirectories(folder);
        Checkout.make(folder, wanted);
        Path settings = Path.of(System.getProperty("it.settings"));
        String repository = Path.of(System.getProperty("it.source")).toUri().toString();
        Files.writeString(
                folder.resolve("settings.xml"), Files.readString(settings).replace("@localRepositoryUrl@", repository));
        String pom = Files.readString(settings.resolveSibling("setup-repository/pom.xml"));
        Files.writeString(
                folder.resolve("pom.xml"),
                pom.replace("@project.groupId@", "io.github.primeskata")
                        .replace("@project.artifactId@", "primes-maven-plugin")
                        .replace("@project.version@", System.getProperty("it.version")));
        return folder;
    }

    /** Starts it and returns at once; its output goes to a file in the folder. */
    static RunningMaven start(Path folder, String log, String... arguments) throws IOException {
        return start(folder, log, System.getenv("MAVEN_OPTS"), arguments);
    }

    /** As above, where the terminal knows all signs, whatever this one knows. */
    static RunningMaven startInUtf8(Path folder, String log, String... arguments) throws IOException {
        String options = Objects.requireNonNullElse(System.getenv("MAVEN_OPTS"), "");
        return start(
                folder,
                log,
                (options + " -Dfile.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dstdout.encoding=UTF-8").strip(),
                arguments);
    }

    private static RunningMaven start(Path folder, String log, String options, String[] arguments) throws IOException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("it.maven"), "bin", windows ? "mvn.cmd" : "mvn")
                        .toString(),
                "-B",
                "-s",
                "settings.xml",
                "-Dmaven.repo.local=" + System.getProperty("it.repository")));
        command.addAll(List.of(arguments));
        Path output = folder.resolve(log);
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (options != null) {
            builder.environment().put("MAVEN_OPTS", options);
        }
        return new RunningMaven(builder.start(), output);
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException, IOException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Maven did not end in " + SECONDS + " s:\n" + Files.readString(log));
        }
        return process.exitValue();
    }

    /** Looks again and again until something holds. */
    static void await(String what, long seconds, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + seconds + " s: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

package io.github.primeskata.maven;

import io.github.primeskata.state.AtomicFile;
import io.github.primeskata.text.BundleWords;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Runs Maven in a copy of the checkout with an empty local repository, so that exactly what a build needs gets into it:
 * from the user's own repository where it is there, else from wherever the user's settings say.
 */
record InnerMaven(MavenSession session, Path work) {

    /** What a learner does: grade everything, and run a test. Surefire loads what runs tests only if there is one. */
    private static final List<List<String>> BUILDS = List.of(
            List.of("install", "-Pgrade"),
            List.of("verify", "-Dtest=FrameTest", "-Dinvoker.skip", "-Dprimes.check.skip"),
            // Here Maven looks for the plugins that may have the name primes; offline it would warn of each of them.
            List.of("primes:doctor"));

    /**
     * Fills {@code work/repository}.
     *
     * @param told what is being done, before it is
     * @throws MojoExecutionException if Maven fails; it names the log
     */
    void fill(Consumer<String> told) throws MojoExecutionException, IOException, InterruptedException {
        Path settings = work.resolve("settings.xml");
        AtomicFile.write(settings, settings());
        File log = work.resolve("maven.log").toFile();
        for (List<String> build : BUILDS) {
            told.accept(BundleWords.step(BUILDS.indexOf(build) + 1, BUILDS.size(), build.get(0)));
            int code = run(build, settings, log);
            if (code != 0) {
                throw new MojoExecutionException(BundleWords.notFilled(code, log.getPath()));
            }
        }
    }

    private int run(List<String> build, Path settings, File log)
            throws MojoExecutionException, IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                maven().toString(),
                "-B",
                "-q",
                "-gs",
                settings.toString(),
                "-Dmaven.repo.local=" + work.resolve("repository")));
        command.addAll(build);
        Process process = new ProcessBuilder(command)
                .directory(work.resolve("checkout").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        try {
            process.getOutputStream().close();
            return process.waitFor();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Path maven() throws MojoExecutionException {
        String home = session.getSystemProperties().getProperty("maven.home", "");
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path maven = Path.of(home, "bin", windows ? "mvn.cmd" : "mvn");
        if (home.isEmpty() || !Files.isRegularFile(maven)) {
            throw new MojoExecutionException(BundleWords.noMaven(home));
        }
        return maven;
    }

    /** The user's repository as one more to fetch from, before all others. */
    private String settings() {
        String url = Path.of(session.getLocalRepository().getBasedir()).toUri().toString();
        String repository = "<id>kata-own</id><url>" + url.replace("&", "&amp;").replace("<", "&lt;") + "</url>";
        return """
                <settings>
                  <profiles>
                    <profile>
                      <id>kata-own</id>
                      <repositories><repository>%1$s</repository></repositories>
                      <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>kata-own</activeProfile></activeProfiles>
                </settings>
                """.formatted(repository);
    }

    /** Deletes a folder with all that is in it; links are deleted, not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package io.github.primeskata.observe;

import io.github.primeskata.channel.Frame;
import io.github.primeskata.channel.ProcessTree;
import io.github.primeskata.jdk.Jdks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.AssertionFailedError;

/** What the tests of this room need to start real JVMs on small sources. */
final class Forks {

    static final String PACKAGE = "kata.fixture";
    static final Duration GENEROUS = Duration.ofSeconds(60);

    private Forks() {}

    static Path javaHome() {
        return new Jdks(System.getenv(), Map.of())
                .search(null, List.of())
                .best()
                .orElseThrow(() -> new AssertionError("these tests need a JDK 25"))
                .home();
    }

    static List<Path> junit() {
        return Stream.of(
                        Test.class,
                        ParameterizedTest.class,
                        JupiterTestEngine.class,
                        ReflectionSupport.class,
                        TestEngine.class,
                        Launcher.class,
                        AssertionFailedError.class,
                        API.class)
                .map(Forks::origin)
                .collect(Collectors.toList());
    }

    static List<Path> runtime() {
        var entries = new ArrayList<Path>();
        entries.add(origin(Frame.class));
        entries.addAll(junit());
        return entries;
    }

    /** For a JVM that is to run this class itself. */
    static String wholeClassPath() {
        return Stream.concat(Stream.of(origin(Forks.class)), runtime().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    static JvmSettings compilerSettings(Path folder) {
        return new JvmSettings(javaHome(), runtime(), folder.resolve("compiler-work"));
    }

    static JvmSettings subjectSettings(Path folder, Path classes) {
        var classPath = new ArrayList<>(runtime());
        classPath.add(classes);
        return new JvmSettings(javaHome(), classPath, folder.resolve("subject-work"));
    }

    /** Writes {@code kata.fixture.<name>} and returns its path. */
    static Path source(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve("src/kata/fixture/" + name + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "package kata.fixture;\n" + text);
    }

    static CompileOutcome compile(CompilerJvm compiler, Path folder, Path... sources) throws Exception {
        return compiler.compile(new CompileRequest(List.of(sources), junit(), folder.resolve("classes"), 25));
    }

    /** Numbers of the living processes whose command line carries a text. */
    static Set<Long> processesWith(String text) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(text))
                .filter(process -> !ProcessTree.gone(process))
                .map(ProcessHandle::pid)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}

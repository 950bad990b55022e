package io.github.primeskata;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.primeskata.channel.Frame;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "io.github.primeskata.";

    /** Each room with those that it may use; a room that is not here is a mistake. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("text", Set.of()),
            Map.entry("channel", Set.of()),
            Map.entry("jdk", Set.of()),
            Map.entry("machine", Set.of()),
            Map.entry("catalog", Set.of()),
            Map.entry("subject", Set.of("channel")),
            Map.entry("observe", Set.of("channel")),
            Map.entry("intake", Set.of("catalog")),
            Map.entry("screen", Set.of("catalog")),
            Map.entry("state", Set.of("catalog")),
            Map.entry("compile", Set.of("catalog", "observe")),
            Map.entry("grade", Set.of("catalog", "screen", "text")),
            Map.entry("measure", Set.of("machine")),
            Map.entry("result", Set.of("catalog", "grade", "text")),
            Map.entry("format", Set.of("result", "text")),
            Map.entry("room", Set.of("catalog", "result", "text")),
            Map.entry("bundle", Set.of("catalog")),
            Map.entry("workshop", Set.of("catalog", "text")),
            Map.entry("run", Set.of("catalog", "intake", "compile", "screen", "observe", "grade", "jdk", "text")),
            Map.entry(
                    "bench",
                    Set.of("catalog", "intake", "compile", "observe", "run", "state", "jdk", "machine", "measure")),
            Map.entry(
                    "report",
                    Set.of(
                            "catalog",
                            "observe",
                            "grade",
                            "run",
                            "state",
                            "jdk",
                            "text",
                            "machine",
                            "measure",
                            "bench",
                            "result",
                            "room",
                            "workshop")),
            Map.entry("watch", Set.of("catalog", "intake", "compile", "grade", "run", "report", "state", "text")),
            Map.entry(
                    "check",
                    Set.of("catalog", "intake", "compile", "screen", "grade", "run", "state", "text", "workshop")),
            Map.entry(
                    "maven",
                    Set.of(
                            "catalog",
                            "compile",
                            "observe",
                            "grade",
                            "run",
                            "report",
                            "check",
                            "state",
                            "jdk",
                            "text",
                            "measure",
                            "bench",
                            "machine",
                            "result",
                            "format",
                            "room",
                            "bundle",
                            "watch",
                            "workshop")));

    private static final JavaClasses ENGINE = new ClassFileImporter().importPath(compiled());

    private static Path compiled() {
        try {
            return Path.of(Frame.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static Set<String> rooms() {
        return new TreeMap<>(ROOMS).keySet();
    }

    private static String in(String room) {
        return ROOT + room + "..";
    }

    private static String[] in(Stream<String> rooms) {
        return rooms.map(ArchitectureTest::in).toArray(String[]::new);
    }

    @Test
    void classes_live_in_the_rooms_that_are_known_here() {
        Set<String> found = ENGINE.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(ROOT.length()))
                .collect(toSet());
        assertEquals(ROOMS.keySet(), found);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_uses_only_those_before_it(String room) {
        String[] others = in(rooms().stream()
                .filter(other -> !other.equals(room))
                .filter(other -> !ROOMS.get(room).contains(other)));
        noClasses()
                .that()
                .resideInAPackage(in(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(ENGINE);
    }

    @Test
    void rooms_have_no_cycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void maven_is_known_to_its_room_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("maven"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.maven..")
                .check(ENGINE);
    }

    /** They run in JVMs that have nothing else on the class path. */
    @Test
    void channel_and_subject_use_the_jdk_and_junit_alone() {
        classes()
                .that()
                .resideInAPackage(in("channel"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", in("channel"))
                .check(ENGINE);
        classes()
                .that()
                .resideInAPackage(in("subject"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.tools..",
                        "jdk.jfr..",
                        "org.junit..",
                        "org.opentest4j..",
                        in("channel"),
                        in("subject"))
                .check(ENGINE);
    }

    /** A grade, a measure and a report depend on what they are given: no file, clock, process, thread or setting. */
    @Test
    void grade_measure_report_and_text_are_pure() {
        List<Class<?>> impure = List.of(
                Files.class,
                Process.class,
                ProcessBuilder.class,
                ProcessHandle.class,
                Thread.class,
                Clock.class,
                System.class,
                Runtime.class,
                java.util.Random.class,
                java.io.File.class);
        var pure = noClasses()
                .that()
                .resideInAnyPackage(
                        in(Stream.of("grade", "measure", "report", "text", "result", "format", "workshop")));
        pure.should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "reach out of the program", type -> impure.stream().anyMatch(type::isEquivalentTo)))
                .check(ENGINE);
        noClasses()
                .that()
                .resideInAnyPackage(in(Stream.of("grade", "measure", "report", "text", "result", "format", "workshop")))
                .should()
                .callMethod(Instant.class, "now")
                .check(ENGINE);
    }

    @Test
    void standard_output_is_written_by_the_goals_alone() {
        for (String stream : List.of("out", "err")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackages(in("maven"), in("subject"))
                    .should()
                    .accessField(System.class, stream)
                    .check(ENGINE);
        }
    }

    @Test
    void mojos_have_at_most_60_lines_of_code() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> mojos = sources.filter(file -> file.toString().endsWith("Mojo.java"))
                    .toList();
            assertTrue(mojos.size() >= 6, mojos::toString);
            for (Path mojo : mojos) {
                long lines = linesOfCode(Files.readString(mojo));
                assertTrue(lines <= 60, () -> mojo + " has " + lines + " lines of code");
            }
        }
    }

    /** Lines other than comments, imports, the package and blank ones. */
    private static long linesOfCode(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "")
                .lines()
                .map(line -> line.replaceFirst("//.*", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("import ") && !line.startsWith("package "))
                .count();
    }
}

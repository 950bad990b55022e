package io.github.primeskata.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdksTest {

    @TempDir
    Path temporary;

    private Path root;
    private Path jvms;

    @BeforeEach
    void make_root() throws IOException {
        root = temporary.toRealPath();
        jvms = Files.createDirectories(root.resolve("usr/lib/jvm"));
    }

    private Path jdk(Path home, String version) throws IOException {
        Samples.write(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(home, "java");
        program(home, "javac");
        return home;
    }

    private static void program(Path home, String name) {
        String suffix = Jdk.onWindows() ? ".exe" : "";
        assertTrue(
                Samples.write(home.resolve("bin/" + name + suffix), "").toFile().setExecutable(true));
    }

    private Jdks.Search search(Map<String, String> environment, Map<String, String> properties) {
        return new Jdks(environment, properties, root).search(null, List.of());
    }

    private Jdks.Search search() {
        return search(Map.of(), Map.of());
    }

    private static Optional<Path> best(Jdks.Search search) {
        return search.best().map(Jdk::home);
    }

    private static String lookedAt(Jdks.Search search, Path place) {
        return search.looked().stream()
                .filter(looked ->
                        Path.of(looked.place().replaceFirst(" \\(.*", "")).equals(place))
                .map(Jdks.Looked::result)
                .findFirst()
                .orElse("never looked at");
    }

    @Test
    void search_jdk_in_usual_folder_is_found() throws IOException {
        Path home = jdk(jvms.resolve("temurin-25"), "25.0.3");
        assertEquals(List.of(new Jdk(home, "25.0.3", jvms.toString())), search().found());
        assertEquals("Java 25.0.3", lookedAt(search(), home));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage \u0000\u0001 \u00ff",
                "JAVA_VERSION=\"\\u00zz\"",
                "JAVA_VERSION=\"-\"",
                "JAVA_VERSION=\"99999999999999999999\"",
                "JAVA_VERSION=\"\"",
                "JAVA_VERSION=\"abc\""
            })
    void search_broken_release_beside_a_good_jdk_does_not_hide_it(String release) throws IOException {
        Path good = jdk(jvms.resolve("b-good"), "25.0.3");
        for (String name : List.of("a-broken", "c-broken")) {
            Samples.write(jdk(jvms.resolve(name), "25").resolve("release"), release);
        }
        Jdks.Search search = search();
        assertEquals(List.of(good), search.found().stream().map(Jdk::home).toList());
        assertTrue(lookedAt(search, jvms.resolve("a-broken"))
                .matches("its 'release' file names no version|cannot be read.*"));
    }

    @Test
    void search_jdk_without_compiler_beside_a_good_one_does_not_hide_it_and_is_explained() throws IOException {
        Path good = jdk(jvms.resolve("b-good"), "25.0.3");
        Path broken = jdk(jvms.resolve("a-broken"), "25.0.9");
        Files.delete(broken.resolve("bin/javac" + (Jdk.onWindows() ? ".exe" : "")));
        assertEquals(Optional.of(good), best(search()));
        assertEquals("Java 25.0.9, but without bin/javac", lookedAt(search(), broken));
    }

    @Test
    void search_release_that_is_a_folder_does_not_hide_a_good_one() throws IOException {
        Path good = jdk(jvms.resolve("b-good"), "25.0.3");
        Files.createDirectories(jvms.resolve("a-broken/release"));
        assertEquals(Optional.of(good), best(search()));
    }

    @Test
    void search_release_without_read_permission_hides_no_good_one() throws IOException {
        Path good = jdk(jvms.resolve("b-good"), "25.0.3");
        Path locked = jdk(jvms.resolve("a-locked"), "25.0.9");
        locked.resolve("release").toFile().setReadable(false);
        // root may read it all the same, and then it is the newest
        boolean readable = Files.isReadable(locked.resolve("release"));
        assertEquals(Optional.of(readable ? locked : good), best(search()));
        assertEquals(readable ? "Java 25.0.9" : "cannot be read (AccessDeniedException)", lookedAt(search(), locked));
    }

    @Test
    void search_dangling_link_does_not_hide_a_good_one() throws IOException {
        Path good = jdk(jvms.resolve("b-good"), "25.0.3");
        Files.createSymbolicLink(jvms.resolve("a-dangling"), jvms.resolve("gone"));
        Files.createSymbolicLink(jvms.resolve("a-circle"), jvms.resolve("a-circle"));
        assertEquals(Optional.of(good), best(search()));
    }

    @Test
    void search_variable_that_is_no_path_does_not_hide_a_good_one() throws IOException {
        Path good = jdk(jvms.resolve("b-good"), "25.0.3");
        assertEquals(Optional.of(good), best(search(Map.of("JAVA_HOME", "no\0path"), Map.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"JAVA_HOME", "JAVA_HOME_25_X64", "JAVA_HOME_25", "JAVA25_HOME", "JDK_25", "JDK25", "JDK_HOME"})
    void search_variable_names_a_jdk_it_is_found(String variable) throws IOException {
        Path home = jdk(root.resolve("elsewhere/jdk"), "25.0.3");
        assertEquals(
                Optional.of(new Jdk(home, "25.0.3", "$" + variable)),
                search(Map.of(variable, home.toString()), Map.of()).best());
    }

    @Test
    void search_variable_names_no_jdk_it_is_explained() {
        Path nothing = root.resolve("nothing");
        Jdks.Search search = search(Map.of("JAVA_HOME_25_X64", nothing.toString()), Map.of());
        assertEquals("no JDK: it has no bin/javac and readable 'release' file", lookedAt(search, nothing));
    }

    @ParameterizedTest
    @CsvSource({"24.0.2, false", "25, true", "25.0.3, true", "26-ea, true", "1.8.0_392, false", "17.0.12, false"})
    void best_release_below_at_and_above_the_needed_one(String version, boolean enough) throws IOException {
        Path home = jdk(jvms.resolve("jdk"), version);
        assertEquals(enough ? Optional.of(home) : Optional.empty(), best(search()));
    }

    @Test
    void best_of_several_is_the_needed_release_before_newer_and_older_ones() throws IOException {
        jdk(jvms.resolve("a"), "26.0.1");
        Path needed = jdk(jvms.resolve("b"), "25.0.3");
        jdk(jvms.resolve("c"), "17.0.12");
        assertEquals(Optional.of(needed), best(search()));
        assertEquals(
                List.of(25, 26, 17), search().found().stream().map(Jdk::feature).toList());
    }

    @Test
    void search_newest_too_old_has_no_best_and_tells_every_place() throws IOException {
        Path old = jdk(jvms.resolve("old"), "17.0.12");
        Path home = Files.createDirectories(root.resolve("home/somebody"));
        Jdks.Search search = search(Map.of("JAVA_HOME", old.toString()), Map.of("user.home", home.toString()));
        assertEquals(Optional.empty(), best(search));
        assertEquals("Java 17.0.12", lookedAt(search, old));
        assertEquals("nothing new", lookedAt(search, jvms));
        for (String place : List.of("usr/lib64/jvm", "usr/java", "usr/local/java", "opt")) {
            assertEquals("no such folder", lookedAt(search, root.resolve(place)), place);
        }
        for (String place : List.of(".jdks", ".m2/jdks", ".sdkman/candidates/java", ".gradle/jdks")) {
            assertEquals("no such folder", lookedAt(search, home.resolve(place)), place);
        }
    }

    @Test
    void search_home_of_the_user_is_looked_at() throws IOException {
        Path home = root.resolve("home/somebody");
        Path jdk = jdk(home.resolve(".sdkman/candidates/java/25.0.3-tem"), "25.0.3");
        assertEquals(Optional.of(jdk), best(search(Map.of(), Map.of("user.home", home.toString()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", ""})
    void search_home_of_an_unknown_user_is_left_out(String home) {
        assertTrue(search(Map.of(), Map.of("user.home", home)).looked().stream()
                .noneMatch(looked -> looked.place().contains(".sdkman")));
    }

    @Test
    void search_chosen_jdk_wins_and_no_other_is_looked_at() throws IOException {
        jdk(jvms.resolve("newer"), "25.0.9");
        Path chosen = jdk(root.resolve("mine"), "25.0.1");
        Jdks.Search search = new Jdks(Map.of("JAVA_HOME", jvms.resolve("newer").toString()), Map.of(), root)
                .search(chosen, List.of(jvms.resolve("newer")));
        assertEquals(Optional.of(new Jdk(chosen, "25.0.1", "-Dprimes.jdk")), search.best());
        assertEquals(1, search.looked().size());
    }

    @Test
    void search_chosen_folder_that_is_no_jdk_hides_all_others_and_says_so() throws IOException {
        jdk(jvms.resolve("good"), "25.0.9");
        Jdks.Search search = new Jdks(Map.of(), Map.of(), root).search(root.resolve("wrong"), List.of());
        assertEquals(Optional.empty(), search.best());
        assertEquals(
                List.of(new Jdks.Looked(
                        root.resolve("wrong") + " (-Dprimes.jdk)",
                        "no JDK: it has no bin/javac and readable 'release' file")),
                search.looked());
    }

    @Test
    void search_offered_jdk_comes_before_the_usual_folders() throws IOException {
        jdk(jvms.resolve("usual"), "25.0.9");
        Path offered = jdk(root.resolve("offered"), "25.0.1");
        assertEquals(
                Optional.of(offered),
                new Jdks(Map.of(), Map.of(), root)
                        .search(null, List.of(offered))
                        .best()
                        .map(Jdk::home));
    }

    @Test
    void search_jdk_that_cannot_be_started_does_not_hide_the_next() throws IOException {
        Path broken = jdk(jvms.resolve("broken"), "25.0.9");
        Path good = jdk(jvms.resolve("good"), "25.0.1");
        Jdks.Search search =
                new Jdks(Map.of(), Map.of(), root, jdk -> !jdk.home().equals(broken)).search(null, List.of());
        assertEquals(Optional.of(good), search.best().map(Jdk::home));
        assertTrue(
                search.looked().contains(new Jdks.Looked(broken.toString(), "Java 25.0.9, but it cannot be started")));
    }

    @Test
    void starts_file_that_is_no_program_does_not() throws IOException {
        assertFalse(new Jdk(jdk(jvms.resolve("broken"), "25.0.9"), "25.0.9", "a test").starts());
    }

    @Test
    void search_links_to_one_jdk_count_once() throws IOException {
        Path home = jdk(jvms.resolve("java-25"), "25.0.3");
        Files.createSymbolicLink(jvms.resolve("default-java"), home);
        Files.createSymbolicLink(jvms.resolve("zulu"), home);
        Jdks.Search search = search(
                Map.of("JAVA_HOME", jvms.resolve("default-java").toString()), Map.of("java.home", home.toString()));
        assertEquals(List.of(new Jdk(home, "25.0.3", "the JVM that Maven runs on")), search.found());
    }

    @Test
    void search_bundle_of_macos_is_found_inside_on_that_system() throws IOException {
        Path home = jdk(root.resolve("Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home"), "25.0.3");
        assertEquals(Optional.of(home), best(search(Map.of(), Map.of("os.name", "Mac OS X"))));
    }

    @Test
    void search_usual_folder_of_windows_is_looked_at_on_that_system() throws IOException {
        Path home = jdk(root.resolve("Program Files/Eclipse Adoptium/jdk-25"), "25.0.3");
        assertEquals(Optional.of(home), best(search(Map.of(), Map.of("os.name", "Windows 11"))));
    }

    @Test
    void shown_folders_that_are_absent_stand_together_on_the_last_line() {
        Jdks.Search search = new Jdks.Search(
                List.of(),
                List.of(
                        new Jdks.Looked("a", Jdks.Looked.ABSENT),
                        new Jdks.Looked("b", "Java 17.0.12"),
                        new Jdks.Looked("c", Jdks.Looked.ABSENT)));
        assertEquals(List.of("b: Java 17.0.12", "no such folder: a, c"), search.shown());
    }
}

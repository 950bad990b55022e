package io.github.primeskata.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Layout;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

    private static final String STUB = "kata-exercises/src/main/java/kata/e010_prime_test/";

    @TempDir
    private Path folder;

    private Layout checkout() throws IOException {
        Layout layout = Samples.checkout(folder.resolve("checkout"));
        Path root = layout.root();
        Samples.write(root.resolve("pom.xml"), "<project/>");
        Samples.write(root.resolve("mvnw"), "#!/bin/sh").toFile().setExecutable(true);
        Samples.write(root.resolve(STUB + "README.md"), "page");
        Samples.write(root.resolve(STUB + "PrimeChecker.java"), "solved");
        Samples.write(root.resolve(STUB + "Helper.java"), "the learner's own");
        Samples.write(root.resolve("kata-exercises/src/main/java/kata/model/Prime.java"), "model");
        Samples.write(root.resolve("kata-exercises/src/pristine/kata/e010_prime_test/PrimeChecker.java"), "stub");
        for (String left : List.of(
                "target/x",
                "maven-plugin/target/y",
                ".git/config",
                ".primes/state.json",
                ".idea/z",
                "a.iml",
                ".project")) {
            Samples.write(root.resolve(left), "left out");
        }
        return layout;
    }

    @Test
    void checkout_has_stubs_as_handed_out_and_nothing_of_the_learner() throws IOException {
        Map<String, Path> files = Bundle.checkout(checkout());
        assertEquals(
                List.of(
                        STUB + "PrimeChecker.java",
                        STUB + "README.md",
                        "kata-exercises/src/main/java/kata/model/Prime.java",
                        "kata-exercises/src/pristine/kata/e010_prime_test/PrimeChecker.java",
                        "mvnw",
                        "pom.xml"),
                List.copyOf(files.keySet()));
        assertEquals("stub", Files.readString(files.get(STUB + "PrimeChecker.java")));
    }

    @Test
    void repository_has_libraries_and_nothing_that_is_true_of_one_machine_alone() throws IOException {
        Path repository = folder.resolve("repository");
        for (String file : List.of(
                "org/x/1/x-1.jar",
                "org/x/1/_remote.repositories",
                "org/y/1/y-1.pom.lastUpdated",
                "org/x/resolver-status.properties",
                "io/github/primeskata/primes-maven-plugin/maven-metadata-local.xml")) {
            Samples.write(repository.resolve(file), "x");
        }
        assertEquals(Set.of("org/x/1/x-1.jar"), Bundle.repository(repository).keySet());
    }

    private byte[] archive(Map<String, Path> checkout, String name) throws IOException {
        Path archive = folder.resolve(name);
        Path jar = Samples.write(folder.resolve("x-1.jar"), "jar");
        Bundle.write(archive, "do this", checkout, Map.of("org/x/1/x-1.jar", jar));
        return Files.readAllBytes(archive);
    }

    @Test
    void same_files_give_the_same_bytes_whenever_they_were_written() throws IOException {
        Layout layout = checkout();
        byte[] first = archive(Bundle.checkout(layout), "one.zip");
        Files.setLastModifiedTime(layout.root().resolve("pom.xml"), FileTime.fromMillis(1_000_000_000_000L));
        assertArrayEquals(first, archive(Bundle.checkout(layout), "two.zip"));
    }

    @Test
    void archive_is_ordered_and_keeps_what_can_be_executed() throws IOException {
        archive(Bundle.checkout(checkout()), "one.zip");
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(folder.resolve("one.zip").toFile())) {
            zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .forEach(names::add);
        }
        assertEquals(Set.of(FileTime.from(java.time.Instant.parse("2026-01-01T12:00:00Z"))), times("one.zip"));
        assertEquals("primes-kata-offline/START-HERE.txt", names.get(0));
        assertEquals("primes-kata-offline/repository/org/x/1/x-1.jar", names.get(names.size() - 1));
        assertEquals(names.stream().sorted().toList(), names);
        try (FileSystem zip =
                FileSystems.newFileSystem(folder.resolve("one.zip"), Map.of("enablePosixFileAttributes", "true"))) {
            assertTrue(executable(zip, "mvnw"));
            assertTrue(!executable(zip, "pom.xml"));
        }
    }

    @Test
    void maven_is_offline_in_the_archive_as_all_commands_are_printed_without() throws IOException {
        Layout layout = checkout();
        Samples.write(layout.root().resolve(".mvn/maven.config"), "--no-transfer-progress\n");
        archive(Bundle.checkout(layout), "one.zip");
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("one.zip"))) {
            assertEquals(
                    "--no-transfer-progress\n-o\n",
                    Files.readString(zip.getPath("primes-kata-offline/primes-kata/.mvn/maven.config")));
        }
        assertEquals("--no-transfer-progress\n", Files.readString(layout.root().resolve(".mvn/maven.config")));
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
        }
    }

    /** All times in the archive. Those of when a file was made and read stand before its content only. */
    private Set<FileTime> times(String name) throws IOException {
        Set<FileTime> times = new HashSet<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(folder.resolve(name)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Stream.of(entry.getLastModifiedTime(), entry.getCreationTime(), entry.getLastAccessTime())
                        .filter(Objects::nonNull)
                        .forEach(times::add);
            }
        }
        return times;
    }

    private static boolean executable(FileSystem zip, String file) throws IOException {
        return Files.getPosixFilePermissions(zip.getPath("primes-kata-offline/primes-kata/" + file))
                .contains(PosixFilePermission.OWNER_EXECUTE);
    }
}

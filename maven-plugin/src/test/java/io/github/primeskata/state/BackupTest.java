package io.github.primeskata.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123Z");

    @TempDir
    Path root;

    private final Exercise exercise = Samples.exercise("e410_threads");
    private Layout layout;
    private Path folder;

    @BeforeEach
    void solve() {
        layout = Samples.checkout(root);
        folder = layout.stubs().resolve(exercise.name());
        Samples.write(folder.resolve("README.md"), "page");
        Samples.write(folder.resolve("A.java"), "solved");
        Samples.write(folder.resolve("Helper.java"), "helps");
        Samples.write(layout.pristine().resolve("e410_threads/A.java"), "stub");
        Samples.write(layout.pristine().resolve("e410_threads/B.java"), "second stub");
    }

    @Test
    void reset_brings_the_stub_back_and_removes_files_that_it_lacks() throws IOException {
        Backup.reset(layout, exercise, NOW);
        assertEquals("stub", Files.readString(folder.resolve("A.java")));
        assertEquals("second stub", Files.readString(folder.resolve("B.java")));
        assertFalse(Files.exists(folder.resolve("Helper.java")));
        assertEquals("page", Files.readString(folder.resolve("README.md")));
    }

    @Test
    void reset_keeps_copies_of_all_that_was_there() throws IOException {
        Path backup = Backup.reset(layout, exercise, NOW);
        assertEquals(".primes/backup/e410_threads/20261123-101530-123", layout.show(backup));
        assertEquals("solved", Files.readString(backup.resolve("A.java")));
        assertEquals("helps", Files.readString(backup.resolve("Helper.java")));
    }

    @Test
    void reset_twice_keeps_both_copies() throws IOException {
        Path first = Backup.reset(layout, exercise, NOW);
        Samples.write(folder.resolve("A.java"), "solved again");
        Path second = Backup.reset(layout, exercise, NOW.plusMillis(1));
        assertEquals("solved", Files.readString(first.resolve("A.java")));
        assertEquals("solved again", Files.readString(second.resolve("A.java")));
    }

    @Test
    void differs_until_it_is_reset_whatever_was_done() throws IOException {
        assertTrue(Backup.differs(layout, exercise));
        Backup.reset(layout, exercise, NOW);
        assertFalse(Backup.differs(layout, exercise));
        Samples.write(folder.resolve("A.java"), "stab");
        assertTrue(Backup.differs(layout, exercise));
        Samples.write(folder.resolve("A.java"), "stub");
        Files.delete(folder.resolve("B.java"));
        assertTrue(Backup.differs(layout, exercise));
    }

    @Test
    void reset_of_a_folder_that_was_deleted_brings_it_back() throws IOException {
        for (String file : List.of("README.md", "A.java", "Helper.java")) {
            Files.delete(folder.resolve(file));
        }
        Files.delete(folder);
        Backup.reset(layout, exercise, NOW);
        assertFalse(Backup.differs(layout, exercise));
    }

    @Test
    void reset_without_a_pristine_stub_changes_nothing() throws IOException {
        Files.delete(layout.pristine().resolve("e410_threads/A.java"));
        Files.delete(layout.pristine().resolve("e410_threads/B.java"));
        assertThrows(IOException.class, () -> Backup.reset(layout, exercise, NOW));
        assertEquals("solved", Files.readString(folder.resolve("A.java")));
        assertEquals("helps", Files.readString(folder.resolve("Helper.java")));
    }
}

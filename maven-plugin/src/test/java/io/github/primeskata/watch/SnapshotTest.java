package io.github.primeskata.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    private static final FileTime THEN = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    Path folder;

    private Path file;
    private Snapshot before;

    @BeforeEach
    void look() throws IOException {
        file = Samples.write(folder.resolve("A.java"), "one");
        Files.setLastModifiedTime(file, THEN);
        before = Snapshot.of(folder);
    }

    @Test
    void file_that_is_new_or_other_was_saved_and_one_that_has_gone_was_not() {
        Snapshot.Mark mark = new Snapshot.Mark(1, 1, 1);
        Snapshot one = new Snapshot(Map.of("A.java", mark));
        Snapshot other = new Snapshot(Map.of("A.java", new Snapshot.Mark(2, 1, 1)));
        Snapshot two = new Snapshot(Map.of("A.java", mark, "B.java", mark));
        assertFalse(one.savedSince(one));
        assertTrue(other.savedSince(one));
        assertTrue(two.savedSince(one));
        assertFalse(one.savedSince(two));
        assertTrue(one.savedSince(Snapshot.EMPTY));
    }

    @Test
    void nothing_changed_is_equal() {
        assertEquals(before, Snapshot.of(folder));
    }

    /** A file system that counts in seconds, or a tool that sets the time back. */
    @Test
    void another_text_of_the_same_length_and_time_is_another_one() throws IOException {
        Samples.write(file, "two");
        Files.setLastModifiedTime(file, THEN);
        assertNotEquals(before, Snapshot.of(folder));
    }

    @Test
    void the_same_text_saved_again_is_another_one() throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(THEN.toMillis() + 1_000));
        assertNotEquals(before, Snapshot.of(folder));
    }

    @Test
    void file_renamed_over_it_is_seen() throws IOException {
        Path temporary = Samples.write(folder.resolve("A.java~"), "two");
        assertEquals(before, Snapshot.of(folder));
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        assertNotEquals(before, Snapshot.of(folder));
    }

    @Test
    void file_added_and_file_deleted_are_seen() throws IOException {
        Path other = Samples.write(folder.resolve("B.java"), "one");
        assertNotEquals(before, Snapshot.of(folder));
        Files.delete(other);
        assertEquals(before, Snapshot.of(folder));
        Files.delete(file);
        assertEquals(Snapshot.EMPTY, Snapshot.of(folder));
    }

    @Test
    void what_an_editor_leaves_beside_it_does_not_count() {
        Samples.write(folder.resolve(".A.java.swp"), "x");
        Samples.write(folder.resolve("4913"), "x");
        Samples.write(folder.resolve("README.md"), "x");
        Samples.write(folder.resolve("sub.java/A.java"), "x");
        assertEquals(before, Snapshot.of(folder));
    }

    @Test
    void no_folder_is_empty_and_a_new_one_is_seen() throws IOException {
        Path later = folder.resolve("later");
        assertEquals(Snapshot.EMPTY, Snapshot.of(later));
        Samples.write(later.resolve("A.java"), "one");
        assertNotEquals(Snapshot.EMPTY, Snapshot.of(later));
    }
}

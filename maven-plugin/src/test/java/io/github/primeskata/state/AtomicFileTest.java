package io.github.primeskata.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.primeskata.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void write_new_file_makes_its_folders() throws IOException {
        Path file = folder.resolve("a/b/result.json");
        AtomicFile.write(file, "größer\n");
        assertEquals("größer\n", Files.readString(file));
    }

    @Test
    void write_existing_file_is_replaced_and_no_temporary_one_is_left() throws IOException {
        Path file = Samples.write(folder.resolve("result.json"), "old and longer");
        AtomicFile.write(file, "new");
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("result.json"), names());
    }

    @Test
    void write_may_be_read_by_whoever_may_read_any_file_here() throws IOException {
        Path file = folder.resolve("index.html");
        AtomicFile.write(file, "text");
        Path other = Samples.write(folder.resolve("other.html"), "text");
        for (String view : file.getFileSystem().supportedFileAttributeViews()) {
            if (view.equals("posix")) {
                assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(file));
            }
        }
    }

    @Test
    void write_that_fails_keeps_the_old_content_and_leaves_no_temporary_file() throws IOException {
        Path target = folder.resolve("result.json");
        Samples.write(target.resolve("in-the-way"), "old");
        assertThrows(IOException.class, () -> AtomicFile.write(target, "new"));
        assertEquals("old", Files.readString(target.resolve("in-the-way")));
        assertEquals(List.of("result.json"), names());
    }

    @Test
    void write_below_a_file_fails_and_keeps_that_file() throws IOException {
        Path file = Samples.write(folder.resolve("target"), "old");
        assertThrows(IOException.class, () -> AtomicFile.write(file.resolve("result.json"), "new"));
        assertEquals("old", Files.readString(file));
    }
}

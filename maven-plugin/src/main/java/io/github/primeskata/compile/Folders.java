package io.github.primeskata.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that the grader makes and removes. */
public final class Folders {

    private Folders() {}

    /** Deletes a folder and all in it. Links are deleted, not followed. Does nothing if there is no such folder. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Deletes all but the newest of the folders in a folder; one that cannot be deleted is left. */
    static void keepNewest(Path parent, int most) throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(parent)) {
            folders = entries.filter(Files::isDirectory)
                    .sorted(Comparator.comparingLong(
                                    (Path folder) -> folder.toFile().lastModified())
                            .reversed())
                    .toList();
        }
        for (Path old : folders.subList(Math.min(most, folders.size()), folders.size())) {
            try {
                delete(old);
            } catch (IOException e) {
                // Another run may be using it; the next one tries again.
                continue;
            }
        }
    }
}

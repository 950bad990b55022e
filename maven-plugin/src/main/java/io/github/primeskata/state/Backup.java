package io.github.primeskata.state;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Brings stubs back, and keeps what was there. */
public final class Backup {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private Backup() {}

    /** Whether the Java files of an exercise are others than the stub's; false if there is no stub to compare with. */
    public static boolean differs(Layout layout, Exercise exercise) throws IOException {
        Path folder = layout.stubs().resolve(exercise.name());
        Path pristine = layout.pristine().resolve(exercise.name());
        List<String> files = Catalog.javaFiles(pristine);
        if (files.isEmpty() || !files.equals(Catalog.javaFiles(folder))) {
            return !files.isEmpty();
        }
        for (String file : files) {
            if (Files.mismatch(folder.resolve(file), pristine.resolve(file)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Replaces the learner's files of an exercise by the stub's. First all of them are copied; a file that the stub
     * does not have is removed after that.
     *
     * @return the folder with the copies
     * @throws IOException if there is no stub, or anything cannot be copied; the learner's files are then all still in
     *     the exercise's folder or in the backup
     */
    public static Path reset(Layout layout, Exercise exercise, Instant now) throws IOException {
        Path folder = layout.stubs().resolve(exercise.name());
        Path pristine = layout.pristine().resolve(exercise.name());
        if (Catalog.javaFiles(pristine).isEmpty()) {
            throw new NoSuchFileException(layout.show(pristine), null, "there is no stub to bring back");
        }
        Path backup = Files.createDirectories(
                layout.state().resolve("backup").resolve(exercise.name()).resolve(STAMP.format(now)));
        for (String file : Catalog.javaFiles(folder)) {
            Files.copy(folder.resolve(file), backup.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createDirectories(folder);
        for (String file : Catalog.javaFiles(pristine)) {
            Files.copy(pristine.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        for (String file : Catalog.javaFiles(folder)) {
            if (!Files.exists(pristine.resolve(file))) {
                Files.delete(folder.resolve(file));
            }
        }
        return backup;
    }
}

package io.github.primeskata.run;

import io.github.primeskata.compile.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folders in which runs work, named after the process that made them: {@code run-4711-…}. */
public final class WorkFolders {

    private static final String PREFIX = "run-";

    private WorkFolders() {}

    /** A new folder; those of processes that are gone are removed first. */
    public static Path create(Path output) throws IOException {
        Files.createDirectories(output);
        sweep(output);
        return Files.createTempDirectory(
                output, PREFIX + ProcessHandle.current().pid() + "-");
    }

    private static void sweep(Path output) throws IOException {
        try (Stream<Path> entries = Files.list(output)) {
            for (Path folder : entries.toList()) {
                String name = folder.getFileName().toString();
                if (name.matches(PREFIX + "\\d+-\\d+") && !alive(name.split("-")[1])) {
                    delete(folder);
                }
            }
        }
    }

    private static boolean alive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            // Two runs may sweep at once; what is left is swept by the next one.
            return;
        }
    }
}

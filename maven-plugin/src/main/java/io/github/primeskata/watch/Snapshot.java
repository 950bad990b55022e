package io.github.primeskata.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * What a folder of solutions looked like at one moment. Equal to another one if nothing was saved in between.
 *
 * @param files each Java file by its name
 */
record Snapshot(Map<String, Mark> files) {

    /** No folder, or none with a Java file in it. */
    static final Snapshot EMPTY = new Snapshot(Map.of());

    /**
     * What tells one save from the next. The time alone would not do: some file systems count in seconds; the contents
     * alone would not either: who saves the same text again wants to see something happen.
     *
     * @param millis when it was changed, since 1970
     * @param size in bytes
     * @param sum over its contents
     */
    record Mark(long millis, long size, long sum) {}

    /** Keeps an unmodifiable copy. */
    Snapshot {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** Whether a file was saved since another look. One that has gone was not. */
    boolean savedSince(Snapshot earlier) {
        return files.entrySet().stream().anyMatch(file -> !file.getValue().equals(earlier.files.get(file.getKey())));
    }

    /**
     * Looks at a folder. It needs no events, so it works on any file system, and does not mind how an editor writes. A file
     * that goes while it is looked at is not there, and neither is one that cannot be read.
     */
    static Snapshot of(Path folder) {
        Map<String, Mark> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".java") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    mark(file, files);
                }
            }
        } catch (IOException e) {
            // The folder is gone, for now or for good: the next look will tell.
        }
        return files.isEmpty() ? EMPTY : new Snapshot(files);
    }

    private static void mark(Path file, Map<String, Mark> files) {
        try {
            long millis = Files.getLastModifiedTime(file).toMillis();
            byte[] bytes = Files.readAllBytes(file);
            CRC32 sum = new CRC32();
            sum.update(bytes);
            files.put(file.getFileName().toString(), new Mark(millis, bytes.length, sum.getValue()));
        } catch (IOException e) {
            // As above.
        }
    }
}

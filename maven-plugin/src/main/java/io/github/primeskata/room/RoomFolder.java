package io.github.primeskata.room;

import io.github.primeskata.result.ResultException;
import io.github.primeskata.result.ResultFile;
import io.github.primeskata.result.ResultReader;
import io.github.primeskata.text.RoomWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The folder into which result files are dropped: {@code ada.json}, {@code ada/result.json}, {@code ada/monday.json},
 * or a whole checkout {@code ada}. The first name below the folder is the seat. Links are not followed, and no file
 * keeps the others from being read. Not thread-safe: it remembers what it has read, so that only what changes is read
 * again.
 */
public final class RoomFolder {

    private static final String ENDING = ".json";
    private static final String RESULT = "result.json";
    private static final String OF_A_CHECKOUT = "target/primes/" + RESULT;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int MOST_FILES = 5000;
    private static final int MOST_OF_A_NAME = 60;

    private final Path folder;
    private Map<Path, Read> known = Map.of();

    /** What a file said when it looked like this. */
    private record Read(FileTime changed, long size, ResultFile result, String why) {}

    /**
     * What the folder holds.
     *
     * @param seats in no order that means anything
     * @param skipped in the order of their names
     */
    public record Content(List<Seat> seats, List<Room.Skipped> skipped) {

        /** Keeps unmodifiable copies. */
        public Content {
            seats = List.copyOf(seats);
            skipped = List.copyOf(skipped);
        }
    }

    /** The folder at a path. */
    public RoomFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Reads what is new or has changed since the last time.
     *
     * @throws IOException if the folder itself cannot be listed
     */
    public Content read() throws IOException {
        Map<String, List<Path>> files = files();
        // A full room is 200 megabytes.
        Map<Path, Read> all = files.values().stream()
                .flatMap(List::stream)
                .limit(MOST_FILES)
                .parallel()
                .collect(Collectors.toConcurrentMap(file -> file, this::read));
        Map<Path, Read> now = new LinkedHashMap<>();
        List<Seat> seats = new ArrayList<>();
        List<Room.Skipped> skipped = new ArrayList<>();
        for (Map.Entry<String, List<Path>> seat : files.entrySet()) {
            List<ResultFile> results = new ArrayList<>();
            for (Path file : seat.getValue()) {
                if (now.size() == MOST_FILES) {
                    skipped.add(new Room.Skipped(shown(file), RoomWords.tooManyFiles(MOST_FILES)));
                    break;
                }
                Read read = all.get(file);
                now.put(file, read);
                if (read.result() == null) {
                    skipped.add(new Room.Skipped(shown(file), read.why()));
                } else {
                    results.add(read.result());
                }
            }
            if (!results.isEmpty()) {
                seats.add(Seat.of(seat.getKey(), results));
            }
        }
        known = now;
        return new Content(seats, skipped);
    }

    /** All files by the name of their seat, in the order of names. */
    private Map<String, List<Path>> files() throws IOException {
        Map<String, List<Path>> files = new TreeMap<>();
        for (Path entry : list(folder)) {
            String name = entry.getFileName().toString();
            if (name.startsWith(".")) {
                continue;
            }
            if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                boolean json = name.endsWith(ENDING) && name.length() > ENDING.length();
                String seat = json ? name.substring(0, name.length() - ENDING.length()) : name;
                files.computeIfAbsent(seat(seat), any -> new ArrayList<>()).add(entry);
                continue;
            }
            List<Path> inside = files.computeIfAbsent(seat(name), any -> new ArrayList<>());
            Path ofCheckout = entry.resolve(OF_A_CHECKOUT);
            if (Files.isRegularFile(ofCheckout, LinkOption.NOFOLLOW_LINKS)) {
                inside.add(ofCheckout);
            } else {
                try {
                    list(entry).stream()
                            .filter(file -> file.getFileName().toString().endsWith(ENDING))
                            .forEach(inside::add);
                } catch (IOException e) {
                    // Its owner may have locked it; reading it says so.
                    inside.add(entry);
                }
            }
        }
        return files;
    }

    private static List<Path> list(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(null);
        return entries;
    }

    private Read read(Path file) {
        FileTime changed = FileTime.fromMillis(0);
        long size = -1;
        try {
            BasicFileAttributes facts =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            changed = facts.lastModifiedTime();
            size = facts.size();
            Read before = known.get(file);
            // What could not be read may be half written within one tick of the clock.
            if (before != null
                    && before.result() != null
                    && before.changed().equals(changed)
                    && before.size() == size) {
                return before;
            }
            if (!facts.isRegularFile() || !file.getFileName().toString().endsWith(ENDING)) {
                return new Read(changed, size, null, RoomWords.foreign());
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            }
            if (bytes.length > MOST_BYTES) {
                return new Read(changed, size, null, RoomWords.tooLarge(MOST_BYTES / 1024 / 1024));
            }
            return new Read(changed, size, ResultReader.read(new String(bytes, StandardCharsets.UTF_8)), "");
        } catch (ResultException e) {
            return new Read(changed, size, null, e.getMessage());
        } catch (IOException e) {
            return new Read(changed, size, null, RoomWords.unreadable());
        }
    }

    private String shown(Path file) {
        return cut(folder.relativize(file).toString().replace('\\', '/'), 3 * MOST_OF_A_NAME);
    }

    private static String seat(String name) {
        return cut(name, MOST_OF_A_NAME);
    }

    private static String cut(String name, int most) {
        String plain = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
        return plain.length() > most ? plain.substring(0, most - 1) + "…" : plain;
    }
}

package io.github.primeskata.maven;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.format.Gradebook;
import io.github.primeskata.report.RoomPage;
import io.github.primeskata.report.RoomTable;
import io.github.primeskata.report.Style;
import io.github.primeskata.result.ResultFile;
import io.github.primeskata.room.Room;
import io.github.primeskata.room.RoomFolder;
import io.github.primeskata.room.Seat;
import io.github.primeskata.state.AtomicFile;
import io.github.primeskata.text.RoomWords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the board of a room, once or as often as files change. */
record RoomOutput(Layout layout, List<Exercise> exercises, boolean anonymous, boolean follow, Style style) {

    /** How often a browser looks again. */
    private static final int REFRESH_SECONDS = 5;

    /** How old the page may get while nothing changes: it says how long ago each run was. */
    private static final Duration STALE = Duration.ofMinutes(1);

    /** Waits between two looks at the folder. */
    static final Pause EVERY_SECOND = () -> {
        Thread.sleep(1000);
        return true;
    };

    /** Waits; says whether to go on. */
    interface Pause {
        boolean pause() throws InterruptedException;
    }

    /** Blocks until the pause says that it is over, or after one round if nothing is followed. */
    void run(RoomFolder folder, Pause pause) throws IOException, InterruptedException {
        RoomFolder.Content shown = null;
        Instant written = Instant.EPOCH;
        do {
            RoomFolder.Content content = look(folder, shown);
            boolean changed = !content.equals(shown);
            Instant now = Instant.now();
            if (changed || Duration.between(written, now).compareTo(STALE) > 0) {
                Room room = Room.of(content, exercises, anonymous);
                String where = write(room, now);
                written = now;
                if (shown == null) {
                    show(room, now, where);
                } else if (changed) {
                    int solved = room.seats().stream().mapToInt(Seat::solved).sum();
                    KataMojo.print("  "
                            + RoomWords.renewed(
                                    LocalTime.now()
                                            .truncatedTo(ChronoUnit.SECONDS)
                                            .toString(),
                                    room.seats().size(),
                                    solved,
                                    room.skipped().size())
                            + "\n");
                }
                shown = content;
            }
        } while (follow && pause.pause());
    }

    /** A folder that is gone for a moment, as a share may be, shows what it showed before. */
    private static RoomFolder.Content look(RoomFolder folder, RoomFolder.Content shown) throws IOException {
        try {
            return folder.read();
        } catch (IOException e) {
            if (shown == null) {
                throw e;
            }
            return shown;
        }
    }

    private void show(Room room, Instant now, String where) {
        List<String> notes = new ArrayList<>(List.of(where));
        if (follow) {
            notes.add(RoomWords.following());
        }
        KataMojo.print("\n" + RoomTable.of(room, now, notes, style));
    }

    private String write(Room room, Instant now) throws IOException {
        Path page = layout.output().resolve("room").resolve("index.html");
        AtomicFile.write(page, RoomPage.of(room, now, follow ? REFRESH_SECONDS : 0));
        if (!anonymous) {
            Map<String, ResultFile> learners = new TreeMap<>();
            room.seats().forEach(seat -> learners.put(seat.name(), seat.together()));
            Gradebook book = new Gradebook(learners);
            AtomicFile.write(page.resolveSibling("moodle.csv"), book.moodle());
            AtomicFile.write(page.resolveSibling("canvas.csv"), book.canvas());
        }
        return RoomWords.written(layout.show(page), !anonymous);
    }
}

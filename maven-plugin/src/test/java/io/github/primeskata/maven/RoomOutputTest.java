package io.github.primeskata.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.report.Style;
import io.github.primeskata.result.Results;
import io.github.primeskata.room.RoomFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomOutputTest {

    @TempDir
    private Path folder;

    private Layout layout() {
        return Samples.checkout(folder.resolve("checkout"));
    }

    private RoomOutput output(boolean anonymous, boolean follow) {
        return new RoomOutput(
                layout(),
                List.of(Samples.exercise("e410_threads"), Samples.exercise("e510_lost_update")),
                anonymous,
                follow,
                new Style(false, true, 80));
    }

    private String page() throws java.io.IOException {
        return Files.readString(layout().output().resolve("room/index.html"));
    }

    @Test
    void page_follows_the_folder() throws Exception {
        Path room = Files.createDirectories(folder.resolve("room"));
        List<String> pages = new ArrayList<>();
        Queue<Runnable> meanwhile = new ArrayDeque<>(List.of(
                () -> Samples.write(room.resolve("ada.json"), Results.text("failure")),
                () -> Samples.write(room.resolve("bob.json"), "{"),
                () -> room.resolve("ada.json").toFile().delete()));
        output(false, true).run(new RoomFolder(room), () -> {
            try {
                pages.add(page());
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
            Runnable next = meanwhile.poll();
            if (next != null) {
                next.run();
            }
            return next != null;
        });
        assertEquals(4, pages.size());
        assertFalse(pages.get(0).contains("ada"));
        assertTrue(pages.get(1).contains("ada") && !pages.get(1).contains("bob"));
        assertTrue(pages.get(2).contains("ada") && pages.get(2).contains("bob.json"));
        assertFalse(pages.get(3).contains("ada"));
        assertTrue(pages.get(3).contains("http-equiv=\"refresh\""));
    }

    @Test
    void gradebooks_are_made_with_names_only() throws Exception {
        Path room = folder.resolve("room");
        Samples.write(room.resolve("ada.json"), Results.text("failure"));
        output(true, false).run(new RoomFolder(room), () -> false);
        assertFalse(Files.exists(layout().output().resolve("room/moodle.csv")));
        output(false, false).run(new RoomFolder(room), () -> false);
        assertTrue(
                Files.readString(layout().output().resolve("room/moodle.csv")).contains("\"ada\",4"));
        assertFalse(page().contains("http-equiv=\"refresh\""));
    }
}

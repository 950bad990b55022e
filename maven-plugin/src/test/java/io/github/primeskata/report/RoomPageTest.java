package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.result.Results;
import io.github.primeskata.room.Room;
import io.github.primeskata.room.RoomFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomPageTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:40:00Z");
    private static final List<Exercise> EXERCISES = Runs.exercises(
            "e010_prime_test",
            "e110_synchronous",
            "e210_cooperative",
            "e310_asynchronous",
            "e410_threads",
            "e510_lost_update");

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        fill(folder);
    }

    /** Result files as they may come, by name and within. */
    static void fill(Path folder) {
        Samples.write(folder.resolve("ada.json"), Results.text("several"));
        Samples.write(folder.resolve("bob & <b>co.json"), Results.text("failure"));
        Samples.write(folder.resolve("cy.json"), Results.text("all-solved"));
        Samples.write(folder.resolve("dan.json"), Results.text("hostile"));
        Samples.write(folder.resolve("eve.json"), Results.text("internal-error"));
        String nasty = Results.text("failure").replace("two workers found", "</td><script>alert(1)</script> $1 @body@");
        Samples.write(folder.resolve("fay.json"), nasty);
        Samples.write(folder.resolve("<img src=x>.txt"), "x");
    }

    private Room room(boolean anonymous) throws IOException {
        return Room.of(new RoomFolder(folder).read(), EXERCISES, anonymous);
    }

    private String page(boolean anonymous, int refresh) throws IOException {
        return RoomPage.of(room(anonymous), NOW, refresh);
    }

    /** The page of that folder. */
    static String page(Path folder, List<Exercise> exercises, boolean anonymous) throws IOException {
        return RoomPage.of(Room.of(new RoomFolder(folder).read(), exercises, anonymous), NOW, 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void page_runs_no_script_and_asks_for_nothing(boolean anonymous) throws IOException {
        String page = page(anonymous, 0);
        assertTrue(page.contains(
                "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\""));
        assertFalse(Pattern.compile(
                        "<(script|link|img|iframe|object|embed|form|a|b)\\b|@import|url\\(|http-equiv=\"refresh")
                .matcher(page)
                .find());
        assertFalse(page.contains("@style@") || page.contains("@refresh@"));
    }

    @Test
    void page_renews_itself_where_the_folder_is_followed() throws IOException {
        assertTrue(page(false, 5).contains("<meta http-equiv=\"refresh\" content=\"5\">"));
    }

    @Test
    void anonymous_page_has_no_name_of_a_file() throws IOException {
        String page = page(true, 0);
        for (String name : List.of("ada", "bob", "fay", "img")) {
            assertFalse(page.contains(name), name);
        }
        assertTrue(page.contains("1 file was left out"));
    }

    @Test
    void board_on_the_terminal() throws IOException {
        List<String> notes = List.of("board in target/primes/room/index.html");
        Golden.assertGolden("room", RoomTable.of(room(false), NOW, notes, new Style(false, false, 80)));
        Golden.assertGolden("room-anonymous-colour", RoomTable.of(room(true), NOW, notes, new Style(true, true, 60)));
        Room empty = new Room(List.of(), EXERCISES, List.of(), false);
        Golden.assertGolden("room-empty", RoomTable.of(empty, NOW, notes, new Style(false, false, 80)));
    }

    @Test
    void empty_room_says_so() throws IOException {
        assertTrue(RoomPage.of(new Room(List.of(), EXERCISES, List.of(), false), NOW, 0)
                .contains("No result file could be read yet."));
    }

    @Test
    void who_is_stuck_longest_stands_first() throws IOException {
        List<List<String>> rows = RoomPage.stuck(room(false), NOW);
        assertEquals(
                List.of("e210", "e510", "e410", "e510", "-", "-"),
                rows.stream().map(row -> row.get(3)).toList());
        assertEquals("24 min ago", rows.get(0).get(6));
    }
}

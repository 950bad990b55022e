package io.github.primeskata.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {

    private static final List<Exercise> EXERCISES = Stream.of(
                    "e010_prime_test",
                    "e110_synchronous",
                    "e210_cooperative",
                    "e310_asynchronous",
                    "e410_threads",
                    "e510_lost_update")
            .map(Samples::exercise)
            .toList();

    @TempDir
    private Path folder;

    private Path drop(String file, String text) {
        return Samples.write(folder.resolve(file), text);
    }

    private RoomFolder.Content read() throws IOException {
        return new RoomFolder(folder).read();
    }

    private Room room() throws IOException {
        return Room.of(read(), EXERCISES, false);
    }

    private static List<String> names(Room room) {
        return room.seats().stream().map(Seat::name).toList();
    }

    @Test
    void file_folder_and_checkout_are_seats() throws IOException {
        drop("ada.json", Results.text("pass"));
        drop("Bob/result.json", Results.text("failure"));
        drop("cy/anything.json", Results.text("several"));
        drop("dan/target/primes/result.json", Results.text("pass"));
        drop("dan/package.json", "{}");
        Files.createDirectories(folder.resolve("empty"));
        Room room = room();
        assertEquals(List.of("ada", "Bob", "cy", "dan"), names(room));
        assertEquals(List.of(), room.skipped());
    }

    @Test
    void files_of_one_seat_are_taken_together_and_the_newest_run_counts() throws IOException {
        String later = Results.text("failure").replace("2026-11-23T10:15:30Z", "2026-11-23T11:15:30Z");
        drop("ada/a.json", later);
        drop("ada/b.json", Results.text("several"));
        Seat ada = room().seats().get(0);
        assertEquals(6, ada.latest().size());
        assertEquals("RACE", ada.latest().get("e510_lost_update").entry().verdict());
        assertEquals(2, ada.solved());
        assertEquals("e510", ada.stuck().orElseThrow().entry().id(), "that of the newest run");
        assertEquals(6, ada.together().exercises().size());
    }

    @Test
    void seat_is_stuck_at_the_first_that_was_begun_and_does_not_pass() throws IOException {
        drop("ada.json", Results.text("several"));
        drop("bob.json", Results.text("all-solved"));
        drop("cy.json", Results.text("not-started"));
        List<Seat> seats = room().seats();
        assertEquals("e210", seats.get(0).stuck().orElseThrow().entry().id());
        assertEquals(Optional.empty(), seats.get(1).stuck());
        assertEquals(Optional.empty(), seats.get(2).stuck());
    }

    @Test
    void commonest_failure_is_that_of_most_seats() throws IOException {
        drop("ada.json", Results.text("hang"));
        drop("bob.json", Results.text("forbidden-api"));
        drop("cy.json", Results.text("hang"));
        drop("dan.json", Results.text("pass"));
        drop("eve.json", Results.text("internal-error"));
        drop("fay.json", Results.text("not-started"));
        List<Room.Standing> standings = room().standings();
        assertEquals(1, standings.size(), "what nobody has begun is left out");
        Room.Standing one = standings.get(0);
        assertEquals(List.of(1, 3, 1), List.of(one.solved(), one.failing(), one.undecided()));
        assertEquals(
                new Room.Commonest("TIMEOUT", "workers_are_named", 2),
                one.commonest().orElseThrow());
    }

    @Test
    void no_file_keeps_the_others_from_being_read() throws IOException {
        String whole = Results.text("pass");
        drop("ada.json", whole);
        drop("broken.json", "{\"schemaVersion\": 1, \"exer");
        drop("half.json", whole.substring(0, whole.length() / 2));
        drop("future.json", whole.replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 7"));
        drop("foreign.json", "{\"name\": \"left-pad\"}");
        drop("notes.txt", "hello");
        drop(".DS_Store", "x");
        drop("empty.json", "");
        drop("huge.json", " ".repeat(8 * 1024 * 1024 + 1));
        Files.createDirectories(folder.resolve("folder.json/inside.json"));
        Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("ada.json"));
        Files.createSymbolicLink(folder.resolve("away"), Files.createDirectories(folder.resolve(".hidden")));
        Room room = room();
        assertEquals(List.of("ada"), names(room));
        var skipped = room.skipped().stream().collect(Collectors.toMap(Room.Skipped::file, Room.Skipped::why));
        assertEquals(10, skipped.size(), skipped::toString);
        assertTrue(skipped.get("future.json").contains("version"));
        assertTrue(skipped.get("half.json").contains("not all of it"));
        assertEquals("it is no result of primes:grade", skipped.get("foreign.json"));
        assertEquals("it is no .json file", skipped.get("link.json"));
        assertEquals("it is no .json file", skipped.get("away"));
        assertTrue(skipped.containsKey("folder.json/inside.json"));
    }

    @Test
    void folder_that_is_not_there_is_an_error() {
        assertThrows(IOException.class, () -> new RoomFolder(folder.resolve("no")).read());
    }

    @Test
    void names_of_seats_are_harmless_and_short() throws IOException {
        drop("a\u001b[31m\u007f" + "x".repeat(100) + ".json", Results.text("pass"));
        String name = names(room()).get(0);
        assertTrue(name.startsWith("a?[31m?x"), name);
        assertEquals(60, name.length());
    }

    @Test
    void titles_and_exercises_are_those_of_the_checkout() throws IOException {
        String text = Results.text("several").replace("Threads on a common queue", "Give me all points");
        drop("ada.json", text.replace("e010_prime_test", "e990_unknown"));
        Seat ada = room().seats().get(0);
        assertEquals(5, ada.latest().size());
        assertEquals(
                "Threads on a common queue",
                ada.latest().get("e110_synchronous").entry().title());
    }

    @Test
    void anonymous_seats_are_numbers_in_an_order_that_is_not_that_of_the_names() throws IOException {
        for (String name : List.of("ada", "bob", "cy", "dan", "eve", "fay")) {
            drop(name + ".json", Results.text(name.equals("ada") ? "failure" : "pass"));
        }
        Room room = Room.of(read(), EXERCISES, true);
        assertEquals(List.of("1", "2", "3", "4", "5", "6"), names(room));
        assertTrue(room.seats().get(0).stuck().isEmpty(), "ada is not the first");
        assertEquals(room, Room.of(read(), EXERCISES, true), "the same each time");
    }

    @Test
    void file_that_has_not_changed_is_not_read_again() throws IOException {
        drop("ada.json", Results.text("pass"));
        Path bob = drop("bob.json", Results.text("pass").substring(0, 100));
        RoomFolder watched = new RoomFolder(folder);
        RoomFolder.Content first = watched.read();
        assertEquals(1, first.seats().size());
        drop("bob.json", Results.text("failure"));
        RoomFolder.Content second = watched.read();
        assertEquals(2, second.seats().size());
        assertSame(entry(first), entry(second));
        Files.delete(bob);
        assertEquals(first.seats(), watched.read().seats());
        assertFalse(watched.read().equals(first), "the broken file is gone, too");
    }

    private static Object entry(RoomFolder.Content content) {
        return content.seats().get(0).latest().get("e410_threads").entry();
    }
}

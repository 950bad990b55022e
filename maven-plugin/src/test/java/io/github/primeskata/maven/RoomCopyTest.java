package io.github.primeskata.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.report.RunReport;
import io.github.primeskata.report.Runs;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomCopyTest {

    @TempDir
    private Path folder;

    private Layout graded(String result) {
        Layout layout = Samples.checkout(folder.resolve("checkout"));
        Samples.write(layout.output().resolve("result.json"), result);
        return layout;
    }

    @Test
    void each_exercise_has_a_file_of_its_own_in_the_learners_folder() throws Exception {
        Path room = Files.createDirectories(folder.resolve("room"));
        RoomCopy copy = RoomCopy.of("room", " Zoe K. ", folder);
        RunReport report = copy.write(graded("first"), Runs.report(Runs.pass("e010_prime_test")), true);
        copy.write(graded("second"), Runs.report(Runs.pass("e110_synchronous")), true);
        copy.write(graded("all"), Runs.report(Runs.pass("e010_prime_test"), Runs.pass("e110_synchronous")), true);
        Path seat = room.resolve("Zoe K.");
        assertEquals("first", Files.readString(seat.resolve("e010_prime_test.json")));
        assertEquals("second", Files.readString(seat.resolve("e110_synchronous.json")));
        assertEquals("all", Files.readString(seat.resolve("all.json")));
        String said = report.notes().get(report.notes().size() - 1);
        assertTrue(said.startsWith("the room has it: ") && said.endsWith("e010_prime_test.json"), said);
    }

    @Test
    void what_cannot_be_copied_is_said_and_loses_nothing() throws Exception {
        Files.createDirectories(folder.resolve("room"));
        Samples.write(folder.resolve("room/ada"), "a file where the folder should be");
        RunReport report =
                RoomCopy.of("room", "ada", folder).write(graded("x"), Runs.report(Runs.pass("e010_prime_test")), false);
        String said = report.notes().get(report.notes().size() - 1);
        assertTrue(said.startsWith("the room does not have it: "), said);
    }

    @Test
    void what_a_shallow_grade_has_left_open_does_not_replace_what_was_decided() throws Exception {
        Path room = Files.createDirectories(folder.resolve("room"));
        RoomCopy copy = RoomCopy.of("room", "ada", folder);
        copy.write(graded("decided"), Runs.report(Runs.pass("e410_threads")), true);
        copy.write(graded("open"), Runs.report(Runs.quick("e410_threads")), true);
        assertEquals("decided", Files.readString(room.resolve("ada/e410_threads.json")));
    }

    @Test
    void without_a_room_nothing_is_copied() throws Exception {
        RunReport report = Runs.report(Runs.pass("e010_prime_test"));
        assertSame(report, RoomCopy.of(null, null, folder).write(graded("x"), report, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../eve", "a/b", "a\\b", ".hidden", "a:b"})
    void name_that_is_none_of_a_folder_is_refused_before_anything_is_graded(String learner) throws Exception {
        Files.createDirectories(folder.resolve("room"));
        assertThrows(MojoFailureException.class, () -> RoomCopy.of("room", learner, folder));
    }

    @Test
    void name_with_a_letter_that_files_cannot_have_here_is_refused_as_clearly() throws Exception {
        Files.createDirectories(folder.resolve("room"));
        String learner = "Zo\u00eb";
        boolean known = Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode(learner);
        if (known) {
            assertEquals(
                    folder.resolve("room").resolve(learner),
                    RoomCopy.of("room", learner, folder).seat());
        } else {
            assertThrows(MojoFailureException.class, () -> RoomCopy.of("room", learner, folder));
        }
    }

    @Test
    void room_that_is_not_there_is_refused() {
        assertThrows(MojoFailureException.class, () -> RoomCopy.of("nowhere", "ada", folder));
    }
}

package io.github.primeskata.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.report.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream past = new ByteArrayOutputStream();

    private Screen screen(boolean live) {
        return new Screen(
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                new PrintStream(past, true, StandardCharsets.UTF_8),
                live,
                () -> new Style(false, false, 40));
    }

    private void expect(String text) {
        expect(text, bytes);
    }

    private static void expect(String text, ByteArrayOutputStream written) {
        assertEquals(
                text,
                written.toString(StandardCharsets.UTF_8)
                        .replace("\u001b[2K", "<line>")
                        .replace('\u001b', '^'));
    }

    @Test
    void live_page_takes_the_place_of_the_one_before() {
        Screen screen = screen(true);
        screen.page("one\n");
        screen.status("waiting");
        screen.page("two\n");
        expect("^[H^[2Jone\n\r<line>waiting\r<line>^[H^[2Jtwo\n");
    }

    @Test
    void live_status_changes_in_place_is_written_only_if_it_changes_and_fits_its_line() {
        Screen screen = screen(true);
        screen.status("one");
        screen.status("one");
        screen.beat("0123456789012345678901234567890123456789+", SECOND);
        screen.add("below\n");
        expect("\r<line>one\r<line>012345678901234567890123456789012345678\r<line>\nbelow\n");
    }

    @Test
    void plain_screen_has_no_escape_codes_and_no_changing_line() {
        Screen screen = screen(false);
        screen.plain("saved");
        screen.status("waiting");
        screen.page("one\n");
        screen.add("below\n");
        expect("saved\n\none\n\nbelow\n");
    }

    @Test
    void plain_beat_is_a_line_each_five_seconds_of_a_grading() {
        Screen screen = screen(false);
        screen.plain("begun");
        for (int tenth = 0; tenth < 120; tenth++) {
            screen.beat("beat " + tenth / 10, tenth * SECOND / 10);
        }
        screen.plain("begun");
        screen.beat("beat 4", 4 * SECOND);
        screen.beat("beat 6", 6 * SECOND);
        expect("begun\nbeat 5\nbeat 10\nbegun\nbeat 6\n");
    }

    @Test
    void nothing_is_written_after_the_end() {
        Screen screen = screen(true);
        screen.end("bye");
        screen.page("one\n");
        screen.status("waiting");
        screen.end("bye");
        screen.stop("stopped");
        expect("bye\n");
        expect("", past);
    }

    /** Maven's own stream is taken off at the same time, and may write what is in it a second time. */
    @Test
    void last_words_of_who_is_stopped_go_past_the_stream_of_the_others_and_are_the_last() {
        Screen screen = screen(true);
        screen.status("waiting");
        screen.stop("stopped");
        screen.page("one\n");
        screen.status("waiting");
        screen.stop("stopped");
        screen.end("bye");
        expect("\r<line>waiting");
        expect("\r<line>\nstopped\n", past);
    }
}

package io.github.primeskata.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.watch.Event.KeysEnded;
import io.github.primeskata.watch.Event.Pressed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyReaderTest {

    private static List<Event> read(InputStream in, boolean lines, boolean leave) {
        List<Event> events = new ArrayList<>();
        new KeyReader(in, lines, leave, events::add).run();
        return events;
    }

    private static InputStream typed(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void single_keys_are_read_one_by_one() {
        assertEquals(
                List.of(new Pressed('h'), new Pressed('l'), new Pressed('q'), new KeysEnded(true)),
                read(typed("hl\n q"), false, true));
    }

    @Test
    void of_a_line_the_first_character_counts() {
        assertEquals(
                List.of(new Pressed('h'), new Pressed('l'), new Pressed('q'), new KeysEnded(false)),
                read(typed("hint\r\n\n  list\nq"), true, false));
    }

    @Test
    void arrow_key_is_no_letter() {
        assertEquals(List.of(new KeysEnded(false)), read(typed("\u001b[B"), false, false));
    }

    @Test
    void input_that_fails_has_ended() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };
        assertEquals(List.of(new KeysEnded(true)), read(broken, false, true));
    }
}

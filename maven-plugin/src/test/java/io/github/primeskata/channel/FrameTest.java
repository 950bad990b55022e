package io.github.primeskata.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final int HEADER_BYTES = 4 + 2 + 16;

    private final byte[] token = FrameWriter.newToken();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void frames_come_back_as_they_were_sent() throws IOException {
        var frame = Frame.of("KIND", "b", "l\u00ednea 1\nline 2", "a", 42, "none", null, "long", "x".repeat(200_000));
        write(frame, Frame.of("EMPTY"));

        var reader = reader(bytes.toByteArray());
        assertArrayEquals(token, reader.token());
        Frame back = reader.read();
        assertEquals(frame, back);
        assertEquals(
                List.of("b", "a", "none", "long"), List.copyOf(back.fields().keySet()));
        assertEquals(List.of("l\u00ednea 1", "line 2"), back.lines("b"));
        assertEquals(42, back.number("a"));
        assertEquals("", back.text("absent"));
        assertEquals(List.of(), back.lines("absent"));
        assertThrows(ProtocolException.class, () -> back.number("b"));
        assertEquals(Frame.of("EMPTY"), reader.read());
        assertNull(reader.read());
    }

    @Test
    void a_stream_that_ends_inside_a_frame_is_an_end() throws IOException {
        write(Frame.of("A", "k", "value"));
        byte[] all = bytes.toByteArray();
        for (int length = HEADER_BYTES; length < all.length; length++) {
            assertNull(reader(Arrays.copyOf(all, length)).read());
        }
        for (int length = 0; length < HEADER_BYTES; length++) {
            byte[] cut = Arrays.copyOf(all, length);
            assertThrows(EOFException.class, () -> reader(cut));
        }
    }

    @Test
    void a_foreign_beginning_is_a_violation() throws IOException {
        write(Frame.of("A"));
        for (int at = 0; at < HEADER_BYTES; at++) {
            byte[] changed = bytes.toByteArray();
            changed[at] ^= 1;
            assertThrows(ProtocolException.class, () -> reader(changed), "byte " + at);
        }
    }

    @Test
    void a_frame_twice_is_a_violation() throws IOException {
        write(Frame.of("A", "k", "v"));
        byte[] once = bytes.toByteArray();
        bytes.write(once, HEADER_BYTES, once.length - HEADER_BYTES);
        var reader = reader(bytes.toByteArray());
        reader.read();
        assertThrows(ProtocolException.class, reader::read);
    }

    @Test
    void a_number_left_out_is_none() throws IOException {
        var first = new ByteArrayOutputStream();
        new FrameWriter(first, token).write(Frame.of("A"));
        write(Frame.of("A"), Frame.of("B"));
        byte[] both = bytes.toByteArray();
        byte[] withoutFirst = Arrays.copyOf(both, HEADER_BYTES + both.length - first.size());
        System.arraycopy(both, first.size(), withoutFirst, HEADER_BYTES, both.length - first.size());
        assertEquals(Frame.of("B"), reader(withoutFirst).read());
    }

    @Test
    void garbage_never_yields_anything_but_a_frame_an_end_or_a_violation() throws IOException {
        var random = new Random(8123);
        write(Frame.of("TYPE", "name", "value", "other", "text"));
        for (int round = 0; round < 5_000; round++) {
            byte[] changed = bytes.toByteArray();
            for (int i = 0; i <= random.nextInt(3); i++) {
                changed[HEADER_BYTES + random.nextInt(changed.length - HEADER_BYTES)] = (byte) random.nextInt();
            }
            try {
                reader(changed).read();
            } catch (ProtocolException expected) {
                // That is what it is for.
            }
        }
    }

    @Test
    void a_frame_that_is_too_large_is_refused_by_the_writer_and_the_next_one_passes() throws IOException {
        var writer = new FrameWriter(bytes, token);
        var large = Frame.of("A", "k", "x".repeat(5 << 20));
        assertThrows(ProtocolException.class, () -> writer.write(large));
        writer.write(Frame.of("B", "k", "x".repeat((4 << 20) - 1_000)));
        assertEquals("B", reader(bytes.toByteArray()).read().type());
    }

    @Test
    void a_length_beyond_the_limit_is_refused_before_anything_is_allocated() throws IOException {
        write(Frame.of("A"));
        byte[] changed = bytes.toByteArray();
        changed[HEADER_BYTES] = 0x7f;
        assertThrows(ProtocolException.class, () -> reader(changed).read());
    }

    private void write(Frame... frames) throws IOException {
        var writer = new FrameWriter(bytes, token);
        for (Frame frame : frames) {
            writer.write(frame);
        }
    }

    private FrameReader reader(byte[] all) throws IOException {
        return new FrameReader(new ByteArrayInputStream(all), token);
    }
}

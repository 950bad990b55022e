package io.github.primeskata.watch;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Makes events of what is typed: each key, or the first character of each line. Runs until nothing more comes. */
final class KeyReader implements Runnable {

    private static final int ESCAPE = 27;

    private final InputStream in;
    private final boolean lines;
    private final boolean leave;
    private final Consumer<Event> events;

    /**
     * A reader.
     *
     * @param lines whether a line has to be ended before it is read
     * @param leave whether the end of the input means to leave
     */
    KeyReader(InputStream in, boolean lines, boolean leave, Consumer<Event> events) {
        this.in = in;
        this.lines = lines;
        this.leave = leave;
        this.events = events;
    }

    @Override
    public void run() {
        try {
            boolean fresh = true;
            for (int read = in.read(); read >= 0; read = in.read()) {
                boolean lineEnd = read == '\n' || read == '\r';
                if (read == ESCAPE) {
                    skipSequence();
                } else if (!lineEnd && read != ' ' && (fresh || !lines)) {
                    events.accept(new Event.Pressed((char) read));
                    fresh = false;
                }
                fresh |= lineEnd;
            }
        } catch (IOException e) {
            // As if it had ended.
        }
        events.accept(new Event.KeysEnded(leave));
    }

    /** An arrow or a function key sends several characters at once; its letters are no keys of ours. */
    private void skipSequence() throws IOException {
        while (in.available() > 0) {
            in.read();
        }
    }
}

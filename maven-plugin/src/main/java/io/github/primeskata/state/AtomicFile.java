package io.github.primeskata.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file so that a reader sees the old text or the new one, whenever the writer is killed. */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes to a temporary file beside the target, forces it to the disk and moves it. Who may read it is what the
     * folder and the user's settings say, as for any file.
     *
     * @throws IOException if that fails; the old file is as it was and the temporary one is gone
     */
    public static void write(Path target, String text) throws IOException {
        Path folder = Files.createDirectories(target.toAbsolutePath().getParent());
        // Not createTempFile, whose files only their owner may read: a report is for others, too.
        Path temporary = folder.resolve(target.getFileName() + "-" + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}

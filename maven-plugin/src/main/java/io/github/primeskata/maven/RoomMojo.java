package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.room.RoomFolder;
import io.github.primeskata.text.RoomWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * For trainers: makes a board from learners' result files: who is stuck where, and the commonest failure of each
 * exercise. Writes {@code target/primes/room/index.html}.
 */
@Mojo(name = "room", aggregator = true, threadSafe = true)
public final class RoomMojo extends PlanMojo {

    /** The folder with the files: one a seat, {@code ada.json}, or a folder a seat, {@code ada/result.json}. */
    @Parameter(property = "primes.room")
    private String room;

    /** Shows seats as numbers. */
    @Parameter(property = "primes.anonymous", defaultValue = "false")
    private boolean anonymous;

    /** Goes on, and makes the page again when files change, until it is stopped. */
    @Parameter(property = "primes.follow", defaultValue = "false")
    private boolean follow;

    @Override
    void run() throws MojoFailureException, IOException, InterruptedException {
        if (room == null || room.isBlank()) {
            throw new MojoFailureException(RoomWords.folderNeeded());
        }
        Layout layout = layout();
        Path folder = Path.of(session().getExecutionRootDirectory()).resolve(room);
        if (!Files.isDirectory(folder)) {
            throw new MojoFailureException(RoomWords.noFolder(room));
        }
        new RoomOutput(layout, chosenOrPlanned(layout, Catalog.load(layout)), anonymous, follow, style())
                .run(new RoomFolder(folder), RoomOutput.EVERY_SECOND);
    }
}

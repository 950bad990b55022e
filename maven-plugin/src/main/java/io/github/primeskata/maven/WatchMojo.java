package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.run.Result;
import io.github.primeskata.run.Toolbox;
import io.github.primeskata.watch.Watch;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Grades an exercise each time you save it, goes on to the next one when it is solved, and remembers where you were. Keys
 * for hint, list, last verdict, run again, next exercise, back and quit are on the screen.
 */
@Mojo(name = "watch", aggregator = true, threadSafe = true)
public final class WatchMojo extends PlanMojo {

    /** How often the files are looked at: {@code 100ms}, {@code 2s}. They are graded when they are the same twice. */
    @Parameter(property = "primes.poll", defaultValue = "100ms")
    private String poll;

    /** Reads a key as soon as it is pressed, where the terminal can do that; off: key, then Enter. */
    @Parameter(property = "primes.keys", defaultValue = "true")
    private boolean keys;

    /** The folder of a room: each result goes there, too, to the learner's folder, a file for each exercise. */
    @Parameter(property = "primes.room")
    private String room;

    /** The learner's name: that of their seat in the room. */
    @Parameter(property = "primes.learner")
    private String learner;

    @Override
    void run() throws MojoFailureException, MojoExecutionException, IOException, InterruptedException {
        Duration interval = Parameters.duration("primes.poll", poll, Duration.ofMillis(100));
        RoomCopy copy = RoomCopy.of(room, learner, Path.of(session().getExecutionRootDirectory()));
        Layout layout = layout();
        Catalog catalog = Catalog.load(layout);
        List<Exercise> course = planned(layout, catalog);
        Exercise first = chosen(layout, catalog);
        Equipment equipment = equipment();
        Toolbox toolbox = equipment.toolbox();
        Saved saved = new Saved(layout, catalog, equipment, toolbox);
        boolean live = Terminal.live(session()) && !"dumb".equals(System.getenv("TERM"));
        try (SingleKeys single = live && keys ? SingleKeys.take() : null) {
            Watch.Keyboard keyboard = new Watch.Keyboard(System.in, single != null, live);
            PrintStream direct = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
            Watch.Display display = new Watch.Display(System.out, direct, live, this::style);
            new Watch(
                            layout,
                            catalog,
                            course,
                            toolbox,
                            result -> copy.write(layout, saved.save(List.of(result), begin(result), false), false),
                            interval)
                    .run(first, display, keyboard);
        }
    }

    /** A save during a grading begins another one, so that what comes to its end is as it was at the begin. */
    private static Instant begin(Result result) {
        return Instant.now().minusNanos(result.elapsedNanos());
    }
}

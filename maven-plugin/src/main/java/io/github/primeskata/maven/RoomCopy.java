package io.github.primeskata.maven;

import io.github.primeskata.catalog.Layout;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.report.RunReport;
import io.github.primeskata.state.AtomicFile;
import io.github.primeskata.text.RoomWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The folder of a room that a learner's results go to, each exercise to a file of its own, so that none takes the place
 * of another.
 *
 * @param seat the learner's folder in it; null if there is no room
 */
record RoomCopy(Path seat) {

    /** What is a file's name everywhere. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,60}");

    /**
     * From the command line.
     *
     * @param room the folder, from where Maven was started; may be null
     * @param learner the learner's name; needed if there is a room
     */
    static RoomCopy of(String room, String learner, Path from) throws MojoFailureException {
        if (room == null || room.isBlank()) {
            return new RoomCopy(null);
        }
        Path folder = from.resolve(room);
        if (!Files.isDirectory(folder)) {
            throw new MojoFailureException(RoomWords.noFolder(room));
        }
        if (learner == null || !NAME.matcher(learner.strip()).matches()) {
            throw new MojoFailureException(RoomWords.learnerNeeded(learner == null ? "" : learner));
        }
        try {
            return new RoomCopy(folder.resolve(learner.strip()));
        } catch (InvalidPathException e) {
            // A letter that files cannot have here: without a locale Linux knows ASCII only.
            throw new MojoFailureException(RoomWords.learnerNeeded(learner));
        }
    }

    /**
     * Copies {@code result.json} there; the report says what became of it. What a shallow grade has left open is not
     * copied: it would take the place of what was decided.
     *
     * @param tell whether it says where the copy is; that it could not be made is always said
     */
    RunReport write(Layout layout, RunReport report, boolean tell) {
        boolean decided = report.results().stream()
                .anyMatch(result -> !result.grade().verdict().equals(Verdict.Inconclusive.QUICK));
        if (seat == null || !decided) {
            return report;
        }
        List<String> notes = new ArrayList<>(report.notes());
        String name = report.results().size() == 1
                ? report.results().get(0).grade().exercise().name()
                : "all";
        Path file = seat.resolve(name + ".json");
        try {
            AtomicFile.write(file, Files.readString(layout.output().resolve("result.json")));
            if (tell) {
                notes.add(RoomWords.copied(file.toString()));
            }
        } catch (IOException e) {
            notes.add(RoomWords.notCopied(file.toString(), e.toString()));
        }
        return report.with(notes);
    }
}

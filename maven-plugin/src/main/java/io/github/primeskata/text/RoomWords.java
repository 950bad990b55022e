package io.github.primeskata.text;

import java.util.List;

/** What is said of a room of learners. Pure functions; one line unless they say otherwise. */
public final class RoomWords {

    private RoomWords() {}

    /** No folder was named. */
    public static String folderNeeded() {
        return "which folder?\n  next       mvn primes:room -Dprimes.room=/path/to/folder"
                + "\n  expected   a file a seat, ada.json, or a folder a seat, ada/result.json";
    }

    /** The folder is not there. */
    public static String noFolder(String folder) {
        return "-Dprimes.room=" + folder + " is no folder";
    }

    /** A file is none of ours. */
    public static String foreign() {
        return "it is no .json file";
    }

    /** A file is larger than any result. */
    public static String tooLarge(int megabytes) {
        return "it has more than " + megabytes + " MB";
    }

    /** A file cannot be read. */
    public static String unreadable() {
        return "it cannot be read";
    }

    /** There are more files than are read. */
    public static String tooManyFiles(int most) {
        return "only " + most + " files are read";
    }

    /** The title. */
    public static String title() {
        return "Primes Kata: the room";
    }

    /** The line below it. */
    public static String subtitle(int seats, int solved, String when) {
        return Messages.count(seats, "seat", "seats") + ", " + Messages.count(solved, "exercise", "exercises")
                + " solved in all, " + when;
    }

    /** There is nothing to show yet. */
    public static String nobody() {
        return "No result file could be read yet.";
    }

    /** The first column on a terminal. */
    public static String terminalSeat() {
        return "seat";
    }

    /** The others, as wide as what stands below them. */
    public static String terminalColumns() {
        return "solved  at    why";
    }

    /** The columns of the exercises on a terminal. */
    public static String terminalExercises() {
        return "      solved  failing  commonest failure";
    }

    /** A heading. */
    public static String stuckHeading() {
        return "Who is stuck where";
    }

    /** The columns below it. */
    public static List<String> stuckColumns() {
        return List.of("seat", "solved", "points", "at", "verdict", "observed", "last run");
    }

    /** A heading. */
    public static String exercisesHeading() {
        return "Exercise by exercise";
    }

    /** The columns below it. */
    public static List<String> exercisesColumns() {
        return List.of("exercise", "solved", "failing", "not begun", "commonest failure");
    }

    /** A heading. */
    public static String gridHeading() {
        return "All seats";
    }

    /** What the signs of the grid mean. */
    public static String gridLegend() {
        return "+ solved, x does not pass, ? not decided, . not begun. The columns are the exercises' ids.";
    }

    /** A heading. */
    public static String skippedHeading() {
        return "Left out";
    }

    /** The columns below it. */
    public static List<String> skippedColumns() {
        return List.of("file", "why");
    }

    /** The names of files would tell who sits where. */
    public static String skippedAnonymously(int files) {
        return Messages.count(files, "file was", "files were")
                + " left out; without -Dprimes.anonymous their names are shown";
    }

    /** A seat has nothing that fails. */
    public static String notStuck() {
        return "-";
    }

    /** A failure that several share. */
    public static String commonest(String verdict, String check, int seats, int failing) {
        return verdict + (check.isEmpty() ? "" : " " + check) + " (" + seats + " of " + failing + ")";
    }

    /** How long ago something was. */
    public static String ago(long minutes) {
        if (minutes < 1) {
            return "just now";
        }
        return minutes < 120 ? minutes + " min ago" : minutes / 60 + " h ago";
    }

    /** What the page says below its tables. */
    public static String note() {
        return "Made by mvn primes:room from the learners' result files. It is feedback, no exam: the files come from"
                + " machines that the learners have in hand.";
    }

    /** Where the page is. */
    public static String written(String page, boolean gradebooks) {
        return "board in " + page + (gradebooks ? ", moodle.csv and canvas.csv beside it" : "");
    }

    /** The folder is watched. */
    public static String following() {
        return "following the folder; the page renews itself; Ctrl-C ends it";
    }

    /** Something has changed in the folder. */
    public static String renewed(String when, int seats, int solved, int skipped) {
        return when + "   " + Messages.count(seats, "seat", "seats") + ", " + solved + " solved in all"
                + (skipped == 0 ? "" : ", " + Messages.count(skipped, "file", "files") + " left out");
    }

    /** Several lines: a result goes to a room, and nobody knows whose it is. */
    public static String learnerNeeded(String given) {
        return (given.isBlank() ? "whose result is it?" : "'" + given + "' cannot be the name of a folder")
                + "\n  next       add -Dprimes.learner=ada: letters, digits, blanks, and . _ - between them";
    }

    /** A result is in the room. */
    public static String copied(String file) {
        return "the room has it: " + file;
    }

    /** A result is not in the room. */
    public static String notCopied(String file, String why) {
        return "the room does not have it: " + file + ": " + why;
    }
}

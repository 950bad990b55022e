package io.github.primeskata.text;

import java.util.List;

/** The sentences of the report's pages. Pure functions; one line unless they say otherwise. */
public final class PageTexts {

    private PageTexts() {}

    /** Where the puzzles are; at least one. */
    public static String puzzleFiles(List<String> pages) {
        return "be the scheduler and break it yourself: " + pages.get(0)
                + (pages.size() == 1 ? "" : " and " + (pages.size() - 1) + " more beside it");
    }

    /** Where the report is. */
    public static String reportFile(String path) {
        return "the report, for a browser: " + path;
    }

    /** Title of the report. */
    public static String title() {
        return "Primes Kata: report";
    }

    /** Below the title. */
    public static String subtitle(String version, String finished) {
        return "Graded by Primes Kata " + version + ", " + finished + ". This file needs no network and no other file"
                + " but the puzzle pages beside it.";
    }

    /** A heading. */
    public static String where() {
        return "Where I stand";
    }

    /** Which exercise is the first open one, or that there is none. */
    public static String next(String exercise) {
        return "Next: " + exercise + ".";
    }

    /** What the last run has graded. */
    public static String lastRun(String summary) {
        return "The last run: " + summary.replace("   ", ", ") + ". The parts below are about what it has graded.";
    }

    /** A heading. */
    public static String byChapter() {
        return "By chapter";
    }

    /** Name of the figure. */
    public static String byChapterFigure() {
        return "solved exercises by chapter; the table beside it has the same figures";
    }

    /** Points of an exercise. */
    public static String pointsOf(int points, int max) {
        return points + " of " + Messages.count(max, "point", "points");
    }

    /** A heading. */
    public static String exercises() {
        return "Exercises";
    }

    /** A heading. */
    public static String machine() {
        return "The machine";
    }

    /** A heading. */
    public static String curves() {
        return "Benchmark";
    }

    /** Above the curves. */
    public static String curvesText(String finished) {
        return "Measured by mvn primes:benchmark, " + finished
                + ". All of it, with what can be told from it, is in benchmark.html in the folder above.";
    }

    /** There are no curves. */
    public static String noCurves() {
        return "Nothing is measured yet. Next: mvn primes:benchmark";
    }

    /** A column. */
    public static String chapter() {
        return "chapter";
    }

    /** A column. */
    public static String solved() {
        return "solved";
    }

    /** A column. */
    public static String points() {
        return "points";
    }

    /** A column. */
    public static String exercise() {
        return "exercise";
    }

    /** A column. */
    public static String verdict() {
        return "verdict";
    }

    /** A column. */
    public static String reason() {
        return "why points are lost";
    }

    /** A check, or its column, and why points are lost there; empty if none are. */
    public static String checkWith(String check, String reason) {
        return reason.isBlank() ? check : check + ": " + reason;
    }

    /** A column. */
    public static String check() {
        return "check";
    }

    /** A column. */
    public static String clause() {
        return "clause";
    }

    /** A column. */
    public static String state() {
        return "state";
    }

    /** What became of a check. */
    public static String state(String state) {
        return switch (state) {
            case "PASSED" -> "held";
            case "FAILED" -> "failed";
            default -> "not reached";
        };
    }

    /** A label. */
    public static String observed() {
        return "observed";
    }

    /** A label. */
    public static String expected() {
        return "expected";
    }

    /** A label. */
    public static String at() {
        return "at";
    }

    /** A label. */
    public static String replay() {
        return "replay";
    }

    /** A label. */
    public static String next() {
        return "next";
    }

    /** A label. */
    public static String warning() {
        return "warning";
    }

    /** A label. */
    public static String printed() {
        return "printed";
    }

    /** What the failure says in full. */
    public static String detail() {
        return "In full";
    }

    /** Every check. */
    public static String allChecks() {
        return "Points, check by check";
    }

    /** Heading of the interleaving. */
    public static String interleaving() {
        return "The order that broke it";
    }

    /** Below it. */
    public static String interleavingText() {
        return "A column for each thread, time goes down. Walk through it with the buttons, or with the arrow keys, Home"
                + " and End while the focus is in the figure.";
    }

    /** Name of the figure. */
    public static String lanesOf(String exercise) {
        return exercise + ": swim lanes of the threads; the table beside them has the same steps";
    }

    /** Marks the step. */
    public static String breaksHere() {
        return "breaks here";
    }

    /** A column. */
    public static String number() {
        return "step";
    }

    /** A column. */
    public static String thread() {
        return "thread";
    }

    /** A column. */
    public static String did() {
        return "did";
    }

    /** A column. */
    public static String line() {
        return "line";
    }

    /** A column. */
    public static String code() {
        return "code";
    }

    /** A heading. */
    public static String yourCode() {
        return "Your code";
    }

    /** The name of the table of the lines that a failure names. */
    public static String linesNamed() {
        return "the lines that it names";
    }

    /** A button. */
    public static String first() {
        return "First";
    }

    /** A button. */
    public static String back() {
        return "Back";
    }

    /** A button. */
    public static String forward() {
        return "Next";
    }

    /** A button. */
    public static String last() {
        return "Last";
    }

    /** Heading of the lanes. */
    public static String work() {
        return "Who did the work";
    }

    /** Below it. */
    public static String workText(String check, boolean timed) {
        return "In " + check + ": a lane for each worker. A full box is a prime, a dashed one is not. "
                + (timed
                        ? "From left to right in the order in which calls began and ended: boxes below each other were"
                                + " under way at the same time. How long they took is not shown."
                        : "The calls of each stand from left to right in their order; which of two workers came first is"
                                + " not recorded.");
    }

    /** Name of the figure. */
    public static String workOf(String check) {
        return check + ": lanes of the workers; the table beside them has the same calls";
    }

    /** The lanes of other checks. */
    public static String otherLanes(int checks) {
        return "In " + Messages.count(checks, "other check", "other checks");
    }

    /** A list was cut. */
    public static String firstOnly(int most) {
        return "Longer lists are cut after " + most + " calls.";
    }

    /** A column. */
    public static String worker() {
        return "worker";
    }

    /** A column. */
    public static String process() {
        return "process";
    }

    /** A column. */
    public static String calls() {
        return "calls";
    }

    /** A column. */
    public static String primes() {
        return "primes";
    }

    /** A column. */
    public static String numbers() {
        return "numbers, primes in brackets";
    }

    /** A worker without calls. */
    public static String nothing() {
        return "none";
    }

    /** The link to the puzzle. */
    public static String toPuzzle() {
        return "Be the scheduler: choose who runs next";
    }

    /** Where a race was recorded and there is no puzzle. */
    public static String noPuzzle() {
        return "No puzzle for this one: what other orders would have led to is known for reads and writes of a number, calls"
                + " of a queue or a list, and compare-and-set, not for locks and waits.";
    }

    /** The link back. */
    public static String toReport() {
        return "Back to the report";
    }

    /** Title of a puzzle. */
    public static String puzzleTitle(String exercise) {
        return exercise + ": be the scheduler";
    }

    /** Above the puzzle. */
    public static String puzzleText() {
        return "These are the steps that your code was seen to take. Choose who runs next, until it breaks. Press a"
                + " button, or the number of the thread; u takes a step back, r begins again.";
    }

    /** A heading. */
    public static String whatIsKnown() {
        return "What is known, and what is derived";
    }

    /** About the record. */
    public static String knownRecord() {
        return "One order was run and seen to break: the recorded one. All others are derived by a simple model from"
                + " the same steps; they were not run.";
    }

    /** About locks. */
    public static String knownLocks() {
        return "The record holds no locks. If a lock in your code forbids an order, it can still be chosen here.";
    }

    /** About values. */
    public static String modelCells() {
        return "The model: a read gives the value that was written last. A write writes what its thread has read, with"
                + " the difference that was recorded.";
    }

    /** About a queue. */
    public static String modelQueue() {
        return "The model: whoever takes from the queue gets its first number, or null if there is none. A thread that"
                + " gets an answer after which nothing is recorded stops here.";
    }

    /** About calls of a list. */
    public static String modelOverlap() {
        return "The model: several threads may look into the list at once, but while one adds nobody else may be in a"
                + " call of it.";
    }

    /** About compare and set. */
    public static String modelCompareAndSet() {
        return "The model: a set is refused if the number is no longer the one that its thread has read. A thread that"
                + " reads a number as large as its own has nothing more to do; one that is refused as it was not in the"
                + " record stops here.";
    }

    /** Before a choice. */
    public static String start() {
        return "Nobody has run yet. Who is first?";
    }

    /** As recorded. */
    public static String asRecorded() {
        return "As recorded so far.";
    }

    /** Not as recorded. */
    public static String departs() {
        return "No longer as recorded: answers are derived by the model.";
    }

    /** The end. */
    public static String brokeAsRecorded(String what) {
        return "It breaks: " + what + ". This is the order that was recorded.";
    }

    /** The end. */
    public static String breaksByModel(String what) {
        return "By the model it breaks: " + what + ". This order was not run.";
    }

    /** The end. */
    public static String holdsByModel() {
        return "By the model this order holds. It was not run, and one order that holds proves nothing.";
    }

    /** The end. */
    public static String notKnown() {
        return "How this order ends is not known: what a thread does after this answer was not recorded.";
    }

    /** What is wrong with a value. */
    public static String updateLost(String what, long wanted, long got) {
        return what + " is " + got + " and not " + wanted + ", an update is lost";
    }

    /** What is wrong with a queue. */
    public static String nothingLeft(String thread) {
        return thread + " saw that the queue was not empty, and got nothing from it";
    }

    /** What is wrong in a list. */
    public static String insideAtOnce(String first, String call, String second, String other) {
        return first + " was in " + call + " when " + second + " began " + other;
    }

    /** What is wrong with the largest number. */
    public static String largestLost(long got, long largest) {
        return "the largest number found is " + largest + ", and " + got + " is kept";
    }

    /** Who is in a call of a list. */
    public static String insideTheList() {
        return "inside the list";
    }

    /** Nobody is. */
    public static String nobody() {
        return "nobody";
    }

    /** A shared value. */
    public static String sharedNumber() {
        return "the shared number";
    }

    /** A shared queue. */
    public static String sharedQueue() {
        return "the queue";
    }

    /** An empty queue. */
    public static String empty() {
        return "empty";
    }

    /** A heading. */
    public static String shared() {
        return "Shared";
    }

    /** A heading. */
    public static String yourOrder() {
        return "Your order";
    }

    /** A button. */
    public static String run(int number, String thread) {
        return number + ": run " + thread;
    }

    /** A thread has no more steps. */
    public static String done() {
        return "done";
    }

    /** A thread has got another answer than was recorded. */
    public static String away() {
        return "stops: what it does after this answer is not recorded";
    }

    /** A button. */
    public static String undo() {
        return "u: step back";
    }

    /** A button. */
    public static String again() {
        return "r: begin again";
    }

    /** A heading. */
    public static String allOrders(int orders) {
        return "All " + orders + " orders (gives it away)";
    }

    /** A column. */
    public static String order() {
        return "who runs";
    }

    /** A column. */
    public static String ends() {
        return "how it ends";
    }

    /** Why there are no buttons. */
    public static String noScript() {
        return "Without scripts nothing can be chosen here; the table of all orders below says the same.";
    }
}

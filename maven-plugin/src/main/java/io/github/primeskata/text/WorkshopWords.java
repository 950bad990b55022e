package io.github.primeskata.text;

import java.util.Locale;

/** What stands in the pages for trainers. Pure functions; one line unless they say otherwise. */
public final class WorkshopWords {

    private WorkshopWords() {}

    /** Two lines: the head of a timetable. */
    public static String timetableHead() {
        return "| after | min | what |\n|---:|---:|---|\n";
    }

    /** The first row. */
    public static String welcome() {
        return "welcome; `mvn primes:doctor` on every machine";
    }

    /** A break. */
    public static String pause() {
        return "*break*";
    }

    /** The long break. */
    public static String lunch() {
        return "*lunch*";
    }

    /** The row of an exercise. */
    public static String exercise(String id, String title, String page, int talk, int minutes) {
        return "[" + id + " " + title + "](" + page + "): " + (talk == 0 ? "" : talk + " talk, ") + minutes
                + " to solve";
    }

    /** The last row. */
    public static String close() {
        return "what surprised whom; the [survey](survey.md)";
    }

    /** Below the last row. */
    public static String end(int spare) {
        return "end; " + (spare == 0 ? "nothing" : spare + " min") + " to spare";
    }

    /** A plan names what is not there. */
    public static String unknownInPlan(String plan, String id) {
        return "the plan " + plan + " names " + id + ", which is no exercise";
    }

    /** A plan leaves out what another exercise needs. */
    public static String needMissing(String plan, String id, String need) {
        return "the plan " + plan + " has " + id + " without " + need + " before it, which it needs";
    }

    /** A plan takes more time than there is. */
    public static String tooLong(String plan, int takes, int minutes) {
        return "the plan " + plan + " takes " + takes + " of " + minutes + " minutes";
    }

    /** A chapter's name. */
    public static String chapter(int number) {
        return switch (number) {
            case 0 -> "Warm-up: the work itself";
            case 1 -> "Synchronous";
            case 2 -> "Cooperative";
            case 3 -> "Asynchronous";
            case 4 -> "Threads";
            case 5 -> "Race conditions";
            case 6 -> "Processes";
            case 7 -> "Measuring";
            case 8 -> "Dividing the work";
            default -> "Going further";
        };
    }

    /** The title of the slides. */
    public static String slidesTitle() {
        return "Primes Kata";
    }

    /** Below that title. */
    public static String slidesSubtitle(int exercises, int minutes) {
        return Messages.count(exercises, "exercise", "exercises") + ", " + minutes + " minutes to solve";
    }

    /** How to turn the pages. */
    public static String slidesKeys() {
        return "→ next · ← back · Home first · End last · p print";
    }

    /** The first slide of an exercise. */
    public static String slideSituation(String id, String title) {
        return id + " " + title;
    }

    /** The second one. */
    public static String slideQuestion(String id) {
        return id + ": a question first";
    }

    /** The last one or ones. */
    public static String slideContract(String id, int number, int all) {
        return id + ": the contract" + (all == 1 ? "" : ", " + number + " of " + all);
    }

    /** The command on a slide. */
    public static String slideCommand(String id) {
        return "mvn primes:grade -Dexercise=" + id;
    }

    /** Facts on a slide. */
    public static String slideFacts(int minutes, int difficulty, String concepts) {
        return String.format(Locale.ROOT, "%d min · difficulty %d of 5 · %s", minutes, difficulty, concepts);
    }

    /** Slides were written. */
    public static String slidesWritten(String page, int slides) {
        return "  " + Messages.count(slides, "slide", "slides") + " in " + page + "; print it to a file for a PDF\n";
    }

    /** An exercise is asked for that the plan leaves out. */
    public static String notInPlan(String id, String plan, String ids) {
        return id + " is not in the plan " + plan + ", which has " + ids
                + ". Choose one of these, or leave -Dprimes.plan out";
    }

    /** There is no such plan. */
    public static String noPlan(String plan, String known) {
        return "-Dprimes.plan=" + plan + " is no plan of docs/workshop/timetables.md; there are " + known;
    }
}

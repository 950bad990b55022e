package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Page;
import io.github.primeskata.state.LearnerState;
import io.github.primeskata.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The exercises as a table, and hints as text. Pure functions. */
public final class Lists {

    private static final String ROW = "  %-4s  %-34s  %7s  %-14s  %s";

    private Lists() {}

    /**
     * A line an exercise: id, title, minutes, what it needs, the last verdict. Below them how far the learner has come.
     *
     * @param exercises those that are listed
     * @param all those of the checkout, in order
     */
    public static String exercises(List<Exercise> exercises, List<Exercise> all, LearnerState state, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(style.ink(
                Ink.BOLD,
                String.format(ROW, "id", "exercise", "minutes", "needs", "last").stripTrailing()));
        int minutes = 0;
        for (Exercise exercise : exercises) {
            Page page = exercise.page();
            minutes += page.minutes();
            String last = state.verdicts().getOrDefault(exercise.name(), "-");
            String needs = page.needs().isEmpty() ? "-" : String.join(" ", page.needs());
            String title = page.title().length() > 34 ? page.title().substring(0, 33) + "…" : page.title();
            String row = String.format(ROW, exercise.id(), title, page.minutes(), needs, "");
            lines.add(row + style.ink(ink(last), last));
        }
        lines.add("");
        lines.add("  " + Messages.total(exercises.size(), minutes));
        lines.add("  " + style.ink(Ink.BOLD, progress(all, state)));
        lines.add("  next   " + style.ink(Ink.CYAN, next(exercises, all, state)));
        return style.plain(String.join("\n", lines) + "\n");
    }

    /** One hint, and the command for the next one. */
    public static String hint(Exercise exercise, int level, Style style) {
        int of = exercise.page().hints().size();
        String next = level < of
                ? style.ink(Ink.CYAN, Messages.hintCommand(exercise.id())) + "   " + Messages.hintLevel(level + 1, of)
                : style.ink(Ink.CYAN, Messages.gradeCommand(exercise.id()));
        return hint(exercise, level, next, style);
    }

    /** One hint, and what comes next. */
    static String hint(Exercise exercise, int level, String next, Style style) {
        List<String> lines = new ArrayList<>();
        int of = exercise.page().hints().size();
        lines.add(style.ink(Ink.BOLD, exercise.label()) + "   " + Messages.hintHeading(level, of));
        lines.add("");
        Wrap.paragraphs(exercise.page().hints().get(level - 1), style.width() - 2)
                .forEach(line -> lines.add(line.isEmpty() ? "" : "  " + line));
        lines.add("");
        lines.add("  next   " + next);
        return style.plain(String.join("\n", lines) + "\n");
    }

    /** How far a learner has come: exercises, a share of them, and how long the open ones take. */
    static String progress(List<Exercise> all, LearnerState state) {
        List<Exercise> open = open(all, state);
        return Messages.progress(
                all.size() - open.size(),
                all.size(),
                open.stream().mapToInt(exercise -> exercise.page().minutes()).sum());
    }

    /** The first open one of those that are listed, or else of all. */
    private static String next(List<Exercise> exercises, List<Exercise> all, LearnerState state) {
        return Stream.concat(open(exercises, state).stream(), open(all, state).stream())
                .findFirst()
                .map(exercise -> Messages.gradeCommand(exercise.id()))
                .orElse(Messages.allSolved());
    }

    private static List<Exercise> open(List<Exercise> exercises, LearnerState state) {
        return exercises.stream()
                .filter(exercise -> !state.solved(exercise.name()))
                .toList();
    }

    private static Ink ink(String verdict) {
        return switch (verdict) {
            case "PASS" -> Ink.GREEN;
            case "-", "NOT_STARTED" -> Ink.FAINT;
            case "INTERNAL_ERROR", "INCONCLUSIVE" -> Ink.YELLOW;
            default -> Ink.RED;
        };
    }
}

package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.run.Result;
import io.github.primeskata.state.LearnerState;
import io.github.primeskata.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is shown while somebody watches. Pure functions. */
public final class WatchText {

    private static final String LABEL = "  %-9s  ";
    private static final String STUBS = "kata-exercises/src/main/java/kata/";

    private WatchText() {}

    /**
     * What is true besides the result.
     *
     * @param all the exercises of the checkout, in order
     * @param at the time of day
     * @param single whether keys are read as soon as they are pressed
     */
    public record Facts(List<Exercise> all, LearnerState state, String at, boolean single) {

        /** Keeps an unmodifiable copy. */
        public Facts {
            all = List.copyOf(all);
        }
    }

    /** Before anything is graded. */
    public static String welcome(Exercise exercise, Facts facts, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(style.ink(Ink.FAINT, Lists.progress(facts.all(), facts.state())));
        lines.add("");
        lines.add(style.ink(Ink.BOLD, exercise.label()) + "   "
                + Messages.about(exercise.page().minutes()));
        lines.addAll(where(exercise, "next", style));
        lines.add("");
        lines.add(style.ink(Ink.BOLD, Messages.keys(facts.single())));
        return style.plain(String.join("\n", lines) + "\n");
    }

    private static List<String> where(Exercise exercise, String label, Style style) {
        return List.of(
                labelled(label, Messages.readPage(STUBS + exercise.name() + "/README.md"), style),
                labelled("", Messages.editBeside(exercise.files()), style));
    }

    /** The exercises, and the keys below them: a long list leaves no other line on the screen. */
    public static String list(Facts facts, Style style) {
        return Lists.exercises(facts.all(), facts.all(), facts.state(), style)
                + style.plain("\n" + style.ink(Ink.BOLD, Messages.keys(facts.single())) + "\n");
    }

    /** What is wrong with an exercise, or what is still to do. The report holds this one result. */
    public static String result(RunReport report, Depth depth, Facts facts, Style style) {
        boolean cut = depth.stopsAtFailure()
                && report.results().get(0).grade().failure().isPresent();
        return page(report, List.of(graded(report, cut, facts, style)), facts, style);
    }

    /**
     * A pass, and with what it goes on. The report holds this one result.
     *
     * @param next the next open exercise; empty if there is none
     * @param stays whether it goes on only when a key says so
     */
    public static String solved(RunReport report, Optional<Exercise> next, boolean stays, Facts facts, Style style) {
        Exercise exercise = report.results().get(0).grade().exercise();
        List<String> more = new ArrayList<>();
        more.add(graded(report, false, facts, style));
        more.add(labelled("compare", style.ink(Ink.CYAN, Messages.solutionCommand(exercise.id())), style));
        more.add("");
        if (next.isEmpty()) {
            more.add(labelled("next", Messages.allSolved(), style));
        }
        next.ifPresent(other -> more.addAll(goesOn(other, stays, facts.single(), style)));
        return page(report, more, facts, style);
    }

    private static List<String> goesOn(Exercise other, boolean stays, boolean single, Style style) {
        int minutes = other.page().minutes();
        if (stays) {
            return List.of(labelled("next", Messages.staysUntilNext(other.label(), minutes, single), style));
        }
        List<String> lines = new ArrayList<>();
        lines.add(labelled("next", Messages.goesOn(other.label(), minutes), style));
        lines.addAll(where(other, "", style));
        return lines;
    }

    /** A grading came to nothing. */
    public static String trouble(Exercise exercise, String why, boolean single, Style style) {
        return style.plain(style.ink(Ink.BOLD, exercise.label()) + "   "
                + style.ink(Ink.YELLOW, Messages.notGraded(Safe.text(why))) + "\n"
                + labelled("next", Messages.gradeAgain(single), style) + "\n");
    }

    /**
     * One hint, and the key for the next one.
     *
     * @param again whether all were seen before, so that it is the last one once more
     */
    public static String hint(Exercise exercise, int level, boolean again, boolean single, Style style) {
        int of = exercise.page().hints().size();
        String last = again ? Messages.lastHintAgain(of) : Messages.lastHint();
        String more = style.ink(Ink.CYAN, Messages.pressHint(single)) + " " + Messages.hintLevel(level + 1, of);
        return Lists.hint(exercise, level, level < of ? more : last, style);
    }

    private static String page(RunReport report, List<String> more, Facts facts, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(style.ink(Ink.FAINT, Lists.progress(facts.all(), facts.state())));
        lines.add("");
        lines.add(keyed(report.withHints(facts.state().hints()), facts.single(), style));
        lines.add("");
        lines.addAll(more);
        report.notes().forEach(note -> lines.add(labelled("note", note, style)));
        lines.add("");
        lines.add(style.ink(Ink.BOLD, Messages.keys(facts.single())));
        return style.plain(String.join("\n", lines) + "\n");
    }

    /** What the grader shows, with keys in place of the commands for which there are some. */
    private static String keyed(RunReport report, boolean single, Style style) {
        String id = report.results().get(0).grade().exercise().id();
        String brief =
                replaced(TerminalReport.brief(report, style), Messages.hintCommand(id), Messages.pressHint(single));
        return replaced(brief, Messages.gradeCommand(id), Messages.pressAgain(single));
    }

    /** The command may have been broken at its spaces. */
    private static String replaced(String text, String command, String key) {
        String words = Arrays.stream(command.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
        return text.replaceAll(words + "\\b", Matcher.quoteReplacement(key));
    }

    /** How long it took is of no interest where nothing ran. */
    private static String graded(RunReport report, boolean toFirstFailure, Facts facts, Style style) {
        Result result = report.results().get(0);
        String when = result.grade().verdict() instanceof Verdict.NotStarted
                ? Messages.lookedAt(facts.at())
                : Messages.gradedAt(facts.at(), result.elapsedNanos(), toFirstFailure);
        return labelled("verdict", when, style);
    }

    private static String labelled(String label, String text, Style style) {
        return Wrap.labelled(String.format(LABEL, label), text, style.width());
    }
}

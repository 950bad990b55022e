package kata.compared;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the tools said, as Markdown. */
final class ComparisonTable {

    private static final List<String> TOOLS = List.of("rounds", "jcstress", "exploration", "grader");
    private static final String NOT_RUN = "not run";

    private final List<Compared> variants;
    private final Map<String, List<Answer>> answers;

    private ComparisonTable(List<Compared> variants, List<Answer> answers) {
        this.variants = variants;
        this.answers = answers.stream().collect(Collectors.groupingBy(each -> each.tool() + " " + each.variant()));
    }

    /** The tables: over all, by exercise, by kind of mistake; then what each tool missed, and where it was unsteady. */
    static String of(List<Compared> variants, List<Answer> answers) {
        ComparisonTable table = new ComparisonTable(variants, answers);
        StringBuilder out = new StringBuilder("\n");
        table.machine(out);
        table.overall(out);
        table.caughtBy(out, "exercise", Compared::exercise);
        table.caughtBy(out, "header says", Compared::kind);
        table.lists(out);
        return out.toString();
    }

    private List<Answer> of(String tool, Compared variant) {
        return answers.getOrDefault(tool + " " + variant.label(), List.of());
    }

    private void machine(StringBuilder out) {
        double[] loads = answers.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Answer::load)
                .filter(load -> !Double.isNaN(load))
                .sorted()
                .toArray();
        out.append("%d processors, JDK %s, %s, load %s%n%n"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version(),
                        ManagementFactory.getOperatingSystemMXBean().getArch(),
                        spread(loads)));
    }

    private void overall(StringBuilder out) {
        out.append("| tool | runs each | caught, each time | now and then | never | false alarms | seconds a variant |"
                + " different answers |\n|---|---|---:|---:|---:|---:|---|---:|\n");
        for (String tool : TOOLS) {
            List<Compared> shown = shown(tool, each -> true);
            long broken = shown.stream().filter(each -> !each.right()).count();
            long right = shown.size() - broken;
            long always = count(shown, each -> !each.right() && always(tool, each));
            long never = count(shown, each -> !each.right() && never(tool, each));
            double[] seconds = shown.stream()
                    .flatMap(each -> of(tool, each).stream())
                    .mapToDouble(Answer::seconds)
                    .sorted()
                    .toArray();
            out.append("| %s | %s | %d of %d | %d | %d | %d of %d | %s | %s |%n"
                    .formatted(
                            tool,
                            runs(tool, shown),
                            always,
                            broken,
                            broken - always - never,
                            never,
                            count(shown, each -> each.right() && !never(tool, each)),
                            right,
                            spread(seconds),
                            repeats(tool, shown)));
        }
        out.append('\n');
    }

    private String runs(String tool, List<Compared> shown) {
        int[] runs =
                shown.stream().mapToInt(each -> of(tool, each).size()).sorted().toArray();
        if (runs.length == 0) {
            return NOT_RUN;
        }
        return runs[0] == runs[runs.length - 1] ? "" + runs[0] : runs[0] + " to " + runs[runs.length - 1];
    }

    /** Of those that were asked more than once. */
    private String repeats(String tool, List<Compared> shown) {
        List<Compared> again =
                shown.stream().filter(each -> of(tool, each).size() > 1).toList();
        return again.isEmpty() ? NOT_RUN : count(again, each -> differs(tool, each)) + " of " + again.size();
    }

    private void caughtBy(StringBuilder out, String head, Function<Compared, String> group) {
        out.append("| %s | broken | %s |%n|---|---:|%s%n"
                .formatted(head, String.join(" | ", TOOLS), "---:|".repeat(TOOLS.size())));
        List<String> groups = variants.stream()
                .filter(each -> !each.right())
                .map(group)
                .distinct()
                .sorted()
                .toList();
        for (String name : groups) {
            Predicate<Compared> in = each -> !each.right() && group.apply(each).equals(name);
            List<String> cells = new ArrayList<>();
            for (String tool : TOOLS) {
                List<Compared> shown = shown(tool, in);
                long always = count(shown, each -> always(tool, each));
                long sometimes = shown.size() - always - count(shown, each -> never(tool, each));
                cells.add(
                        shown.isEmpty()
                                ? NOT_RUN
                                : always
                                        + (sometimes == 0 ? "" : " (+" + sometimes + ")")
                                        + (shown.size() == count(variants, in) ? "" : " of " + shown.size()));
            }
            out.append("| %s | %d | %s |%n".formatted(name, count(variants, in), String.join(" | ", cells)));
        }
        out.append('\n');
    }

    private void lists(StringBuilder out) {
        for (String tool : TOOLS) {
            list(out, tool, "never caught", each -> !each.right() && never(tool, each));
            list(out, tool, "caught now and then", each -> !each.right() && !always(tool, each) && !never(tool, each));
            list(out, tool, "false alarm", each -> each.right() && !never(tool, each));
            list(out, tool, "different answers", each -> differs(tool, each));
        }
    }

    private void list(StringBuilder out, String tool, String what, Predicate<Compared> which) {
        List<Compared> shown = shown(tool, which);
        if (!shown.isEmpty()) {
            out.append("%s, %s:%n".formatted(tool, what));
            shown.forEach(each -> out.append("    %s (%s) %s%n"
                    .formatted(
                            each.label(),
                            each.kind(),
                            of(tool, each).stream()
                                    .collect(Collectors.groupingBy(Answer::outcome, Collectors.counting())))));
        }
    }

    private List<Compared> shown(String tool, Predicate<Compared> which) {
        return variants.stream()
                .filter(each -> !of(tool, each).isEmpty())
                .filter(which)
                .toList();
    }

    private boolean always(String tool, Compared variant) {
        return of(tool, variant).stream().allMatch(Answer::alarm);
    }

    private boolean never(String tool, Compared variant) {
        return of(tool, variant).stream().noneMatch(Answer::alarm);
    }

    /** NO_END and FAIL are the same answer; two verdicts of the grader are not. */
    private boolean differs(String tool, Compared variant) {
        return of(tool, variant).stream()
                        .map(each -> each.outcome().replace(Answer.NO_END, Answer.FAIL))
                        .distinct()
                        .count()
                > 1;
    }

    private static long count(List<Compared> variants, Predicate<Compared> which) {
        return variants.stream().filter(which).count();
    }

    private static String spread(double[] sorted) {
        return sorted.length == 0
                ? NOT_RUN
                : String.format(
                        Locale.ROOT,
                        "%.1f (%.1f … %.1f)",
                        sorted[sorted.length / 2],
                        sorted[0],
                        sorted[sorted.length - 1]);
    }
}

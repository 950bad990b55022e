package kata.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * What several threads did at one place, in the order in which it happened. Immutable.
 *
 * @param steps the steps, first to last
 */
public record Interleaving(List<Step> steps) {

    private static final int WIDTH = 78;
    private static final String MARK = " <-";

    /**
     * One step of one thread.
     *
     * @param thread the thread's name
     * @param what what it did and with which outcome, {@code read 0}
     * @param line the learner's line that did it, {@code PrimeCounter.java:23}, or {@code ""}
     * @param breaking whether this is the step that broke it
     */
    public record Step(String thread, String what, String line, boolean breaking) {

        private String text(boolean brief) {
            String where = brief ? line.substring(line.indexOf(':') + 1) : line;
            return line.isEmpty() ? what : what + " (" + where + ")";
        }
    }

    /** Keeps an unmodifiable copy of the steps. */
    public Interleaving {
        steps = List.copyOf(steps);
    }

    /** The same steps, with the last one marked as the one that broke it. */
    public Interleaving brokenByTheLast() {
        if (steps.isEmpty()) {
            return this;
        }
        List<Step> marked = new ArrayList<>(steps);
        Step last = marked.removeLast();
        marked.add(new Step(last.thread(), last.what(), last.line(), true));
        return new Interleaving(marked);
    }

    /** A line a step, {@code thread|what|line|breaking}, for the grader. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        for (Step step : steps) {
            lines.append(plain(step.thread()))
                    .append('|')
                    .append(plain(step.what()))
                    .append('|')
                    .append(plain(step.line()))
                    .append('|')
                    .append(step.breaking())
                    .append('\n');
        }
        return lines.toString().stripTrailing();
    }

    private static String plain(String text) {
        return text.replaceAll("[|\\s]+", " ");
    }

    /**
     * A table with one column for each thread, at most 78 characters wide; {@code <-} marks the breaking step. If that
     * is too narrow for what was done, a list with the thread before each step.
     */
    public String table() {
        String full = table(false);
        if (fits(full)) {
            return full;
        }
        String brief = table(true);
        return fits(brief) ? brief : list();
    }

    private static boolean fits(String table) {
        return table.lines().allMatch(line -> line.length() <= WIDTH);
    }

    private String list() {
        int width =
                steps.stream().mapToInt(step -> step.thread().length()).max().orElse(0);
        StringBuilder list = new StringBuilder();
        for (Step step : steps) {
            boolean brief = width + 2 + step.text(false).length() + MARK.length() > WIDTH;
            list.append(step.thread())
                    .repeat(' ', width - step.thread().length() + 2)
                    .append(step.text(brief))
                    .append(step.breaking() ? MARK : "")
                    .append('\n');
        }
        return list.toString().stripTrailing();
    }

    private String table(boolean brief) {
        List<String> threads = steps.stream().map(Step::thread).distinct().toList();
        if (threads.isEmpty()) {
            return "";
        }
        List<Integer> widths = threads.stream().map(t -> width(t, brief)).toList();
        StringBuilder table = new StringBuilder();
        row(table, threads, widths, "");
        for (Step step : steps) {
            List<String> cells = threads.stream()
                    .map(t -> t.equals(step.thread()) ? step.text(brief) : "")
                    .toList();
            row(table, cells, widths, step.breaking() ? MARK : "");
        }
        return table.toString().stripTrailing();
    }

    private int width(String thread, boolean brief) {
        return steps.stream()
                .filter(s -> s.thread().equals(thread))
                .mapToInt(s -> s.text(brief).length())
                .reduce(thread.length(), Math::max);
    }

    private static void row(StringBuilder table, List<String> cells, List<Integer> widths, String mark) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            row.append(cell).repeat(' ', widths.get(i) - cell.length() + 2);
        }
        table.append(row.toString().stripTrailing()).append(mark).append('\n');
    }
}

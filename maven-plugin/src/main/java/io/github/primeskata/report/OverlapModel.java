package io.github.primeskata.report;

import io.github.primeskata.grade.Step;
import io.github.primeskata.text.PageTexts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A list that bears readers beside each other, but nobody beside who adds. Each call has a beginning and an end. */
final class OverlapModel implements OrderModel {

    private static final Pattern ACTION = Pattern.compile("(\\w+)( \\S+)? (begins|ends)");
    private static final Set<String> WRITES = Set.of("add");
    private static final Set<String> READS = Set.of("size", "copy", "get");

    private record Mark(String word, String call, boolean begins) {}

    private final List<String> threads;
    private final List<List<Mark>> marks;
    private final int[] at;
    private final Map<Integer, Mark> inside;
    private String broken;

    private OverlapModel(
            List<String> threads, List<List<Mark>> marks, int[] at, Map<Integer, Mark> inside, String broken) {
        this.threads = threads;
        this.marks = marks;
        this.at = at.clone();
        this.inside = new TreeMap<>(inside);
        this.broken = broken;
    }

    static Optional<OrderModel> of(List<String> threads, List<List<Step>> own) {
        List<List<Mark>> marks = own.stream()
                .map(steps -> steps.stream().map(OverlapModel::mark).toList())
                .toList();
        return marks.stream().allMatch(OverlapModel::isWhole)
                ? Optional.of(new OverlapModel(threads, marks, new int[threads.size()], Map.of(), ""))
                : Optional.empty();
    }

    /** A step of which nothing is known has no word. */
    private static Mark mark(Step step) {
        Matcher parts = ACTION.matcher(step.action());
        return parts.matches() && (WRITES.contains(parts.group(1)) || READS.contains(parts.group(1)))
                ? new Mark(
                        parts.group(1),
                        parts.group(1) + (parts.group(2) == null ? "" : parts.group(2)),
                        parts.group(3).equals("begins"))
                : new Mark("", "", false);
    }

    /** Each call ends, and before the next begins. */
    private static boolean isWhole(List<Mark> marks) {
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            boolean fits = i % 2 == 0 ? mark.begins : !mark.begins && mark.call.equals(marks.get(i - 1).call);
            if (!fits) {
                return false;
            }
        }
        return marks.size() % 2 == 0;
    }

    @Override
    public OrderModel copy() {
        return new OverlapModel(threads, marks, at, inside, broken);
    }

    @Override
    public String run(int thread) {
        Mark mark = marks.get(thread).get(at[thread]++);
        if (mark.begins) {
            inside.forEach((other, call) -> {
                if (broken.isEmpty() && (WRITES.contains(mark.word) || WRITES.contains(call.word))) {
                    broken = PageTexts.insideAtOnce(threads.get(other), call.call, threads.get(thread), mark.call);
                }
            });
            inside.put(thread, mark);
        } else {
            inside.remove(thread);
        }
        return action(mark);
    }

    private static String action(Mark mark) {
        return mark.call + (mark.begins ? " begins" : " ends");
    }

    @Override
    public List<String> next() {
        return IntStream.range(0, at.length)
                .mapToObj(thread -> at[thread] == marks.get(thread).size()
                        ? ""
                        : action(marks.get(thread).get(at[thread])))
                .toList();
    }

    @Override
    public List<Integer> away() {
        return List.of();
    }

    @Override
    public Map<String, String> shared() {
        String calls = inside.entrySet().stream()
                .map(entry -> threads.get(entry.getKey()) + " (" + entry.getValue().call + ")")
                .collect(Collectors.joining(", "));
        return Map.of(PageTexts.insideTheList(), calls.isEmpty() ? PageTexts.nobody() : calls);
    }

    @Override
    public String broken(boolean over) {
        return broken;
    }

    @Override
    public String about() {
        return PageTexts.modelOverlap();
    }
}

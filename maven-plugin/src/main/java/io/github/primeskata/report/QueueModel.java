package io.github.primeskata.report;

import io.github.primeskata.grade.Step;
import io.github.primeskata.text.PageTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A queue that threads look into and take from; nobody adds to it. */
final class QueueModel implements OrderModel {

    private static final Pattern LOOK = Pattern.compile("isEmpty (?:true|false)|peek (-?\\d{1,18}|null)");
    private static final Pattern TAKE = Pattern.compile("poll (-?\\d{1,18}|null)");

    private final List<String> threads;
    private final int[] at;
    private final List<List<Step>> own;
    private final List<String> left;
    private final List<Boolean> looked;
    private final List<Integer> away;
    private String broken;

    private QueueModel(
            List<String> threads,
            int[] at,
            List<List<Step>> own,
            List<String> left,
            List<Boolean> looked,
            List<Integer> away,
            String broken) {
        this.threads = threads;
        this.at = at.clone();
        this.own = own;
        this.left = new ArrayList<>(left);
        this.looked = new ArrayList<>(looked);
        this.away = new ArrayList<>(away);
        this.broken = broken;
    }

    static Optional<OrderModel> of(List<String> threads, List<List<Step>> own) {
        List<String> taken = new ArrayList<>();
        for (List<Step> steps : own) {
            for (Step step : steps) {
                Matcher take = TAKE.matcher(step.action());
                if (take.matches() && !take.group(1).equals("null")) {
                    taken.add(take.group(1));
                } else if (!take.matches() && !isLook(step.action())) {
                    return Optional.empty();
                }
            }
        }
        // Two numbers or more may have been taken in an order that the threads' own steps do not tell.
        return taken.size() > 1
                ? Optional.empty()
                : Optional.of(new QueueModel(
                        threads,
                        new int[threads.size()],
                        own,
                        taken,
                        threads.stream().map(thread -> false).toList(),
                        List.of(),
                        ""));
    }

    private static boolean isLook(String action) {
        return LOOK.matcher(action).matches();
    }

    @Override
    public OrderModel copy() {
        return new QueueModel(threads, at, own, left, looked, away, broken);
    }

    @Override
    public String run(int thread) {
        String recorded = own.get(thread).get(at[thread]++).action();
        String answer;
        if (isLook(recorded)) {
            answer = recorded.startsWith("peek")
                    ? "peek " + (left.isEmpty() ? "null" : left.get(0))
                    : "isEmpty " + left.isEmpty();
            looked.set(thread, !left.isEmpty());
        } else {
            answer = "poll " + (left.isEmpty() ? "null" : left.remove(0));
            if (answer.equals("poll null") && looked.get(thread) && broken.isEmpty()) {
                broken = PageTexts.nothingLeft(threads.get(thread));
            }
        }
        boolean same = answer.equals("poll null") == recorded.equals("poll null")
                && (answer.equals(recorded) || !isLook(recorded));
        // What it does after another answer is not recorded; a number instead of none at its end is as good as any.
        if (!same && (at[thread] < own.get(thread).size() || isLook(recorded))) {
            away.add(thread);
        }
        return answer;
    }

    @Override
    public List<String> next() {
        List<String> next = new ArrayList<>();
        for (int thread = 0; thread < at.length; thread++) {
            boolean none =
                    away.contains(thread) || at[thread] == own.get(thread).size();
            next.add(none ? "" : own.get(thread).get(at[thread]).action().split(" ")[0]);
        }
        return next;
    }

    @Override
    public List<Integer> away() {
        return List.copyOf(away);
    }

    @Override
    public Map<String, String> shared() {
        return Map.of(PageTexts.sharedQueue(), left.isEmpty() ? PageTexts.empty() : String.join(", ", left));
    }

    @Override
    public String broken(boolean over) {
        return broken;
    }

    @Override
    public String about() {
        return PageTexts.modelQueue();
    }
}

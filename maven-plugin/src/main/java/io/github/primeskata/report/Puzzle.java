package io.github.primeskata.report;

import io.github.primeskata.grade.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All orders in which the recorded steps of a race can follow each other, each thread's own steps in their order, and
 * what comes out of each by a simple model. There is none unless the model gives every recorded answer for the recorded
 * order and finds that this order breaks the code.
 *
 * @param threads the threads, in the order in which they come
 * @param own the steps of each thread, as they were recorded
 * @param recorded the recorded order: indexes of threads
 * @param about the rule of the model in words
 * @param moments what is known after each choice, by the choices so far: {@code ""}, {@code "0"}, {@code "01"} …
 */
record Puzzle(List<String> threads, List<List<Step>> own, String recorded, String about, Map<String, Moment> moments) {

    private static final int MOST_THREADS = 4;
    private static final int MOST_MOMENTS = 1000;

    /**
     * What is known after some steps.
     *
     * @param did the last step with its answer; empty at the start
     * @param shared the shared values
     * @param next what each thread does next; empty for one that has no more steps, or none that are known
     * @param away the threads that have left what was recorded
     * @param outcome whether it holds
     * @param broken what went wrong; empty if nothing has
     */
    record Moment(
            String did,
            Map<String, String> shared,
            List<String> next,
            List<Integer> away,
            Outcome outcome,
            String broken) {}

    /** What the model says of an order. */
    enum Outcome {
        /** Steps are left. */
        OPEN,
        /** All steps are done, and nothing went wrong. */
        HOLDS,
        /** All steps are done, and something went wrong; or it has gone wrong already. */
        BREAKS,
        /** No step is left that was recorded, and how it ends depends on what was not. */
        UNKNOWN
    }

    /** The puzzle for what was recorded; empty if it cannot be told truly. */
    static Optional<Puzzle> of(List<Step> steps) {
        List<String> threads = steps.stream().map(Step::thread).distinct().toList();
        if (threads.size() < 2 || threads.size() > MOST_THREADS) {
            return Optional.empty();
        }
        List<List<Step>> own = threads.stream()
                .map(thread -> steps.stream()
                        .filter(step -> step.thread().equals(thread))
                        .toList())
                .toList();
        StringBuilder recorded = new StringBuilder();
        steps.forEach(step -> recorded.append(threads.indexOf(step.thread())));
        return CellModel.of(threads, own)
                .or(() -> QueueModel.of(threads, own))
                .or(() -> OverlapModel.of(threads, own))
                .or(() -> CompareAndSetModel.of(threads, own))
                .map(start -> new Puzzle(threads, own, recorded.toString(), start.about(), moments(start)))
                .filter(puzzle -> puzzle.moments.size() <= MOST_MOMENTS && puzzle.isTrue());
    }

    /** The model agrees with what was recorded, finds that it breaks, and that another order does not. */
    private boolean isTrue() {
        int[] at = new int[threads.size()];
        String path = "";
        for (char choice : recorded.toCharArray()) {
            int thread = choice - '0';
            path += choice;
            Moment moment = moments.get(path);
            if (moment == null
                    || !moment.did.equals(own.get(thread).get(at[thread]++).action())) {
                return false;
            }
        }
        return moments.get(recorded).outcome == Outcome.BREAKS
                && moments.values().stream().anyMatch(moment -> moment.outcome == Outcome.HOLDS);
    }

    /** The orders that are complete, in the order of choices. */
    Map<String, Moment> orders() {
        Map<String, Moment> orders = new LinkedHashMap<>();
        moments.forEach((path, moment) -> {
            if (moment.next.stream().allMatch(String::isEmpty)) {
                orders.put(path, moment);
            }
        });
        return orders;
    }

    private static Map<String, Moment> moments(OrderModel start) {
        Map<String, Moment> moments = new LinkedHashMap<>();
        follow("", "", start, moments);
        return moments;
    }

    private static void follow(String path, String did, OrderModel model, Map<String, Moment> moments) {
        if (moments.size() > MOST_MOMENTS) {
            return;
        }
        List<String> next = model.next();
        boolean over = next.stream().allMatch(String::isEmpty);
        String broken = model.broken(over);
        moments.put(path, new Moment(did, model.shared(), next, model.away(), outcome(over, broken, model), broken));
        for (int thread = 0; thread < next.size(); thread++) {
            if (!next.get(thread).isEmpty()) {
                OrderModel after = model.copy();
                String answer = after.run(thread);
                follow(path + thread, answer, after, moments);
            }
        }
    }

    private static Outcome outcome(boolean over, String broken, OrderModel model) {
        if (!broken.isEmpty()) {
            return Outcome.BREAKS;
        }
        return !over ? Outcome.OPEN : model.isUnknown() ? Outcome.UNKNOWN : Outcome.HOLDS;
    }
}

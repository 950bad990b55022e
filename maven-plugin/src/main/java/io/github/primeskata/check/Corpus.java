package io.github.primeskata.check;

import io.github.primeskata.catalog.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Grades every variant again and again, round by round, and goes on where an earlier run has ended: proof that a
 * verdict is the same each time. What was found with other tests, another grader or other files of the variant does not count.
 */
public final class Corpus {

    /** Grades a variant once. */
    @FunctionalInterface
    public interface Judge {

        /** The outcome, with the key of all that decided about it. */
        Trial judge(Variant variant) throws IOException, InterruptedException;
    }

    /** Gives the key of all that decides about a variant. */
    @FunctionalInterface
    public interface Keys {

        /** The key. */
        String of(Variant variant) throws IOException;
    }

    /** Told how far it has come. Called from several threads. */
    @FunctionalInterface
    public interface Listener {

        /** One more trial is done, of so many that this run has to do. */
        void tried(Variant variant, Trial trial, boolean clean, int of);
    }

    private final TrialJournal journal;
    private final Keys keys;
    private final Judge judge;

    /** A corpus whose trials are in a journal. */
    public Corpus(TrialJournal journal, Keys keys, Judge judge) {
        this.journal = journal;
        this.keys = keys;
        this.judge = judge;
    }

    /**
     * Grades until each variant has been graded as often as it must, earlier runs included. All variants are graded
     * once before any is graded twice.
     *
     * @param rounds how often a variant must have been graded
     * @param threads how many are graded at once
     * @return a row a variant, over all rounds; in the order of the variants
     */
    public List<MatrixRow> run(List<Variant> variants, ToIntFunction<Variant> rounds, int threads, Listener listener)
            throws IOException, InterruptedException {
        Map<Variant, List<Trial>> known = known(variants);
        List<Variant> todo = new ArrayList<>();
        int most = variants.stream().mapToInt(rounds).max().orElse(0);
        for (int round = 1; round <= most; round++) {
            for (Variant variant : variants) {
                if (known.get(variant).size() < round && round <= rounds.applyAsInt(variant)) {
                    todo.add(variant);
                }
            }
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (Variant variant : todo) {
                futures.add(pool.submit(() -> {
                    Trial trial = judge.judge(variant);
                    journal.add(trial);
                    listener.tried(variant, trial, row(variant, List.of(trial)).clean(), todo.size());
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return rows(variants);
    }

    /** The rows of what the journal knows; a variant that was never graded has none. */
    public List<MatrixRow> rows(List<Variant> variants) throws IOException {
        Map<Variant, List<Trial>> known = known(variants);
        return variants.stream()
                .filter(variant -> !known.get(variant).isEmpty())
                .map(variant -> row(variant, known.get(variant)))
                .toList();
    }

    private Map<Variant, List<Trial>> known(List<Variant> variants) throws IOException {
        Map<String, List<Trial>> byVariant =
                journal.read().stream().collect(Collectors.groupingBy(trial -> trial.variant() + " " + trial.key()));
        Map<Variant, List<Trial>> known = new HashMap<>();
        for (Variant variant : variants) {
            known.put(variant, byVariant.getOrDefault(label(variant) + " " + keys.of(variant), List.of()));
        }
        return known;
    }

    private static MatrixRow row(Variant variant, List<Trial> trials) {
        Map<String, Integer> got = new HashMap<>();
        trials.forEach(trial -> got.merge(trial.outcome(), 1, Integer::sum));
        String example = trials.stream()
                .map(Trial::example)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new MatrixRow(variant, got, trials.size(), example);
    }

    /** Which variant it is: {@code e410_threads broken/no-lock}. */
    public static String label(Variant variant) {
        String folder = switch (variant.kind()) {
            case PRISTINE, REFERENCE -> "";
            case ALTERNATIVE -> "alternatives/";
            case BROKEN -> "broken/";
        };
        return variant.exercise().name() + " " + folder + variant.name();
    }
}

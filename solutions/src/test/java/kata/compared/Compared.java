package kata.compared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A variant that is shown to the tools.
 *
 * @param exercise the folder, {@code e510_lost_update}
 * @param name {@code reference}, {@code broken/no-lock}, {@code alternatives/spin-lock}
 * @param kind the verdict of its header; {@code PASS} if it is right
 * @param folder where its files lie
 */
record Compared(String exercise, String name, String kind, Path folder) {

    private static final List<String> EXERCISES = List.of(
            "e410_threads",
            "e420_locked_list",
            "e510_lost_update",
            "e520_check_then_act",
            "e530_stop_flag",
            "e540_bounded_resource",
            "e570_two_locks",
            "e580_bounded_buffer",
            "e590_built_once");

    private static final Set<String> KINDS = Set.of("RACE", "DEADLOCK", "NOT_CONCURRENT", "TIMEOUT", "LEAK");

    /**
     * The first seam to show these says WRONG, but it is a second thread that makes them so, at a bad moment. The other
     * variants that are WRONG are so with one thread, or whatever the threads do when.
     */
    static final Set<String> RACY_ALL_THE_SAME = Set.of(
            "e410_threads broken/not-joined",
            "e410_threads broken/only-the-last-is-joined",
            "e540_bounded_resource broken/given-back-before-the-work",
            "e540_bounded_resource broken/if-for-while",
            "e540_bounded_resource broken/no-limit",
            "e540_bounded_resource broken/semaphore-per-call",
            "e540_bounded_resource broken/try-without-a-place",
            "e570_two_locks broken/a-lock-of-its-own",
            "e570_two_locks broken/look-under-one-lock",
            "e570_two_locks broken/one-lock-after-the-other",
            "e570_two_locks broken/smaller-balance-first",
            "e590_built_once broken/nobody-waits",
            "e590_built_once broken/table-filled-in-public");

    private static final Pattern VERDICT = Pattern.compile("Verdict: (\\w+)");

    /** As the grader's corpus calls it. */
    String label() {
        return exercise + " " + name;
    }

    /** Whether there is nothing wrong with it. */
    boolean right() {
        return kind.equals("PASS");
    }

    /** All of an exercise's kind, references first. */
    static List<Compared> all(Path solutions, String exercisePrefix) throws IOException {
        List<Compared> all = new ArrayList<>();
        for (String exercise : EXERCISES) {
            if (exercise.startsWith(exercisePrefix)) {
                all.add(new Compared(
                        exercise,
                        "reference",
                        "PASS",
                        solutions.resolve("reference/kata").resolve(exercise)));
                all.addAll(in(solutions, "broken", exercise));
                all.addAll(in(solutions, "alternatives", exercise));
            }
        }
        return all;
    }

    private static List<Compared> in(Path solutions, String home, String exercise) throws IOException {
        Path folder = solutions.resolve(home).resolve(exercise);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> variants = Files.list(folder)) {
            return variants.sorted()
                    .map(variant -> of(home, exercise, variant))
                    .filter(each ->
                            each.right() || KINDS.contains(each.kind) || RACY_ALL_THE_SAME.contains(each.label()))
                    .toList();
        }
    }

    private static Compared of(String home, String exercise, Path variant) {
        String kind = home.equals("broken") ? verdict(variant) : "PASS";
        return new Compared(exercise, home + "/" + variant.getFileName(), kind, variant);
    }

    private static String verdict(Path variant) {
        return sources(variant).stream()
                .map(Compared::read)
                .map(VERDICT::matcher)
                .filter(Matcher::find)
                .map(header -> header.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(variant + " has no header"));
    }

    /** The Java files of a folder. */
    static List<Path> sources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.primeskata.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A small checkout of the kata, made of the real model, testkit and canary and the exercises that a test needs.
 *
 * <p>What is wanted stands in {@code invoker.properties}:
 *
 * <ul>
 *   <li>{@code kata.exercises}: names of exercise folders; each begins as the pristine stub
 *   <li>{@code kata.learner.<exercise>}: what the learner has written, a folder below {@code solutions} that stands for
 *       it: {@code reference} or {@code broken/no-lock}; {@code nothing} for an empty folder
 *   <li>{@code kata.solutions.<exercise>}: variants to take along, as {@code broken/no-lock}, or {@code all}; the
 *       reference is always among them
 * </ul>
 *
 * <p>Last, the folder {@code learner} of the test is laid over the stubs and {@code overlay} over the whole checkout.
 *
 * <p>What the grader has already made ready in the checkouts beside this one is taken over: the compiled tests and the
 * class archives, whose names say what they were made from. Without that each test would make them anew.
 */
public final class Checkout {

    private static final String STUBS = "kata-exercises/src/main/java/kata";
    private static final String TESTS = "kata-exercises/src/test/java/kata";
    private static final String PRISTINE = "kata-exercises/src/pristine/kata";
    private static final String OUTPUT = "target/primes";

    private final Path repository;
    private final Path folder;
    private final Properties wanted;

    private Checkout(Path repository, Path folder, Properties wanted) {
        this.repository = repository;
        this.folder = folder;
        this.wanted = wanted;
    }

    /** Fills a test's folder as its {@code invoker.properties} says. */
    public static void make(Path folder) throws IOException {
        Properties wanted = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve("invoker.properties"))) {
            wanted.load(in);
        }
        make(folder, wanted);
    }

    /** Fills a folder. */
    static void make(Path folder, Properties wanted) throws IOException {
        new Checkout(repository(folder), folder, wanted).fill();
    }

    private static Path repository(Path folder) {
        Path at = folder.toAbsolutePath().normalize();
        // The folder lies in maven-plugin/target; it may itself look like a checkout.
        while (!(Files.isDirectory(at.resolve("maven-plugin/src")) && Files.isDirectory(at.resolve(STUBS)))) {
            at = at.getParent();
        }
        return at;
    }

    private void fill() throws IOException {
        copy(STUBS + "/model");
        copy(TESTS + "/testkit");
        copy("kata-exercises/src/canary");
        for (String exercise : words(wanted.getProperty("kata.exercises", ""))) {
            copy(TESTS + "/" + exercise);
            copy(PRISTINE + "/" + exercise);
            copyTree(repository.resolve(PRISTINE).resolve(exercise), stub(exercise));
            Files.copy(
                    repository.resolve(STUBS).resolve(exercise).resolve("README.md"),
                    stub(exercise).resolve("README.md"),
                    StandardCopyOption.REPLACE_EXISTING);
            learner(exercise, wanted.getProperty("kata.learner." + exercise, "stub"));
            solutions(exercise, wanted.getProperty("kata.solutions." + exercise, ""));
        }
        overlay("learner", folder.resolve(STUBS));
        overlay("overlay", folder);
        takeOver("harness", "checks.json");
        takeOver("archives", "");
    }

    /**
     * Copies what lies in this folder of the grader's in the checkouts beside this one.
     *
     * @param proof the file that tells that a folder is complete; empty if files are to be copied
     */
    private void takeOver(String name, String proof) throws IOException {
        Path here = folder.resolve(OUTPUT).resolve(name);
        for (Path neighbour : children(folder.toAbsolutePath().getParent())) {
            for (Path ready : children(neighbour.resolve(OUTPUT).resolve(name))) {
                Path target = here.resolve(ready.getFileName());
                if (Files.isRegularFile(ready.resolve(proof)) && !Files.exists(target)) {
                    Files.createDirectories(here);
                    takeOver(ready, target, proof);
                }
            }
        }
    }

    /** The grader of the other checkout may be at work: what it deletes meanwhile is not taken over. */
    private static void takeOver(Path ready, Path target, String proof) throws IOException {
        Path half = target.resolveSibling("half-" + target.getFileName());
        try {
            copyTree(ready, half);
            if (Files.isRegularFile(half.resolve(proof)) && Files.isRegularFile(ready.resolve(proof))) {
                Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            // It is gone, and will be made anew.
        }
        deleteTree(half);
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private void learner(String exercise, String what) throws IOException {
        if (what.equals("stub")) {
            return;
        }
        if (what.equals("nothing")) {
            try (Stream<Path> files = Files.list(stub(exercise))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Files.delete(file);
                }
            }
            return;
        }
        copyTree(repository.resolve("solutions/reference/kata").resolve(exercise), stub(exercise));
        if (!what.equals("reference")) {
            copyTree(variant(exercise, what), stub(exercise));
        }
    }

    private void solutions(String exercise, String variants) throws IOException {
        if (variants.isEmpty()) {
            return;
        }
        copy("solutions/reference/kata/" + exercise);
        if (variants.equals("all")) {
            copy("solutions/alternatives/" + exercise);
            copy("solutions/broken/" + exercise);
            return;
        }
        for (String variant : words(variants)) {
            Path from = variant(exercise, variant);
            copyTree(from, folder.resolve(repository.relativize(from)));
        }
    }

    private Path variant(String exercise, String kindAndName) {
        String[] parts = kindAndName.split("/");
        return repository
                .resolve("solutions")
                .resolve(parts[0])
                .resolve(exercise)
                .resolve(parts[1]);
    }

    private Path stub(String exercise) {
        return folder.resolve(STUBS).resolve(exercise);
    }

    private void overlay(String name, Path target) throws IOException {
        if (Files.isDirectory(folder.resolve(name))) {
            copyTree(folder.resolve(name), target);
        }
    }

    private void copy(String relative) throws IOException {
        copyTree(repository.resolve(relative), folder.resolve(relative));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            throw new IOException(from + " is not there. Correct invoker.properties");
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
    }
}

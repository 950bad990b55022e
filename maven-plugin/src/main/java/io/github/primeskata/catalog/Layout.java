package io.github.primeskata.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things are in a checkout of the kata.
 *
 * @param root the folder that holds {@code kata-exercises}
 */
public record Layout(Path root) {

    /** How the file of a jcstress test ends. It lies beside the JUnit test, which runs it. */
    public static final String JCSTRESS = "Jcstress.java";

    /** Makes the root absolute, so that a forked process with another working directory sees the same files. */
    public Layout {
        root = root.toAbsolutePath().normalize();
    }

    /** The checkout that holds {@code start}: the nearest folder upwards that has a {@code kata-exercises} folder. */
    public static Optional<Layout> around(Path start) {
        for (Path at = start.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("kata-exercises/src/main/java/kata"))) {
                return Optional.of(new Layout(at));
            }
        }
        return Optional.empty();
    }

    /** The stubs and their pages, one folder an exercise. */
    public Path stubs() {
        return root.resolve("kata-exercises/src/main/java/kata");
    }

    /** The tests and the testkit. */
    public Path tests() {
        return root.resolve("kata-exercises/src/test/java/kata");
    }

    /** What Maven makes of the tests; it need not be there. */
    public Path compiledTests() {
        return root.resolve("kata-exercises/target/test-classes");
    }

    /** The stubs as they were handed out. */
    public Path pristine() {
        return root.resolve("kata-exercises/src/pristine/kata");
    }

    /** Known right and wrong code that each run grades, with its test. */
    public Path canary() {
        return root.resolve("kata-exercises/src/canary");
    }

    /** The reference solutions. */
    public Path reference() {
        return root.resolve("solutions/reference/kata");
    }

    /** Other right solutions: exercise, then what it is. */
    public Path alternatives() {
        return root.resolve("solutions/alternatives");
    }

    /** Solutions that must be rejected: exercise, then the mistake. */
    public Path broken() {
        return root.resolve("solutions/broken");
    }

    /** How often each exercise's variants have been graded without one wrong verdict. */
    public Path verdicts() {
        return root.resolve("solutions/verdicts.csv");
    }

    /** What the grader writes. */
    public Path output() {
        return root.resolve("target/primes");
    }

    /** The learner's own state: hint levels and backups. Survives {@code mvn clean}. */
    public Path state() {
        return root.resolve(".primes");
    }

    /** A path as a person in the root would write it, with forward slashes. */
    public String show(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(root) ? root.relativize(absolute) : absolute;
        return shown.toString().replace('\\', '/');
    }
}

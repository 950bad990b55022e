package io.github.primeskata;

import io.github.primeskata.catalog.Aspect;
import io.github.primeskata.catalog.Check;
import io.github.primeskata.catalog.Clause;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Judge;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Page;
import io.github.primeskata.catalog.Rule;
import io.github.primeskata.grade.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Small exercises, checks and files for the tests of all rooms. */
public final class Samples {

    private Samples() {}

    /** An exercise that grades behaviour alone and forbids nothing. */
    public static Exercise exercise(String name) {
        return exercise(name, page(List.of(Aspect.BEHAVIOUR), Map.of()));
    }

    /** An exercise that grades structure too. */
    public static Exercise withStructure(String name) {
        return exercise(name, page(List.of(Aspect.BEHAVIOUR, Aspect.STRUCTURE), Map.of(Rule.EXECUTOR, "C2")));
    }

    /** An exercise with this page. */
    public static Exercise exercise(String name, Page page) {
        return new Exercise(name, page, List.of("ThreadsRunner.java"));
    }

    /** A page with two clauses and three hints. */
    public static Page page(List<Aspect> graded, Map<Rule, String> forbids) {
        return new Page(
                "Threads on a common queue",
                20,
                2,
                List.of("thread", "join"),
                List.of("e310"),
                graded,
                List.of(Judge.OBSERVED),
                forbids,
                Duration.ofSeconds(60),
                List.of(
                        new Clause("C1", "every number is tested exactly once"),
                        new Clause("C2", "the workers are threads of their own")),
                List.of(
                        "Who calls `run()`, and on which thread?",
                        "A thread begins to work when it is started:\n\n```java\nnew Thread(work).start();\n```",
                        "Start all of them before you join the first."));
    }

    /** A check of clause C1. */
    public static Check check(String name, int points) {
        return new Check("ThreadsRunnerTest$Alone#" + name, "Alone", name, "C1", Aspect.BEHAVIOUR, points);
    }

    /** One of each verdict, its texts filled with {@code x} and its numbers with 7. */
    public static List<Verdict> verdicts() {
        return Arrays.stream(Verdict.class.getPermittedSubclasses())
                .map(Samples::verdict)
                .toList();
    }

    private static Verdict verdict(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] arguments = Arrays.stream(parameters)
                .map(p -> p == int.class ? (Object) 7 : "x")
                .toArray();
        try {
            return (Verdict) type.getDeclaredConstructor(parameters).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes a file, its folders too. */
    public static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty checkout. */
    public static Layout checkout(Path root) {
        Layout layout = new Layout(root);
        try {
            Files.createDirectories(layout.stubs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return layout;
    }

    /** The text of a page without a fault, for an exercise of that id. */
    public static String pageText(String id) {
        return """
                ---
                title: Threads on a common queue
                minutes: 20
                difficulty: 2
                concepts: [thread, join, common queue]
                needs: []
                graded: [behaviour, structure]
                judgedBy: [observed]
                forbids: {executor: C2}
                limitSeconds: 60
                ---
                # %s Threads on a common queue

                ## Situation

                Two workers, one queue.

                ## Contract

                - **C1** Every number is tested *exactly* once.
                - **C2** The workers are `Thread`s,
                  no pool is used.

                ## Hints

                ### 1 A question
                Who calls run?

                ### 2 The tool
                A thread begins to work when it is started.

                ### 3 Almost the answer
                Start all of them before you join the first.

                ## Read

                The guide.

                ## For trainers

                - **Ask:** who did the work?
                - **Demo:** two people, one pile of cards.
                - **Note:** nobody needs a lock.
                """.formatted(id);
    }
}

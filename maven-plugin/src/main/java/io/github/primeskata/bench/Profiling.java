package io.github.primeskata.bench;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.compile.Folders;
import io.github.primeskata.intake.Submission;
import io.github.primeskata.measure.Approach;
import io.github.primeskata.measure.Contestant;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.observe.Measurement;
import io.github.primeskata.observe.ProfileFacts;
import io.github.primeskata.observe.RunFacts;
import io.github.primeskata.observe.RunRequest;
import io.github.primeskata.run.Toolbox;
import io.github.primeskata.run.WorkFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import one.convert.Arguments;
import one.convert.JfrToFlame;

/**
 * Runs the solution of an exercise once, in a JVM of its own, while the calls of its methods are timed. Leaves the
 * recording and a flame graph in {@code target/primes/profile}.
 */
public final class Profiling {

    /** The prime test that is handed in: what the solution calls most. */
    private static final String PRIME_TEST = "io.github.primeskata.subject.Job::isPrime";

    private final Layout layout;
    private final Toolbox toolbox;
    private final Origin origin;
    private final long last;
    private final int workers;
    private final Duration limit;

    /**
     * A profile of a search for the primes from 1 to {@code last}.
     *
     * @param limit how long the run may take
     */
    public Profiling(Layout layout, Toolbox toolbox, Origin origin, long last, int workers, Duration limit) {
        this.layout = layout;
        this.toolbox = toolbox;
        this.origin = origin;
        this.last = last;
        this.workers = workers;
        this.limit = limit;
    }

    /** The exercises whose solutions can be run, in the order of the course. */
    public static List<String> exercises() {
        return Approach.all().stream()
                .filter(Approach::ofTheKata)
                .map(Approach::exercise)
                .toList();
    }

    /**
     * Runs the solution.
     *
     * @param approach the exercise's
     * @throws ProfileException if it cannot be run, or does not come to its end
     */
    public ProfileReport run(Exercise exercise, Approach approach)
            throws ProfileException, IOException, InterruptedException {
        Path home = origin == Origin.LEARNER ? layout.stubs() : layout.reference();
        Submission submission = Submission.from(
                exercise, home.resolve(exercise.name()), layout.pristine().resolve(exercise.name()));
        if (submission.files().isEmpty() || (origin == Origin.LEARNER && !submission.started())) {
            throw new ProfileException(ProfileException.Why.STUB, "");
        }
        Path work = WorkFolders.create(layout.output());
        try (Workshop workshop = Workshop.open(layout, toolbox, work)) {
            Optional<String> error = workshop.make(new Entrant(origin, approach, submission));
            if (error.isPresent()) {
                throw new ProfileException(ProfileException.Why.COMPILE, error.get());
            }
            Contestant contestant = new Contestant(origin, approach, workers);
            Path recorded = work.resolve("recording.jfr");
            ProfileFacts facts = new Measurement(toolbox.starter(), workshop.settings(contestant))
                    .profile(
                            new RunRequest(
                                    Workshop.search(approach), last, workers, Duration.ZERO, work.resolve("journals")),
                            methods(workshop, contestant, exercise),
                            recorded,
                            limit);
            if (facts.end() != RunFacts.End.DONE && facts.end() != RunFacts.End.WRONG) {
                throw new ProfileException(why(facts), facts.detail());
            }
            return kept(exercise, approach, facts, recorded);
        } finally {
            Folders.delete(work);
        }
    }

    private static ProfileException.Why why(ProfileFacts facts) {
        return switch (facts.end()) {
            case LIMIT -> ProfileException.Why.LIMIT;
            case ENDED -> ProfileException.Why.ENDED;
            default ->
                facts.detail().startsWith(UnsupportedOperationException.class.getName())
                        ? ProfileException.Why.TODO
                        : ProfileException.Why.THREW;
        };
    }

    /** All classes of the solution, those within others too. */
    private static List<String> methods(Workshop workshop, Contestant contestant, Exercise exercise)
            throws IOException {
        List<String> methods = new ArrayList<>(List.of(PRIME_TEST));
        Path folder = workshop.classes(contestant).resolve("kata").resolve(exercise.name());
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> exercise.packageName() + "." + name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .forEach(methods::add);
        }
        return methods;
    }

    private ProfileReport kept(Exercise exercise, Approach approach, ProfileFacts facts, Path recorded)
            throws IOException {
        Path folder = Files.createDirectories(layout.output().resolve("profile"));
        Path recording = folder.resolve(exercise.id() + ".jfr");
        Files.move(recorded, recording, StandardCopyOption.REPLACE_EXISTING);
        Path flames = folder.resolve(exercise.id() + "-flames.html");
        Files.deleteIfExists(flames);
        if (facts.samples() > 0) {
            JfrToFlame.convert(
                    recording.toString(),
                    flames.toString(),
                    new Arguments(
                            "--threads",
                            "--norm",
                            "--include",
                            ".*kata/.*",
                            // The recorder prepares classes when the solution first needs them.
                            "--exclude",
                            ".*jdk/jfr/internal.*",
                            "--title",
                            exercise.id() + ": where the processors were"));
        }
        return new ProfileReport(
                approach,
                origin,
                last,
                workers,
                toolbox.jdk().version(),
                facts,
                recording,
                Files.exists(flames) ? Optional.of(flames) : Optional.empty());
    }
}

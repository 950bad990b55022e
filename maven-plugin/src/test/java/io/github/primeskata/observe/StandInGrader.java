package io.github.primeskata.observe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A grader to be killed: runs {@code kata.fixture.LearnerTest} of a folder, after it has told its child's number. */
final class StandInGrader {

    private StandInGrader() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        try (var subject =
                Subject.start(ProcessStarter.system(), Forks.subjectSettings(folder, folder.resolve("classes")))) {
            Files.writeString(folder.resolve("pid.tmp"), Long.toString(subject.pid()));
            Files.move(folder.resolve("pid.tmp"), folder.resolve("pid"));
            subject.observe(
                    new SubjectRequest(Forks.PACKAGE + ".LearnerTest", Forks.PACKAGE, List.of("Learner.java")),
                    Forks.GENEROUS,
                    RunListener.NONE);
        }
    }
}

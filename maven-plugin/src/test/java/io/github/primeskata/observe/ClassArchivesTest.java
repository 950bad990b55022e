package io.github.primeskata.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.channel.Frame;
import io.github.primeskata.observe.CheckObservation.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ClassArchivesTest {

    @TempDir
    Path folder;

    private Path engine;
    private ClassArchives archives;
    private JvmSettings compilerSettings;
    private JvmSettings subjectSettings;

    @BeforeEach
    void packTheEngine() throws IOException {
        engine = folder.resolve("engine.jar");
        pack(Forks.runtime().get(0), engine);
        var jars = new ArrayList<Path>(List.of(engine));
        jars.addAll(Forks.junit());
        compilerSettings = new JvmSettings(Forks.javaHome(), jars, folder.resolve("compiler-work"));
        var classPath = new ArrayList<>(jars);
        classPath.add(folder.resolve("classes"));
        subjectSettings = new JvmSettings(Forks.javaHome(), classPath, folder.resolve("subject-work"));
        archives = new ClassArchives(folder.resolve("archives"));
    }

    @Test
    void what_a_learner_changes_is_what_runs() throws Exception {
        assertEquals(compilerSettings, archives.forCompiler(compilerSettings));
        assertTrue(archives.make(ProcessStarter.system(), compilerSettings, subjectSettings));
        JvmSettings withArchive = archives.forSubject(subjectSettings);
        assertEquals(1, withArchive.extraFlags().size());

        try (var compiler =
                CompilerJvm.start(ProcessStarter.system(), archives.forCompiler(compilerSettings), Forks.GENEROUS)) {
            assertEquals(Status.PASSED, gradeOf(compiler, withArchive, 1));
            assertEquals(Status.FAILED, gradeOf(compiler, withArchive, 2));
            assertEquals(Status.PASSED, gradeOf(compiler, withArchive, 1));
        }
    }

    @Test
    void an_archive_is_made_once_and_not_used_for_other_jars() throws Exception {
        assertTrue(archives.make(ProcessStarter.system(), compilerSettings, subjectSettings));
        ProcessStarter none = (command, environment, directory) -> {
            throw new IOException("nothing is to be started");
        };
        assertTrue(archives.make(none, compilerSettings, subjectSettings));
        try (var left = Files.list(folder.resolve("archives"))) {
            assertEquals(2, left.count());
        }

        Files.setLastModifiedTime(engine, FileTime.fromMillis(1_000_000_000_000L));
        assertEquals(subjectSettings, archives.forSubject(subjectSettings));
        assertFalse(archives.make(none, compilerSettings, subjectSettings));
    }

    @Test
    void a_class_path_of_folders_has_no_archive() throws Exception {
        var folders = Forks.subjectSettings(folder, folder.resolve("classes"));
        assertFalse(archives.make(ProcessStarter.system(), folders, folders));
        assertEquals(folders, archives.forSubject(folders));
    }

    private Status gradeOf(CompilerJvm compiler, JvmSettings settings, int value) throws Exception {
        Path learner = Forks.source(folder, "Learner", "class Learner { static int go() { return " + value + "; } }");
        Path test = Forks.source(folder, "LearnerTest", """
                import org.junit.jupiter.api.*;
                class LearnerTest {
                    @Test void first() { Assertions.assertEquals(1, Learner.go()); }
                }
                """);
        assertTrue(Forks.compile(compiler, folder, learner, test).ok());
        try (var subject = Subject.start(ProcessStarter.system(), settings)) {
            BehaviourRun run = subject.observe(
                    new SubjectRequest("kata.fixture.LearnerTest", Forks.PACKAGE, List.of("Learner.java")),
                    Forks.GENEROUS,
                    RunListener.NONE);
            assertEquals(new Ending.Done(false), run.ending(), run::toString);
            assertEquals("", run.errors());
            return run.checks().get(0).status();
        }
    }

    private static void pack(Path origin, Path jar) throws IOException {
        if (Files.isRegularFile(origin)) {
            Files.copy(origin, jar);
            return;
        }
        try (OutputStream out = Files.newOutputStream(jar);
                var zip = new ZipOutputStream(out);
                var files = Files.walk(origin)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(origin.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
        assertTrue(Files.size(jar) > 0, Frame.class::getName);
    }
}

package io.github.primeskata.observe;

import io.github.primeskata.channel.Frame;
import io.github.primeskata.channel.ProtocolException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Class data archives of the JDK, JUnit and the engine, which halve what our JVMs cost to start. A matter of speed
 * only: without them all is the same.
 *
 * <p>An archive never holds a class of the course or of a learner: it is made from jars alone, in a run that knows
 * nothing else. It is used only for the very jars and JDK that it was made from; its name says so, and the JVM itself
 * compares them again. Several processes may share the folder.
 */
public final class ClassArchives {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SAMPLE = """
            import java.util.*;
            import java.util.concurrent.*;
            class Sample {
                record Pair(String name, List<Long> primes) { }
                private final Queue<Long> queue = new ConcurrentLinkedQueue<>();
                Pair run(int workers) throws InterruptedException {
                    List<Thread> threads = new ArrayList<>();
                    for (int i = 0; i < workers; i++) {
                        threads.add(new Thread(() -> { synchronized (queue) { queue.add(1L); } }, "Worker-" + i));
                    }
                    for (Thread thread : threads) { thread.start(); thread.join(); }
                    return new Pair("all", queue.stream().filter(n -> n % 2 == 1).toList());
                }
            }
            """;

    private final Path folder;

    /**
     * Archives in a folder.
     *
     * @param folder created when needed; nothing but archives should be in it
     */
    public ClassArchives(Path folder) {
        this.folder = folder;
    }

    /** The settings of a compiler, with its archive if there is one. */
    public JvmSettings forCompiler(JvmSettings settings) {
        return with(settings, archive("compiler", settings));
    }

    /** The settings of a subject, with its archive if there is one. */
    public JvmSettings forSubject(JvmSettings settings) {
        return with(settings, archive("subject", settings));
    }

    /**
     * Makes the archives that are missing for these settings, which takes about a second of CPU each.
     *
     * @return whether both are there now; false is no reason to worry anybody
     */
    public boolean make(ProcessStarter starter, JvmSettings compiler, JvmSettings subject) throws InterruptedException {
        return make(starter, "compiler", compiler) & make(starter, "subject", subject);
    }

    private boolean make(ProcessStarter starter, String kind, JvmSettings settings) throws InterruptedException {
        Path archive = archive(kind, settings);
        if (archive == null || Files.exists(archive)) {
            return archive != null;
        }
        try {
            Files.createDirectories(folder);
            Path work = Files.createTempDirectory(folder, "making-");
            try {
                Path made = work.resolve("archive");
                if (!train(starter, kind, settings, work, made) || !Files.exists(made)) {
                    return false;
                }
                Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
                deleteOthers(kind, archive);
                return true;
            } finally {
                delete(work);
            }
        } catch (IOException e) {
            return false;
        }
    }

    private boolean train(ProcessStarter starter, String kind, JvmSettings settings, Path work, Path made)
            throws IOException, InterruptedException {
        boolean compiler = kind.equals("compiler");
        var flags = new ArrayList<>(compiler ? CompilerJvm.FLAGS : Subject.FLAGS);
        flags.add("-XX:ArchiveClassesAtExit=" + made.toAbsolutePath());
        var jarsOnly = new JvmSettings(settings.javaHome(), jars(settings), work.resolve("cwd"), settings.extraFlags());
        var answered = new CountDownLatch(1);
        var receiver = new ChildJvm.Receiver() {
            @Override
            public void received(Frame frame) throws ProtocolException {
                if (!frame.type().equals("READY")) {
                    answered.countDown();
                }
            }

            @Override
            public void ended(String violation) {
                answered.countDown();
            }
        };
        try (var child =
                ChildJvm.start(starter, jarsOnly, flags, compiler ? CompilerJvm.MAIN : Subject.MAIN, receiver)) {
            if (compiler) {
                Path source = Files.writeString(work.resolve("Sample.java"), SAMPLE);
                child.send(CompilerJvm.compilation(
                        "1", new CompileRequest(List.of(source), jars(settings), work.resolve("classes"), 25)));
                answered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                child.send(Frame.of("STOP"));
            } else {
                child.send(Subject.run(new SubjectRequest(Subject.WARMUP, "none", List.of())));
            }
            // It writes the archive as it ends; one that had to be killed has written half of one.
            return child.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    && child.process().exitValue() == 0;
        }
    }

    private static JvmSettings with(JvmSettings settings, Path archive) {
        if (archive == null || !Files.isRegularFile(archive)) {
            return settings;
        }
        var flags = new ArrayList<>(settings.extraFlags());
        flags.add("-XX:SharedArchiveFile=" + archive.toAbsolutePath());
        return new JvmSettings(settings.javaHome(), settings.classPath(), settings.workDirectory(), flags);
    }

    /** Where the archive for these settings is or would be; null if there can be none. */
    private Path archive(String kind, JvmSettings settings) {
        List<Path> jars = jars(settings);
        if (jars.isEmpty()) {
            return null;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var key = new StringBuilder(settings.javaHome().toRealPath().toString());
            key.append('\n').append(Files.readString(settings.javaHome().resolve("release")));
            for (Path jar : jars) {
                key.append('\n').append(jar.toAbsolutePath()).append(' ').append(Files.size(jar));
                key.append(' ').append(Files.getLastModifiedTime(jar).toMillis());
            }
            byte[] hash = digest.digest(key.toString().getBytes(StandardCharsets.UTF_8));
            return folder.resolve(kind + "-" + HexFormat.of().formatHex(hash, 0, 12) + ".jsa");
        } catch (IOException | NoSuchAlgorithmException e) {
            return null;
        }
    }

    /** The jars that the class path begins with; an archive cannot cover more. */
    private static List<Path> jars(JvmSettings settings) {
        var jars = new ArrayList<Path>();
        for (Path entry : settings.classPath()) {
            if (!entry.toString().endsWith(".jar")) {
                break;
            }
            jars.add(entry);
        }
        return jars;
    }

    private void deleteOthers(String kind, Path kept) throws IOException {
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, kind + "-*.jsa")) {
            for (Path archive : archives) {
                if (!archive.equals(kept)) {
                    delete(archive);
                }
            }
        }
    }

    private static void delete(Path path) {
        try {
            if (Files.isDirectory(path)) {
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                    entries.forEach(ClassArchives::delete);
                }
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // In use elsewhere; the next one deletes it.
        }
    }
}

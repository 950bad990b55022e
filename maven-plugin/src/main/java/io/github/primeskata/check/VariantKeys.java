package io.github.primeskata.check;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Variant;
import io.github.primeskata.run.GradeRun;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Keys of all that decides about a variant: its files, the page, stub and tests of its exercise, what these use of the
 * testkit, the model, the grader's classes that come to a verdict, the JDK. What the grader says in which words, its
 * pages and its benchmarks decide nothing. What is common to all is read once, when it is made.
 */
public final class VariantKeys implements Corpus.Keys {

    private static final int BYTES = 10;
    private static final String ROOT = "io/github/primeskata/";

    /** The grader's packages that come to a verdict: what {@link GradeRun} needs, but for the words. */
    static final Set<String> DECIDING =
            Set.of("catalog", "channel", "compile", "grade", "intake", "jdk", "observe", "run", "screen", "subject");

    private final Layout layout;
    private final byte[] common;
    private final TestkitReach testkit;

    /**
     * Keys for the files as they are now.
     *
     * @param engine the grader's jar, or its folder of classes
     */
    public VariantKeys(Layout layout, Path engine, String jdk) throws IOException {
        this.layout = layout;
        MessageDigest digest = sha();
        digest.update(jdk.getBytes(StandardCharsets.UTF_8));
        addEngine(digest, engine);
        addFolder(digest, layout.stubs().resolve("model"));
        this.common = digest.digest();
        this.testkit = TestkitReach.of(layout.tests().resolve("testkit"));
    }

    @Override
    public String of(Variant variant) throws IOException {
        Exercise exercise = variant.exercise();
        MessageDigest digest = sha();
        digest.update(common);
        Path tests = layout.tests().resolve(exercise.name());
        addFolder(digest, tests);
        testkit.from(sources(tests))
                .forEach((name, source) -> add(digest, name, source.getBytes(StandardCharsets.UTF_8)));
        addFolder(digest, layout.pristine().resolve(exercise.name()));
        digest.update(Files.readAllBytes(layout.stubs().resolve(exercise.name()).resolve("README.md")));
        for (Map.Entry<String, Path> file : variant.files().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            add(digest, file.getKey(), Files.readAllBytes(file.getValue()));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** The key of all that decides about these variants, whatever their order. */
    public String of(List<Variant> variants) throws IOException {
        List<String> keys = new ArrayList<>();
        for (Variant variant : variants) {
            keys.add(Corpus.label(variant) + " " + of(variant));
        }
        MessageDigest digest = sha();
        keys.stream().sorted().forEach(key -> add(digest, key, new byte[0]));
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** The classes only: a jar that was built again from the same classes is the same. */
    private static void addEngine(MessageDigest digest, Path engine) throws IOException {
        if (Files.isDirectory(engine)) {
            addFolder(digest, engine, VariantKeys::decides);
            return;
        }
        try (ZipFile jar = new ZipFile(engine.toFile())) {
            List<? extends ZipEntry> entries = jar.stream()
                    .filter(entry -> decides(entry.getName()))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                try (InputStream in = jar.getInputStream(entry)) {
                    add(digest, entry.getName(), in.readAllBytes());
                }
            }
        }
    }

    private static boolean decides(String name) {
        if (!name.startsWith(ROOT) || !name.endsWith(".class")) {
            return false;
        }
        String inside = name.substring(ROOT.length());
        return inside.startsWith("check/KillMatrix") || DECIDING.contains(inside.replaceFirst("/.*", ""));
    }

    private static void addFolder(MessageDigest digest, Path folder) throws IOException {
        addFolder(digest, folder, name -> true);
    }

    private static List<String> sources(Path folder) throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path file : files(folder)) {
            sources.add(Files.readString(file));
        }
        return sources;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void addFolder(MessageDigest digest, Path folder, Predicate<String> wanted) throws IOException {
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
            if (wanted.test(name)) {
                add(digest, name, Files.readAllBytes(file));
            }
        }
    }

    private static void add(MessageDigest digest, String name, byte[] content) {
        digest.update((name + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(content);
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

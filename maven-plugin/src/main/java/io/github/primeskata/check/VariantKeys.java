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
 * Keys of all that decides about a variant: its files, the page, stub and tests of its exercise, the model, the
 * testkit, the grader's classes that come to a verdict, the JDK. What the grader says in which words, its pages and its
 * benchmarks decide nothing. Reads the files once, when it is made.
 */
public final class VariantKeys implements Corpus.Keys {

    private static final int BYTES = 10;
    private static final String ROOT = "io/github/primeskata/";

    /** The grader's packages that come to a verdict: what {@link GradeRun} needs, but for the words. */
    static final Set<String> DECIDING =
            Set.of("catalog", "channel", "compile", "grade", "intake", "jdk", "observe", "run", "screen", "subject");

    private final Layout layout;
    private final byte[] common;

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
        addFolder(digest, layout.tests().resolve("testkit"));
        this.common = digest.digest();
    }

    @Override
    public String of(Variant variant) throws IOException {
        Exercise exercise = variant.exercise();
        MessageDigest digest = sha();
        digest.update(common);
        addFolder(digest, layout.tests().resolve(exercise.name()));
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

    private static void addFolder(MessageDigest digest, Path folder, Predicate<String> wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
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

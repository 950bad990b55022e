package io.github.primeskata.compile;

import io.github.primeskata.catalog.Aspect;
import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Check;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.observe.CheckDescription;
import io.github.primeskata.observe.CompileOutcome;
import io.github.primeskata.observe.CompileRequest;
import io.github.primeskata.observe.CompilerJvm;
import io.github.primeskata.observe.SourceDiagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the harness ready: from a folder named after the contents of all that goes into it, or by compiling.
 *
 * <p>The folder is built under another name and moved, so a run that is killed leaves no half of it, and two runs at
 * once do each other no harm.
 */
public final class HarnessBuilder {

    /** The Java release of the kata. */
    public static final int RELEASE = 25;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Layout layout;
    private final CompilerSource compilers;
    private final List<Path> libraries;
    private final String fingerprint;

    /** Starts the compiler's JVM when it is needed, and hands out the same one from then on. */
    @FunctionalInterface
    public interface CompilerSource {

        /** The compiler. */
        CompilerJvm get() throws IOException;
    }

    /**
     * A builder.
     *
     * @param libraries the jars that the tests are written against
     * @param fingerprint of the JDK and the grader: another one means another harness
     */
    public HarnessBuilder(Layout layout, CompilerSource compilers, List<Path> libraries, String fingerprint) {
        this.layout = layout;
        this.compilers = compilers;
        this.libraries = List.copyOf(libraries);
        this.fingerprint = fingerprint;
    }

    /**
     * The harness for the tests as they are now.
     *
     * @throws HarnessException if they do not compile; no folder is left behind
     */
    public Harness build(Catalog catalog) throws IOException, InterruptedException {
        List<Path> model = sources(layout.stubs().resolve("model"));
        List<Path> tests = new ArrayList<>(sources(layout.tests()));
        tests.addAll(sources(layout.canary().resolve("test")));
        List<Path> pristine = new ArrayList<>(sources(layout.canary().resolve("right")));
        for (Exercise exercise : catalog.exercises()) {
            pristine.addAll(sources(layout.pristine().resolve(exercise.name())));
        }
        Path home = layout.output().resolve("harness").resolve(key(List.of(model, tests, pristine)));
        Path plans = home.resolve("checks.json");
        if (!Files.isRegularFile(plans)) {
            compile(home, model, pristine, tests);
        }
        Map<String, List<Check>> read =
                JSON.readValue(Files.readAllBytes(plans), new TypeReference<Map<String, List<Check>>>() {});
        return new Harness(home.resolve("model"), home.resolve("pristine"), home.resolve("tests"), read);
    }

    private void compile(Path home, List<Path> model, List<Path> pristine, List<Path> tests)
            throws IOException, InterruptedException {
        Files.createDirectories(home.getParent());
        Path work = Files.createTempDirectory(home.getParent(), "building-");
        try {
            Path modelOut = work.resolve("model");
            Path pristineOut = work.resolve("pristine");
            Path testsOut = work.resolve("tests");
            compile(model, List.of(), modelOut);
            List<Path> stubsPath = new ArrayList<>(List.of(modelOut));
            stubsPath.addAll(libraries);
            compile(pristine, stubsPath, pristineOut);
            List<Path> classPath = new ArrayList<>(List.of(modelOut, pristineOut));
            classPath.addAll(libraries);
            compile(tests, classPath, processors(), testsOut);
            classPath.add(testsOut);
            Files.write(work.resolve("checks.json"), JSON.writeValueAsBytes(plans(tests, classPath)));
            try {
                Files.move(work, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                // Another run was faster; its harness has the same contents. Which exception says so depends on the
                // platform.
                if (!Files.isRegularFile(home.resolve("checks.json"))) {
                    throw e;
                }
            }
        } finally {
            Folders.delete(work);
        }
        Folders.keepNewest(home.getParent(), 4);
    }

    /** jcstress writes the code that runs its tests, and the list of them. */
    private List<Path> processors() {
        return libraries.stream()
                .filter(jar -> jar.getFileName().toString().startsWith("jcstress-core-"))
                .toList();
    }

    private void compile(List<Path> files, List<Path> classPath, Path output) throws IOException, InterruptedException {
        compile(files, classPath, List.of(), output);
    }

    private void compile(List<Path> files, List<Path> classPath, List<Path> processorPath, Path output)
            throws IOException, InterruptedException {
        Files.createDirectories(output);
        if (files.isEmpty()) {
            return;
        }
        CompileOutcome outcome =
                compilers.get().compile(new CompileRequest(files, classPath, processorPath, output, RELEASE));
        if (!outcome.ok()) {
            SourceDiagnostic first = outcome.diagnostics().stream()
                    .filter(diagnostic -> diagnostic.kind() != SourceDiagnostic.Kind.WARNING
                            && diagnostic.kind() != SourceDiagnostic.Kind.ENCODING)
                    .findFirst()
                    .orElseThrow();
            String where = first.file().isEmpty() ? "" : layout.show(Path.of(first.file())) + ":" + first.line() + ": ";
            throw new HarnessException(where + first.message());
        }
    }

    private Map<String, List<Check>> plans(List<Path> tests, List<Path> classPath)
            throws IOException, InterruptedException {
        Map<String, List<Check>> plans = new LinkedHashMap<>();
        List<String> testClasses = tests.stream()
                .filter(file -> file.getFileName().toString().endsWith("Test.java"))
                .map(this::testClass)
                .flatMap(Optional::stream)
                .toList();
        for (CheckDescription check : compilers.get().describe(classPath, testClasses)) {
            String exercise = check.testClass().split("\\.")[1];
            Aspect aspect = check.aspect().isEmpty() ? Aspect.BEHAVIOUR : Aspect.valueOf(check.aspect());
            plans.computeIfAbsent(exercise, name -> new ArrayList<>())
                    .add(new Check(
                            check.id(),
                            check.nested(),
                            check.method(),
                            check.clause(),
                            aspect,
                            check.points(),
                            check.costly()));
        }
        return plans;
    }

    /** The test class of an exercise or of the canary; empty for the testkit's own and for what lies deeper. */
    private Optional<String> testClass(Path file) {
        Path folder = file.getParent();
        String name = file.getFileName().toString().replace(".java", "");
        if (folder.startsWith(layout.canary())) {
            return Optional.of("kata.canary." + name);
        }
        boolean exercise = layout.tests().equals(folder.getParent())
                && folder.getFileName().toString().matches("e\\d.*");
        return exercise ? Optional.of("kata." + folder.getFileName() + "." + name) : Optional.empty();
    }

    private String key(List<List<Path>> groups) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(fingerprint.getBytes(StandardCharsets.UTF_8));
            for (Path library : libraries) {
                digest.update(library.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            }
            for (List<Path> group : groups) {
                for (Path file : group) {
                    digest.update(layout.show(file).getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> sources(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".java"))
                    .filter(file -> !file.getFileName().toString().equals("package-info.java"))
                    .sorted()
                    .toList();
        }
    }
}

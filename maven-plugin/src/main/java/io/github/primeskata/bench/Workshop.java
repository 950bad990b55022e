package io.github.primeskata.bench;

import io.github.primeskata.catalog.Layout;
import io.github.primeskata.compile.HarnessBuilder;
import io.github.primeskata.measure.Approach;
import io.github.primeskata.measure.Contestant;
import io.github.primeskata.observe.CompileOutcome;
import io.github.primeskata.observe.CompileRequest;
import io.github.primeskata.observe.CompilerJvm;
import io.github.primeskata.observe.JvmSettings;
import io.github.primeskata.observe.SourceDiagnostic;
import io.github.primeskata.run.Toolbox;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compiles what is measured: each solution with the source that runs it, alone, so that none stands in another's way. */
final class Workshop implements AutoCloseable {

    private static final String SOURCES = "/benchmark/kata/benchmark/";
    private static final String PACKAGE = "kata.benchmark.";

    private final Toolbox toolbox;
    private final Path work;
    private final CompilerJvm compiler;
    private final Path model;

    private Workshop(Toolbox toolbox, Path work, CompilerJvm compiler) {
        this.toolbox = toolbox;
        this.work = work;
        this.compiler = compiler;
        this.model = work.resolve("model");
    }

    /** Starts the compiler and compiles what all solutions are written against. */
    static Workshop open(Layout layout, Toolbox toolbox, Path work) throws IOException, InterruptedException {
        List<Path> jars = new ArrayList<>(List.of(toolbox.engine()));
        jars.addAll(toolbox.libraries());
        CompilerJvm compiler = CompilerJvm.start(
                toolbox.starter(),
                new JvmSettings(toolbox.jdk().home(), jars, work.resolve("compiler")),
                CompilerJvm.DEFAULT_LIMIT);
        Workshop workshop = new Workshop(toolbox, work, compiler);
        try (Stream<Path> files = Files.list(layout.stubs().resolve("model"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
            Optional<String> error = workshop.compile(sources, List.of(), workshop.model);
            if (error.isPresent()) {
                throw new IOException("kata.model does not compile: " + error.get());
            }
        }
        return workshop;
    }

    /** Compiles a solution; what is wrong with it, or empty. */
    Optional<String> make(Entrant entrant) throws IOException, InterruptedException {
        Path sources = Files.createDirectories(work.resolve("sources"));
        List<Path> files = new ArrayList<>(entrant.submission().files().values());
        files.add(copy("Finds.java", sources));
        files.add(copy(className(entrant.approach()) + ".java", sources));
        return compile(
                files,
                List.of(model, toolbox.engine()),
                classes(entrant.origin().word(), entrant.approach()));
    }

    /** What a JVM that runs a contestant is started with. */
    JvmSettings settings(Contestant contestant) {
        List<Path> classPath = new ArrayList<>(List.of(toolbox.engine()));
        if (contestant.approach().ofTheKata()) {
            classPath.add(model);
            classPath.add(classes(contestant.origin().word(), contestant.approach()));
        }
        return new JvmSettings(toolbox.jdk().home(), classPath, work.resolve("cwd"));
    }

    /** What a JVM that runs nothing of the kata is started with. */
    JvmSettings plain() {
        return new JvmSettings(toolbox.jdk().home(), List.of(toolbox.engine()), work.resolve("cwd"));
    }

    /** The binary name of the class that runs a contestant. */
    static String search(Approach approach) {
        return approach.ofTheKata() ? PACKAGE + className(approach) : "io.github.primeskata.subject.PlainLoop";
    }

    private static String className(Approach approach) {
        return approach.exercise().toUpperCase(java.util.Locale.ROOT);
    }

    /** The folder with the compiled classes of a contestant. */
    Path classes(Contestant contestant) {
        return classes(contestant.origin().word(), contestant.approach());
    }

    private Path classes(String origin, Approach approach) {
        return work.resolve(origin).resolve(approach.exercise());
    }

    private static Path copy(String name, Path folder) throws IOException {
        Path target = folder.resolve(name);
        try (InputStream in = Workshop.class.getResourceAsStream(SOURCES + name)) {
            if (in == null) {
                throw new FileNotFoundException(SOURCES + name);
            }
            Files.write(target, in.readAllBytes());
        }
        return target;
    }

    private Optional<String> compile(List<Path> sources, List<Path> classPath, Path output)
            throws IOException, InterruptedException {
        CompileOutcome outcome =
                compiler.compile(new CompileRequest(sources, classPath, output, HarnessBuilder.RELEASE));
        return outcome.ok()
                ? Optional.empty()
                : outcome.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.kind() != SourceDiagnostic.Kind.WARNING
                                && diagnostic.kind() != SourceDiagnostic.Kind.ENCODING)
                        .findFirst()
                        .map(Workshop::shown);
    }

    private static String shown(SourceDiagnostic diagnostic) {
        String place = diagnostic.file().isEmpty()
                ? ""
                : Path.of(diagnostic.file()).getFileName() + ":" + diagnostic.line() + " ";
        return place + diagnostic.message().lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        compiler.close();
    }
}

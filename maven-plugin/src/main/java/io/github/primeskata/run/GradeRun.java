package io.github.primeskata.run;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Check;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.compile.Folders;
import io.github.primeskata.compile.Harness;
import io.github.primeskata.compile.HarnessBuilder;
import io.github.primeskata.compile.HarnessException;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.grade.Evidence;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Grader;
import io.github.primeskata.intake.Submission;
import io.github.primeskata.observe.BehaviourRun;
import io.github.primeskata.observe.CheckObservation;
import io.github.primeskata.observe.ClassArchives;
import io.github.primeskata.observe.CompileOutcome;
import io.github.primeskata.observe.CompileRequest;
import io.github.primeskata.observe.CompilerJvm;
import io.github.primeskata.observe.JvmSettings;
import io.github.primeskata.observe.RunListener;
import io.github.primeskata.observe.Subject;
import io.github.primeskata.observe.SubjectRequest;
import io.github.primeskata.screen.Advice;
import io.github.primeskata.screen.Contract;
import io.github.primeskata.screen.ScreenFinding;
import io.github.primeskata.screen.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Grades submissions, each in a JVM of its own. Thread-safe: several submissions may be graded at once.
 *
 * <p>What a run writes goes into a folder of its own below {@code target/primes}, which is removed when the run is
 * closed, so two runs in one checkout do not meet. Closing ends every process that the run started.
 */
public final class GradeRun implements SubmissionGrader {

    private final Layout layout;
    private final Catalog catalog;
    private final Toolbox toolbox;
    private final Path work;
    private final ClassArchives archives;
    private final Object compilerLock = new Object();
    private CompilerJvm compiler;
    private volatile Harness harness;
    private FutureTask<Optional<String>> canary;
    private Thread canaryThread;

    private GradeRun(Layout layout, Catalog catalog, Toolbox toolbox, Path work) {
        this.layout = layout;
        this.catalog = catalog;
        this.toolbox = toolbox;
        this.work = work;
        this.archives = new ClassArchives(layout.output().resolve("archives"));
    }

    /**
     * A run over the exercises of a checkout. Sweeps away what a killed run has left.
     *
     * @throws IOException if the output folder cannot be written
     */
    public static GradeRun open(Layout layout, Catalog catalog, Toolbox toolbox) throws IOException {
        return new GradeRun(layout, catalog, toolbox, WorkFolders.create(layout.output()));
    }

    /**
     * Makes the tests ready; {@link #grade} does it when it has not been done.
     *
     * @throws io.github.primeskata.compile.HarnessException if the tests do not compile
     */
    public Harness prepare() throws IOException, InterruptedException {
        synchronized (compilerLock) {
            if (harness == null) {
                String fingerprint = toolbox.jdk().version() + "|" + Files.getLastModifiedTime(toolbox.engine());
                archives.make(
                        toolbox.starter(), compilerSettings(), subjectSettings(work.resolve("subject"), List.of()));
                harness = new HarnessBuilder(layout, this::compiler, toolbox.libraries(), fingerprint).build(catalog);
            }
            return harness;
        }
    }

    /**
     * Grades one submission. Blocks until it is done: at most the exercise's limit, the compiler's limit and a few
     * seconds.
     */
    @Override
    public Result grade(Submission submission, Depth depth, Progress progress)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        progress.stage(submission.exercise(), Progress.Stage.PREPARE);
        prepare();
        if (submission.started()) {
            startCanary();
        }
        Observed seen = observe(submission, depth, progress);
        if (submission.started()) {
            Optional<String> fault = canaryFault();
            seen = fault.isPresent() ? seen.withFault(fault.get()) : seen;
        }
        Result result = new Result(
                Grader.grade(seen.evidence()),
                seen.lanes(),
                seen.work(),
                seen.output(),
                seen.warnings(),
                System.nanoTime() - begin);
        progress.done(result);
        return result;
    }

    private Observed observe(Submission submission, Depth depth, Progress progress)
            throws IOException, InterruptedException {
        List<Check> plan = harness.plan(submission.exercise().name());
        Evidence evidence = Evidence.none(submission.exercise(), plan).withLeftOut(depth.leftOut(plan));
        if (!submission.started()) {
            return Observed.of(evidence.notStarted());
        } else if (submission.files().isEmpty()) {
            return Observed.of(evidence.withMissing(Findings.noSources()));
        } else if (plan.isEmpty()) {
            return Observed.of(evidence.withFault("the exercise has no test class"));
        }
        return observe(submission, depth, evidence, progress);
    }

    private Observed observe(Submission submission, Depth depth, Evidence evidence, Progress progress)
            throws IOException, InterruptedException {
        Exercise exercise = submission.exercise();
        Path folder = Files.createTempDirectory(work, exercise.id() + "-");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<Path> classPath = List.of(harness.tests(), harness.model(), classes);
        // The JVM starts while the compiler works; the classes are there when it is told to run.
        try (Subject subject = Subject.start(toolbox.starter(), subjectSettings(folder, classPath))) {
            progress.stage(exercise, Progress.Stage.COMPILE);
            CompileOutcome outcome = compile(submission, classes);
            List<String> warnings = new ArrayList<>(Findings.encodingWarnings(outcome));
            if (!outcome.ok()) {
                return Observed.of(evidence.withCompileError(Findings.compileError(outcome)), warnings);
            }
            progress.stage(exercise, Progress.Stage.SCREEN);
            Path stub = harness.pristine().resolve("kata").resolve(exercise.name());
            Optional<Contract.Gap> gap = Contract.gap(stub, classes);
            if (gap.isPresent()) {
                return Observed.of(evidence.withMissing(Findings.contractMissing(gap.get())), warnings);
            }
            List<ScreenFinding> screened = Structure.findings(classes, exercise.page());
            if (!screened.isEmpty()) {
                return Observed.of(evidence.withScreened(screened), warnings);
            }
            Advice.of(classes).forEach(remark -> warnings.add(Findings.advice(remark)));
            progress.stage(exercise, Progress.Stage.RUN);
            BehaviourRun run = subject.observe(
                    request(submission, depth, evidence),
                    exercise.page().limit(),
                    listener(exercise, evidence.plan(), progress));
            List<Lanes> lanes = run.entries().stream()
                    .filter(entry -> entry.key().equals(Lanes.KEY))
                    .map(entry -> Lanes.parse(entry.checkId(), entry.value()))
                    .filter(entry -> !entry.lanes().isEmpty())
                    .toList();
            List<Work> work = run.entries().stream()
                    .filter(entry -> entry.key().equals(Work.KEY))
                    .flatMap(entry -> Work.parse(entry.checkId(), entry.value()).stream())
                    .toList();
            return new Observed(Findings.ran(evidence, run), lanes, work, run.output(), warnings);
        } finally {
            Folders.delete(folder);
        }
    }

    /**
     * Compiles a folder of solutions and hands the classes to {@code use}, with those of the stub before them.
     *
     * @throws HarnessException if the solution does not compile
     */
    public void withReferenceClasses(Exercise exercise, Path solution, BiConsumer<Path, Path> use)
            throws IOException, InterruptedException {
        prepare();
        Path classes = Files.createTempDirectory(work, "reference-");
        try {
            CompileOutcome outcome = compile(Submission.from(exercise, solution, solution), classes);
            if (!outcome.ok()) {
                Failure failure = Findings.compileError(outcome);
                throw new HarnessException(
                        exercise.name() + ", reference: " + failure.location() + " " + failure.observed());
            }
            use.accept(harness.pristine().resolve("kata").resolve(exercise.name()), classes);
        } finally {
            Folders.delete(classes);
        }
    }

    private SubjectRequest request(Submission submission, Depth depth, Evidence evidence) {
        String packageName = submission.exercise().packageName();
        return new SubjectRequest(
                harness.testClass(packageName, evidence.plan()),
                packageName,
                List.copyOf(submission.files().keySet()),
                SubjectRequest.DEFAULT_OUTPUT_LIMIT_BYTES,
                depth.stopsAtFailure(),
                evidence.leftOut().stream().map(Check::id).toList());
    }

    private CompileOutcome compile(Submission submission, Path classes) throws IOException, InterruptedException {
        List<Path> files = submission.files().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        CompilerJvm ready;
        synchronized (compilerLock) {
            ready = compiler();
        }
        // The libraries too: a submission may be a test itself.
        List<Path> classPath = new ArrayList<>(List.of(harness.model()));
        classPath.addAll(toolbox.libraries());
        return ready.compile(new CompileRequest(files, classPath, classes, HarnessBuilder.RELEASE));
    }

    private JvmSettings subjectSettings(Path folder, List<Path> classes) {
        List<Path> classPath = new ArrayList<>(jars());
        classPath.addAll(classes);
        return archives.forSubject(new JvmSettings(toolbox.jdk().home(), classPath, folder.resolve("cwd")));
    }

    private JvmSettings compilerSettings() {
        return archives.forCompiler(new JvmSettings(toolbox.jdk().home(), jars(), work.resolve("compiler")));
    }

    private List<Path> jars() {
        List<Path> jars = new ArrayList<>();
        jars.add(toolbox.engine());
        jars.addAll(toolbox.libraries());
        return jars;
    }

    private CompilerJvm compiler() throws IOException {
        if (compiler == null) {
            compiler = CompilerJvm.start(toolbox.starter(), compilerSettings(), CompilerJvm.DEFAULT_LIMIT);
        }
        return compiler;
    }

    private static RunListener listener(Exercise exercise, List<Check> plan, Progress progress) {
        Map<String, Check> checks =
                plan.stream().collect(Collectors.toMap(Check::id, Function.identity(), (first, second) -> first));
        return new RunListener() {
            @Override
            public void started(String checkId) {
                if (checks.containsKey(checkId)) {
                    progress.check(exercise, checks.get(checkId).name());
                }
            }

            @Override
            public void finished(CheckObservation check) {}
        };
    }

    /** Begins to grade the canary beside the first submission, once. */
    private synchronized void startCanary() {
        if (canary == null) {
            canary = new FutureTask<>(() -> Canary.fault(
                    layout,
                    submission -> observe(submission, Depth.FULL, Progress.NONE).evidence()));
            canaryThread = new Thread(canary, "primes-canary");
            canaryThread.setDaemon(true);
            canaryThread.start();
        }
    }

    /** What the canary tells of this run. */
    private Optional<String> canaryFault() throws IOException, InterruptedException {
        try {
            return canary.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        if (canaryThread != null) {
            // Without effect if it is done; else its JVM is ended at once.
            canaryThread.interrupt();
        }
        synchronized (compilerLock) {
            if (compiler != null) {
                compiler.close();
                compiler = null;
            }
        }
        Folders.delete(work);
    }
}

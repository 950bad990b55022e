package io.github.primeskata.check;

import io.github.primeskata.catalog.Aspect;
import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Check;
import io.github.primeskata.catalog.Clause;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Judge;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Problem;
import io.github.primeskata.compile.Harness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for an exercise's files that can be decided without running anything. */
public final class ExerciseRules {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern GIVEAWAY = Pattern.compile("\\b(synchronized|volatile|transient)\\b");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(java\\.util\\.concurrent[\\w.]*?)(\\w+);", Pattern.MULTILINE);
    private static final Pattern FIELD = Pattern.compile(
            "^ {4}(?:private|protected|static|final)[\\w<>\\[\\], ]* \\w+(?: = .*)?;", Pattern.MULTILINE);

    /** How the tests ask for evidence, in the testkit's words. */
    private static final Map<Judge, Pattern> TELL_TALES = new EnumMap<>(Map.of(
            Judge.MEETING, Pattern.compile("\\.meeting\\(|awaitInside\\("),
            Judge.INTERLEAVING, Pattern.compile("turnOf\\(|\\.park\\w*\\(|Finding\\.race\\("),
            Judge.EXPLORATION, Pattern.compile("Exploration\\."),
            Judge.CLASS_FILE, Pattern.compile("DataRaces\\."),
            Judge.PROCESSES, Pattern.compile("\\bWorkers\\b")));

    private final Layout layout;
    private final Catalog catalog;
    private final List<Problem> problems = new ArrayList<>();

    private ExerciseRules(Layout layout, Catalog catalog) {
        this.layout = layout;
        this.catalog = catalog;
    }

    /** Every problem of every exercise, in their order. */
    public static List<Problem> problems(Layout layout, Catalog catalog, Harness harness) throws IOException {
        ExerciseRules rules = new ExerciseRules(layout, catalog);
        for (Exercise exercise : catalog.exercises()) {
            rules.files(exercise);
            rules.needs(exercise);
            rules.links(exercise);
            rules.stub(exercise);
            rules.hints(exercise);
            rules.judges(exercise);
            rules.clauses(exercise, harness.plan(exercise.name()));
            rules.variants(exercise);
        }
        rules.orphans(layout.tests());
        rules.orphans(layout.pristine());
        rules.orphans(layout.reference());
        rules.orphans(layout.alternatives());
        rules.orphans(layout.broken());
        return List.copyOf(rules.problems);
    }

    private void files(Exercise exercise) throws IOException {
        Path folder = layout.stubs().resolve(exercise.name());
        for (Path file : entries(folder)) {
            String name = file.getFileName().toString();
            if (!name.equals("README.md") && !name.endsWith(".java")) {
                problem(file, "a stray file", "Keep only the page and Java files beside a stub");
            }
        }
        Path tests = layout.tests().resolve(exercise.name());
        long testClasses = entries(tests).stream()
                .filter(file -> file.getFileName().toString().endsWith("Test.java"))
                .count();
        if (testClasses != 1) {
            problem(tests, "there are " + testClasses + " test classes", "Keep one class whose name ends in Test");
        }
        for (Path file : entries(tests)) {
            if (file.getFileName().toString().endsWith(Layout.JCSTRESS)) {
                jcstress(file, exercise);
            }
        }
        for (Path root : List.of(
                folder,
                tests,
                layout.pristine().resolve(exercise.name()),
                layout.reference().resolve(exercise.name()))) {
            packages(root, exercise);
        }
        for (Path root : List.of(layout.alternatives(), layout.broken())) {
            for (Path variant : entries(root.resolve(exercise.name()))) {
                packages(variant, exercise);
            }
        }
    }

    /** A page says which evidence decides; the test shows which it asks for. */
    private void judges(Exercise exercise) throws IOException {
        StringBuilder tests = new StringBuilder();
        boolean jcstress = false;
        for (Path file : entries(layout.tests().resolve(exercise.name()))) {
            boolean own = file.getFileName().toString().endsWith(Layout.JCSTRESS);
            jcstress |= own;
            tests.append(own ? "" : Files.readString(file));
        }
        Set<Judge> used = EnumSet.of(Judge.OBSERVED);
        for (Map.Entry<Judge, Pattern> tellTale : TELL_TALES.entrySet()) {
            if (tellTale.getValue().matcher(tests).find()) {
                used.add(tellTale.getKey());
            }
        }
        if (jcstress) {
            used.add(Judge.JCSTRESS);
        }
        List<Judge> right = List.copyOf(used);
        if (!exercise.page().judgedBy().equals(right)) {
            String words = right.stream().map(Judge::word).collect(Collectors.joining(", "));
            problem(
                    layout.stubs().resolve(exercise.name()).resolve("README.md"),
                    "'judgedBy' is not what the tests use",
                    "Write judgedBy: [" + words + "]");
        }
    }

    /**
     * The annotation processor writes the list of tests that jcstress can run; where it is not set up it writes
     * nothing, and nobody says so. Nothing is to be held against a test that Maven has not compiled.
     */
    private void jcstress(Path file, Exercise exercise) throws IOException {
        String name = file.getFileName().toString().replace(".java", "");
        Path compiled =
                layout.compiledTests().resolve("kata").resolve(exercise.name()).resolve(name + ".class");
        Path list = layout.compiledTests().resolve("META-INF/TestList");
        boolean listed = Files.isRegularFile(list)
                && Files.readString(list).contains(exercise.packageName() + "." + name + "_jcstress");
        if (Files.isRegularFile(compiled) && !listed) {
            problem(
                    file,
                    "jcstress does not know it: it is not named in " + layout.show(list),
                    "Let the annotation processor of jcstress run in testCompile, in kata-exercises/pom.xml");
        }
    }

    private void packages(Path folder, Exercise exercise) throws IOException {
        for (Path file : entries(folder)) {
            if (file.getFileName().toString().endsWith(".java")
                    && !Files.readString(file).contains("package " + exercise.packageName() + ";")) {
                problem(file, "the file is not in the package " + exercise.packageName(), "Correct its package");
            }
        }
    }

    private void needs(Exercise exercise) {
        for (String need : exercise.page().needs()) {
            boolean earlier = catalog.exercises().stream()
                    .anyMatch(other -> other.id().equals(need) && other.id().compareTo(exercise.id()) < 0);
            if (!earlier) {
                problem(page(exercise), "it needs '" + need + "', which is no earlier exercise", "Correct 'needs'");
            }
        }
    }

    private void links(Exercise exercise) throws IOException {
        Matcher link = LINK.matcher(Files.readString(page(exercise)));
        while (link.find()) {
            String target = link.group(1);
            if (!target.contains(":")
                    && !Files.exists(page(exercise).getParent().resolve(target))) {
                problem(page(exercise), "the link to '" + target + "' leads nowhere", "Correct it");
            }
        }
    }

    private void stub(Exercise exercise) throws IOException {
        Path folder = layout.pristine().resolve(exercise.name());
        List<String> files = Catalog.javaFiles(folder);
        if (files.isEmpty()) {
            problem(folder, "there is no pristine stub", "Copy the stub as it is to be handed out");
        }
        boolean todo = false;
        for (String name : files) {
            Path file = folder.resolve(name);
            String text = Files.readString(file);
            todo |= text.contains("// TODO");
            String code = COMMENT.matcher(text).replaceAll("");
            Matcher giveaway = GIVEAWAY.matcher(code);
            if (giveaway.find()) {
                problem(file, "the stub gives its answer away: " + giveaway.group(), "Leave it to the learner");
            }
            Matcher imported = IMPORT.matcher(code);
            while (imported.find()) {
                if (!Pattern.compile("(public|protected).*\\b" + imported.group(2) + "\\b")
                        .matcher(code)
                        .find()) {
                    problem(
                            file,
                            "the stub gives its answer away: it imports " + imported.group(2),
                            "Import only what the contract names");
                }
            }
            Matcher field = FIELD.matcher(code);
            if (field.find()) {
                problem(
                        file,
                        "the stub gives its answer away: a field, '"
                                + field.group().strip() + "'",
                        "Leave fields to the learner");
            }
        }
        if (!todo && !files.isEmpty()) {
            problem(folder, "no '// TODO' in the stub", "Mark each place that the learner is to change");
        }
    }

    private void hints(Exercise exercise) {
        String first = exercise.page().hints().get(0);
        if (!first.contains("?")) {
            problem(page(exercise), "hint 1 asks nothing", "Make it a question");
        }
        if (first.contains("```")) {
            problem(page(exercise), "hint 1 shows code", "Keep code for hint 3");
        }
    }

    private void clauses(Exercise exercise, List<Check> plan) {
        Set<String> proved = plan.stream().map(Check::clause).collect(Collectors.toCollection(TreeSet::new));
        proved.addAll(exercise.page().forbids().values());
        for (Clause clause : exercise.page().clauses()) {
            if (!proved.remove(clause.id())) {
                problem(
                        page(exercise),
                        "no check and no rule proves " + clause.id(),
                        "Name it in a @Clause or under 'forbids', or leave it out");
            }
        }
        for (String unknown : proved) {
            problem(
                    layout.tests().resolve(exercise.name()),
                    "a check proves '" + unknown + "', which is no clause",
                    "Name a clause of the page");
        }
        Set<Aspect> graded = new LinkedHashSet<>(exercise.page().graded());
        Set<Aspect> checked = plan.stream().map(Check::aspect).collect(Collectors.toCollection(TreeSet::new));
        if (!exercise.page().forbids().isEmpty()) {
            checked.add(Aspect.STRUCTURE);
        }
        if (!new TreeSet<>(graded).equals(checked)) {
            problem(
                    page(exercise),
                    "'graded' names " + words(graded) + ", the checks give points for " + words(checked),
                    "Make them the same");
        }
    }

    private void variants(Exercise exercise) throws IOException {
        Path broken = layout.broken().resolve(exercise.name());
        int count = entries(broken).size();
        if (count < 2) {
            problem(
                    broken,
                    "there are " + count + " broken variants",
                    "Add the mistakes that people make, two or more");
        }
    }

    private void orphans(Path root) throws IOException {
        Set<String> known = catalog.exercises().stream().map(Exercise::name).collect(Collectors.toSet());
        for (Path folder : entries(root)) {
            String name = folder.getFileName().toString();
            if (name.matches("e\\d.*") && !known.contains(name)) {
                problem(folder, "there is no exercise " + name, "Rename or remove it");
            }
        }
    }

    private Path page(Exercise exercise) {
        return layout.stubs().resolve(exercise.name()).resolve("README.md");
    }

    private static String words(Set<Aspect> aspects) {
        return aspects.stream().sorted().map(Aspect::word).collect(Collectors.joining(", "));
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private void problem(Path where, String fact, String cure) {
        problems.add(new Problem(layout.show(where), fact, cure));
    }
}

package io.github.primeskata.check;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Problem;
import io.github.primeskata.state.AtomicFile;
import io.github.primeskata.workshop.Plan;
import io.github.primeskata.workshop.Timetable;
import io.github.primeskata.workshop.TrainerNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The pages for trainers that are made from the exercises' pages: timetables, and notes chapter by chapter. */
final class WorkshopPages {

    private static final Path FOLDER = Path.of("docs/workshop");
    private static final String CURE = "Renew it: mvn primes:check -Dprimes.update";

    private WorkshopPages() {}

    /** A problem for each page that is not what the exercises' pages say; they are written if {@code update}. */
    static List<Problem> problems(Layout layout, Catalog catalog, boolean update) throws IOException {
        List<Problem> problems = new ArrayList<>();
        renew(layout, "timetables.md", update, problems, text -> timetables(text, catalog, problems));
        renew(layout, "trainer-notes.md", update, problems, text -> notes(text, layout, catalog, problems));
        return problems;
    }

    private static void renew(
            Layout layout, String name, boolean update, List<Problem> problems, UnaryOperator<String> made)
            throws IOException {
        Path page = layout.root().resolve(FOLDER).resolve(name);
        if (!Files.isRegularFile(page)) {
            return;
        }
        String text = Files.readString(page);
        String wanted = made.apply(text);
        if (wanted.equals(text)) {
            return;
        }
        if (update) {
            AtomicFile.write(page, wanted);
        } else {
            problems.add(new Problem(layout.show(page), "it is not what the exercises' pages say", CURE));
        }
    }

    /**
     * A plan whose name goes on after a dash and a digit, {@code two-days-2}, follows the one with the digit before.
     */
    static String timetables(String text, Catalog catalog, List<Problem> problems) {
        Map<String, Exercise> exercises =
                catalog.exercises().stream().collect(Collectors.toMap(Exercise::id, Function.identity()));
        List<Plan> plans = Plan.in(text);
        if (plans.size() != Plan.begun(text)) {
            problems.add(new Problem(
                    FOLDER + "/timetables.md",
                    "a plan is not well formed or not closed",
                    "Write <!-- plan name minutes=90 welcome=10 talk=5 close=10 exercises=e010,e110 -->, "
                            + "and <!-- /plan --> after its table"));
        }
        StringBuilder made = new StringBuilder();
        int at = 0;
        Set<String> before = new HashSet<>();
        for (Plan plan : plans) {
            if (!plan.name().matches(".*-[2-9]")) {
                before.clear();
            }
            Timetable table = Timetable.of(plan, exercises, before);
            table.problems()
                    .forEach(problem -> problems.add(new Problem(
                            FOLDER + "/timetables.md", problem, "Change the plan's list of exercises or its minutes")));
            before.addAll(plan.exercises());
            made.append(text, at, plan.body()).append(table.markdown(plan));
            at = plan.end();
        }
        return made.append(text.substring(at)).toString();
    }

    private static String notes(String text, Layout layout, Catalog catalog, List<Problem> problems) {
        Map<Integer, List<Exercise>> chapters = catalog.exercises().stream()
                .collect(Collectors.groupingBy(Exercise::chapter, TreeMap::new, Collectors.toList()));
        String made = text;
        for (Map.Entry<Integer, List<Exercise>> chapter : chapters.entrySet()) {
            String begin = "<!-- chapter " + chapter.getKey() + " -->\n";
            String end = "<!-- /chapter " + chapter.getKey() + " -->";
            int from = made.indexOf(begin);
            int to = made.indexOf(end);
            if (from < 0 || to < from) {
                problems.add(new Problem(
                        FOLDER + "/trainer-notes.md",
                        "the markers of chapter " + chapter.getKey() + " are missing",
                        "Put '" + begin.strip() + "' and '" + end + "' where it belongs"));
                continue;
            }
            made = made.substring(0, from + begin.length())
                    + TrainerNotes.chapter(chapter.getValue(), exercise -> page(layout, exercise), FOLDER)
                    + made.substring(to);
        }
        return made;
    }

    private static String page(Layout layout, Exercise exercise) {
        try {
            return Files.readString(layout.stubs().resolve(exercise.name()).resolve("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

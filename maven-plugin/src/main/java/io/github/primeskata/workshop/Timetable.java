package io.github.primeskata.workshop;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.text.WorkshopWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The hours of a plan: when what begins, from the minutes that the exercises' pages name.
 *
 * @param rows in the order of time
 * @param problems why it cannot be done as planned; empty if it can
 */
public record Timetable(List<Row> rows, List<String> problems) {

    /** After so many minutes a room needs a break before the next exercise. */
    static final int WORK = 90;

    /** What is no longer than this needs none. */
    private static final int SHORT = 100;

    private static final int BREAK = 15;
    private static final int LUNCH = 60;
    /** A day longer than this has lunch, once so much of it is over. */
    private static final int WHOLE_DAY = 300;

    private static final int MORNING = 165;

    /**
     * One line.
     *
     * @param begin minutes after the start
     * @param minutes how long it takes
     * @param what Markdown
     */
    public record Row(int begin, int minutes, String what) {}

    /** Keeps unmodifiable copies. */
    public Timetable {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * The timetable of a plan.
     *
     * @param catalogue all exercises by their id
     * @param before the ids of what was done in plans before this one
     */
    public static Timetable of(Plan plan, Map<String, Exercise> catalogue, Set<String> before) {
        List<Row> rows = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Set<String> done = new HashSet<>(before);
        int time = add(rows, 0, plan.welcome(), WorkshopWords.welcome());
        int since = time;
        boolean lunch = plan.minutes() < WHOLE_DAY;
        for (String id : plan.exercises()) {
            Exercise exercise = catalogue.get(id);
            if (exercise == null) {
                problems.add(WorkshopWords.unknownInPlan(plan.name(), id));
                continue;
            }
            exercise.page().needs().stream()
                    .filter(need -> !done.contains(need))
                    .forEach(need -> problems.add(WorkshopWords.needMissing(plan.name(), id, need)));
            done.add(id);
            int minutes = plan.talk() + exercise.page().minutes();
            if (!lunch && time + minutes / 2 > MORNING) {
                time = add(rows, time, LUNCH, WorkshopWords.lunch());
                since = 0;
                lunch = true;
            } else if (plan.minutes() > SHORT && since > 0 && since + minutes > WORK) {
                time = add(rows, time, BREAK, WorkshopWords.pause());
                since = 0;
            }
            time = add(rows, time, minutes, exercise(exercise, plan.talk()));
            since += minutes;
        }
        time = add(rows, time, plan.close(), WorkshopWords.close());
        if (time > plan.minutes()) {
            problems.add(WorkshopWords.tooLong(plan.name(), time, plan.minutes()));
        }
        return new Timetable(rows, problems);
    }

    private static String exercise(Exercise exercise, int talk) {
        String page = "../../kata-exercises/src/main/java/kata/" + exercise.name() + "/README.md";
        return WorkshopWords.exercise(
                exercise.id(),
                exercise.page().title(),
                page,
                talk,
                exercise.page().minutes());
    }

    private static int add(List<Row> rows, int time, int minutes, String what) {
        rows.add(new Row(time, minutes, what));
        return time + minutes;
    }

    /** As a table of Markdown, with what is left of the time below it. */
    public String markdown(Plan plan) {
        StringBuilder text = new StringBuilder(WorkshopWords.timetableHead());
        for (Row row : rows) {
            text.append(String.format(
                            "| %d:%02d | %d | %s |%n", row.begin() / 60, row.begin() % 60, row.minutes(), row.what())
                    .replace("\r\n", "\n"));
        }
        Row last = rows.get(rows.size() - 1);
        int end = last.begin() + last.minutes();
        return text.append(String.format(
                        "| %d:%02d | | %s |\n", end / 60, end % 60, WorkshopWords.end(plan.minutes() - end)))
                .toString();
    }
}

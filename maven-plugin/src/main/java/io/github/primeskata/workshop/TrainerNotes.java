package io.github.primeskata.workshop;

import io.github.primeskata.catalog.Exercise;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the exercises' pages tell their trainers, chapter by chapter. Pure functions. */
public final class TrainerNotes {

    private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:|#)([^)# ]+)");
    private static final Path PAGES = Path.of("kata-exercises/src/main/java/kata");

    private TrainerNotes() {}

    /** A section of a page: what stands between its heading and the next one of that rank; empty if it has none. */
    public static String section(String page, String heading) {
        Matcher section = Pattern.compile("(?ms)^## " + Pattern.quote(heading) + "\\s*$(.*?)(?=^## |\\z)")
                .matcher(page);
        return section.find() ? section.group(1).strip() : "";
    }

    /**
     * The notes of a chapter.
     *
     * @param page the text of an exercise's page
     * @param folder where the result stands, from the root of the checkout
     */
    public static String chapter(List<Exercise> exercises, Function<Exercise, String> page, Path folder) {
        StringBuilder text = new StringBuilder();
        for (Exercise exercise : exercises) {
            Path of = PAGES.resolve(exercise.name());
            String link = folder.relativize(of.resolve("README.md")).toString().replace('\\', '/');
            text.append("\n### [")
                    .append(exercise.id())
                    .append(' ')
                    .append(exercise.page().title());
            text.append("](")
                    .append(link)
                    .append("), ")
                    .append(exercise.page().minutes())
                    .append(" min\n\n");
            text.append(moved(section(page.apply(exercise), "For trainers"), of, folder))
                    .append('\n');
        }
        return text.append('\n').toString();
    }

    /** Links of a text that is moved from one folder to another. */
    static String moved(String text, Path from, Path to) {
        return LINK.matcher(text).replaceAll(link -> {
            Path target = from.resolve(link.group(1)).normalize();
            return Matcher.quoteReplacement(
                    "](" + to.relativize(target).toString().replace('\\', '/'));
        });
    }
}

package io.github.primeskata.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Holds {@code docs/reference/goals.md} against the plugin's descriptor, which Maven makes from the goals' Javadoc. The
 * table of parameters is made from it: {@code mvn -pl maven-plugin test -Dtest=GoalsPageTest -Dgolden.update=true}.
 */
class GoalsPageTest {

    private static final Path PAGE = Path.of("../docs/reference/goals.md");
    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");
    private static final Pattern TABLE =
            Pattern.compile("(?<=<!-- parameters -->\n).*(?=<!-- /parameters -->)", Pattern.DOTALL);
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([A-Za-z.]+)}");

    /**
     * A parameter as some goals have it.
     *
     * @param otherwise what it is if it is not given
     */
    private record Row(String property, String otherwise, String meaning) {}

    private static List<Element> goals;

    @BeforeAll
    static void read() throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(DESCRIPTOR.toFile());
        goals = all(document.getDocumentElement(), "mojo");
    }

    @Test
    void the_table_of_goals_has_them_all() throws IOException {
        Set<String> described = Pattern.compile("(?m)^\\| `primes:(\\w+)` \\|")
                .matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(names(goals.stream()), described);
    }

    @Test
    void the_table_of_parameters_is_made_from_the_goals() throws IOException {
        String page = Files.readString(PAGE);
        String made = TABLE.matcher(page).replaceFirst(Matcher.quoteReplacement(parameters()));
        if (Boolean.getBoolean("golden.update")) {
            Samples.write(PAGE, made);
            return;
        }
        assertEquals(made, page, "the Javadoc of a goal says something else; see this class for how to renew the page");
    }

    private static String parameters() {
        Map<Row, Set<String>> rows = new TreeMap<>(Comparator.comparing((Row row) -> row.property.startsWith("primes."))
                .thenComparing(Row::property)
                .thenComparing(Row::meaning)
                .thenComparing(Row::otherwise));
        for (Element goal : goals) {
            for (Element parameter : all(goal, "parameter")) {
                String name = text(parameter, "name");
                Element value = all(goal, "configuration").stream()
                        .flatMap(configuration -> all(configuration, name).stream())
                        .findFirst()
                        .orElse(null);
                Matcher property = PROPERTY.matcher(value == null ? "" : value.getTextContent());
                if (property.matches()) {
                    Row row = new Row(
                            property.group(1), value.getAttribute("default-value"), text(parameter, "description"));
                    rows.computeIfAbsent(row, r -> new LinkedHashSet<>()).add(text(goal, "goal"));
                }
            }
        }
        StringBuilder table = new StringBuilder("| parameter | goals | default | meaning |\n|---|---|---|---|\n");
        rows.forEach((row, of) -> table.append("| `-D%s` | %s | %s | %s |\n"
                .formatted(
                        row.property,
                        of(of),
                        row.otherwise.isEmpty() ? "" : "`" + row.otherwise + "`",
                        row.meaning.replaceAll("\\s+", " ").replace("|", "\\|"))));
        return table.toString();
    }

    /** The goals' names; few words where nearly all have it. */
    private static String of(Set<String> names) {
        Set<String> without = names(goals.stream().filter(goal -> !names.contains(text(goal, "goal"))));
        return without.isEmpty() ? "all" : without.size() <= 2 ? "all but " + quoted(without) : quoted(names);
    }

    private static String quoted(Set<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static Set<String> names(Stream<Element> some) {
        return some.map(goal -> text(goal, "goal")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Element parent, String name) {
        return all(parent, name).get(0).getTextContent();
    }

    private static List<Element> all(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}

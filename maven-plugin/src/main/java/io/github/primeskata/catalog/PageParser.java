package io.github.primeskata.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a page and reports everything in it that breaks the rules for pages. A pure function of the text. */
public final class PageParser {

    /** The keys of the front matter, in the order in which they stand. No other key is allowed. */
    static final List<String> KEYS = List.of(
            "title", "minutes", "difficulty", "concepts", "needs", "graded", "judgedBy", "forbids", "limitSeconds");

    /** The sections of a page, in the order in which they stand. */
    static final List<String> SECTIONS = List.of("Situation", "Contract", "Hints", "Read", "For trainers");

    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\R(.*?\\R)---\\R", Pattern.DOTALL);
    private static final Pattern CLAUSE =
            Pattern.compile("^- \\*\\*(C\\d+)\\*\\* (.*(?:\\R  \\S.*)*)$", Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^## (.+?)\\s*$", Pattern.MULTILINE);
    private static final Pattern HINT = Pattern.compile("^### (\\d) .+?\\s*$", Pattern.MULTILINE);

    private final String where;
    private final List<Problem> problems = new ArrayList<>();

    private PageParser(String where) {
        this.where = where;
    }

    /**
     * The page in {@code text}.
     *
     * @param where the page's path, for the problems
     * @param folder the exercise's name
     * @throws CatalogException with every problem found
     */
    public static Page parse(String where, String folder, String text) {
        PageParser parser = new PageParser(where);
        Page page = parser.page(folder, text.replace("\r\n", "\n"));
        if (!parser.problems.isEmpty()) {
            throw new CatalogException(parser.problems);
        }
        return page;
    }

    private Page page(String folder, String text) {
        Matcher front = FRONT_MATTER.matcher(text);
        if (!front.find()) {
            problem("the page has no front matter", "Begin it with a block between two lines of ---");
            return null;
        }
        JsonNode meta = yaml(front.group(1));
        if (meta == null) {
            return null;
        }
        keys(meta);
        String body = text.substring(front.end());
        if (!body.stripLeading().startsWith("# " + folder.substring(0, 4) + " ")) {
            problem("the first heading does not begin with the id", "Write '# " + folder.substring(0, 4) + " …'");
        }
        Map<String, String> sections = sections(body);
        List<Clause> clauses = clauses(sections.getOrDefault("Contract", ""));
        return new Page(
                title(meta),
                number(meta, "minutes", 1, 240),
                number(meta, "difficulty", 1, 5),
                strings(meta, "concepts"),
                strings(meta, "needs"),
                aspects(meta),
                judges(meta),
                forbids(meta, clauses),
                Duration.ofSeconds(number(meta, "limitSeconds", 5, 600)),
                clauses,
                hints(sections.getOrDefault("Hints", "")));
    }

    private JsonNode yaml(String text) {
        try {
            JsonNode meta = new YAMLMapper().readTree(text);
            if (meta != null && meta.isObject()) {
                return meta;
            }
            problem("the front matter is not a list of keys", "Write one 'key: value' a line");
        } catch (JacksonException e) {
            problem(
                    "the front matter is not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    "Write one 'key: value' a line");
        }
        return null;
    }

    private void keys(JsonNode meta) {
        Set<String> present = new java.util.LinkedHashSet<>(meta.propertyNames());
        for (String key : present) {
            if (!KEYS.contains(key)) {
                problem(
                        "unknown key '" + key + "'",
                        "Did you mean '" + Nearest.to(key, KEYS, 1).get(0) + "'?");
            }
        }
        for (String key : KEYS) {
            if (!present.contains(key)) {
                problem("the key '" + key + "' is missing", "Add it to the front matter");
            }
        }
    }

    private String title(JsonNode meta) {
        String title = meta.path("title").asString("");
        if (meta.has("title") && title.isBlank()) {
            problem("the title is empty", "Write one");
        }
        return title;
    }

    private int number(JsonNode meta, String key, int least, int most) {
        JsonNode value = meta.path(key);
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            problem("'" + key + "' is not a whole number from " + least + " to " + most, "Correct it");
            return least;
        }
        return value.asInt();
    }

    private List<String> strings(JsonNode meta, String key) {
        List<String> values = new ArrayList<>();
        if (!meta.path(key).isArray()) {
            problem("'" + key + "' is not a list", "Write " + key + ": [one, two] or " + key + ": []");
        }
        meta.path(key).forEach(value -> values.add(value.asString("")));
        return values;
    }

    private List<Aspect> aspects(JsonNode meta) {
        List<Aspect> aspects = new ArrayList<>();
        List<String> words =
                java.util.Arrays.stream(Aspect.values()).map(Aspect::word).toList();
        for (String word : strings(meta, "graded")) {
            if (words.contains(word)) {
                aspects.add(Aspect.values()[words.indexOf(word)]);
            } else {
                problem(
                        "'graded' names '" + word + "'",
                        "Did you mean '" + Nearest.to(word, words, 1).get(0) + "'?");
            }
        }
        return aspects;
    }

    private List<Judge> judges(JsonNode meta) {
        List<Judge> judges = new ArrayList<>();
        for (String word : strings(meta, "judgedBy")) {
            if (Judge.words().contains(word)) {
                judges.add(Judge.values()[Judge.words().indexOf(word)]);
            } else {
                problem(
                        "'judgedBy' names '" + word + "'",
                        "Did you mean '" + Nearest.to(word, Judge.words(), 1).get(0) + "'?");
            }
        }
        return judges;
    }

    private Map<Rule, String> forbids(JsonNode meta, List<Clause> clauses) {
        Map<Rule, String> forbids = new LinkedHashMap<>();
        JsonNode node = meta.path("forbids");
        if (!node.isObject()) {
            problem("'forbids' is not a map from rule to clause", "Write forbids: {executor: C3} or forbids: {}");
            return forbids;
        }
        node.properties().forEach(entry -> {
            String clause = entry.getValue().asString("");
            Rule rule = Rule.of(entry.getKey()).orElse(null);
            if (rule == null) {
                problem(
                        "'forbids' names the rule '" + entry.getKey() + "'",
                        "Did you mean '"
                                + Nearest.to(entry.getKey(), Rule.words(), 1).get(0) + "'?");
            } else if (clauses.stream().noneMatch(known -> known.id().equals(clause))) {
                problem(
                        "'forbids' gives the rule '" + rule.word() + "' to '" + clause + "', which is no clause",
                        "Name a clause of the contract");
            } else {
                forbids.put(rule, clause);
            }
        });
        return forbids;
    }

    private Map<String, String> sections(String body) {
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher heading = HEADING.matcher(body);
        String name = null;
        int start = 0;
        while (heading.find()) {
            if (name != null) {
                sections.put(name, body.substring(start, heading.start()).strip());
            }
            name = heading.group(1);
            if (sections.containsKey(name)) {
                problem("the section '" + name + "' stands there twice", "Keep one of them");
            }
            start = heading.end();
        }
        if (name != null) {
            sections.put(name, body.substring(start).strip());
        }
        if (!List.copyOf(sections.keySet()).equals(SECTIONS)) {
            problem("the sections are " + sections.keySet(), "Write these, in this order: " + SECTIONS);
        }
        sections.forEach((section, content) -> {
            if (content.isEmpty()) {
                problem("the section '" + section + "' is empty", "Fill it");
            }
        });
        return sections;
    }

    private List<Clause> clauses(String contract) {
        List<Clause> clauses = new ArrayList<>();
        Matcher matcher = CLAUSE.matcher(contract);
        while (matcher.find()) {
            clauses.add(new Clause(matcher.group(1), plain(matcher.group(2))));
        }
        for (int i = 0; i < clauses.size(); i++) {
            if (!clauses.get(i).id().equals("C" + (i + 1))) {
                problem(
                        "clause " + clauses.get(i).id() + " stands where C" + (i + 1) + " belongs",
                        "Number the clauses from C1 without a gap");
                break;
            }
        }
        if (clauses.isEmpty()) {
            problem("the contract has no clauses", "Write each as '- **C1** sentence'");
        }
        return clauses;
    }

    private List<String> hints(String section) {
        List<String> hints = new ArrayList<>();
        Matcher matcher = HINT.matcher(section);
        int start = -1;
        while (matcher.find()) {
            if (start >= 0) {
                hints.add(section.substring(start, matcher.start()).strip());
            }
            start = matcher.end();
        }
        if (start >= 0) {
            hints.add(section.substring(start).strip());
        }
        if (hints.size() != 3) {
            problem("there are " + hints.size() + " hints", "Write three: '### 1 …', '### 2 …', '### 3 …'");
        }
        for (int i = 0; i < hints.size(); i++) {
            if (hints.get(i).isEmpty()) {
                problem("hint " + (i + 1) + " is empty", "Fill it");
            }
        }
        return hints;
    }

    /** The sentence on one line, without Markdown's marks for code and emphasis. */
    private static String plain(String markdown) {
        String line =
                markdown.replaceAll("\\s*\\R\\s*", " ").replaceAll("[`*]", "").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private void problem(String fact, String cure) {
        problems.add(new Problem(where, fact, cure));
    }
}

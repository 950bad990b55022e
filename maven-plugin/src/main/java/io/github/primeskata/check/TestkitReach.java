package io.github.primeskata.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files of the testkit may have a part in a test: those whose names stand in its code, in the code of these, and
 * so on. A name in a text counts as well, as a class may be found by it; a name in a comment does not. So there may be
 * some too many, and none is missing, as each class of the testkit lies in a file of its name.
 */
final class TestkitReach {

    /** What is to be left out or left alone as a whole: text blocks, texts, characters; then comments. */
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|(//[^\n]*|/\\*.*?\\*/)",
            Pattern.DOTALL);

    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*");

    private final Map<String, String> sources;
    private final Map<String, Set<String>> names;

    private TestkitReach(Map<String, String> sources) {
        this.sources = sources;
        this.names = sources.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, source -> names(source.getValue())));
    }

    /** The files as they are now, without those of deeper folders: they test the testkit itself. */
    static TestkitReach of(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (Path file : javaFiles(folder)) {
            sources.put(file.getFileName().toString().replaceFirst("\\.java$", ""), Files.readString(file));
        }
        return new TestkitReach(sources);
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** The files that these sources may use, with all that is in them; by their names, in order. */
    Map<String, String> from(Collection<String> tests) {
        Set<String> reached = new TreeSet<>();
        Deque<String> todo = new ArrayDeque<>();
        tests.forEach(test -> todo.addAll(names(test)));
        while (!todo.isEmpty()) {
            String name = todo.pop();
            if (names.containsKey(name) && reached.add(name)) {
                todo.addAll(names.get(name));
            }
        }
        Map<String, String> files = new TreeMap<>();
        reached.forEach(name -> files.put(name, sources.get(name)));
        return files;
    }

    private static Set<String> names(String source) {
        String code = TEXT_OR_COMMENT
                .matcher(source)
                .replaceAll(found -> found.group(1) == null ? Matcher.quoteReplacement(found.group()) : " ");
        return NAME.matcher(code).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}

package kata.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of an exercise, as far as a failure quotes it. */
final class Page {

    private static final List<String> ROOTS = List.of("", "kata-exercises", "../kata-exercises");

    private Page() {}

    /**
     * The clause as it stands on the page beside the stub, {@code C3: …}; only its number if the page is not at hand.
     */
    static String clause(String packageName, String clause) {
        String mark = "- **" + clause + "** ";
        return ROOTS.stream()
                .map(root -> Path.of(root, "src/main/java", packageName.replace('.', '/'), "README.md"))
                .filter(Files::isRegularFile)
                .findFirst()
                .flatMap(page -> item(lines(page), mark))
                .map(text -> clause + ": " + text)
                .orElse(clause);
    }

    /** What is behind the mark; a list item goes on in lines that are indented by two blanks. */
    private static Optional<String> item(List<String> lines, String mark) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(mark)) {
                return Optional.of(Stream.concat(
                                Stream.of(lines.get(i).substring(mark.length())),
                                lines.subList(i + 1, lines.size()).stream().takeWhile(line -> line.startsWith("  ")))
                        .map(String::strip)
                        .collect(Collectors.joining(" ")));
            }
        }
        return Optional.empty();
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            return List.of();
        }
    }
}

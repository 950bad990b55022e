package kata.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
                .flatMap(page -> lines(page).stream()
                        .filter(line -> line.startsWith(mark))
                        .findFirst())
                .map(line -> clause + ": " + line.substring(mark.length()).strip())
                .orElse(clause);
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            return List.of();
        }
    }
}

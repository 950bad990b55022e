package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.primeskata.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares texts with the files below {@code src/test/resources/golden}; {@code -Dgolden.update=true} renews them. */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** Fails with a diff if the file of that name holds another text. Escape codes are kept as a visible sign. */
    public static void assertGolden(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        String shown = text.replace('\u001b', '\u241b');
        if (Boolean.getBoolean("golden.update")) {
            Samples.write(file, shown);
            return;
        }
        String kept = Files.isRegularFile(file) ? Files.readString(file) : "";
        if (!kept.equals(shown)) {
            fail(file + " differs (- kept, + now). Meant? Renew it: mvn -pl maven-plugin test -Dgolden.update=true\n"
                    + diff(kept, shown));
        }
    }

    /** Line by line along the longest common subsequence. */
    static String diff(String kept, String now) {
        List<String> a = kept.lines().toList();
        List<String> b = now.lines().toList();
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                lines.add("  " + a.get(i++));
                j++;
            } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("- " + a.get(i++));
            } else {
                lines.add("+ " + b.get(j++));
            }
        }
        return String.join("\n", lines);
    }
}

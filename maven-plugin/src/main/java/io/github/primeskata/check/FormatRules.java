package io.github.primeskata.check;

import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How Java files look: the rules of {@code .editorconfig}. A learner's own files are left alone. */
public final class FormatRules {

    private static final int WIDTH = 120;

    private FormatRules() {}

    /** Every problem in the tests, the pristine stubs and the solutions; one a file. */
    public static List<Problem> problems(Layout layout) throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (Path root : List.of(
                layout.tests(),
                layout.canary(),
                layout.pristine(),
                layout.reference(),
                layout.alternatives(),
                layout.broken())) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                            .sorted()
                            .toList()) {
                        String fact = fact(file);
                        if (!fact.isEmpty()) {
                            problems.add(new Problem(layout.show(file), fact, "Format it as .editorconfig says"));
                        }
                    }
                }
            }
        }
        return problems;
    }

    private static String fact(Path file) throws IOException {
        try {
            return fact(Files.readString(file));
        } catch (CharacterCodingException e) {
            return "the file is not UTF-8";
        }
    }

    /** What is wrong with a text; empty if nothing is. */
    static String fact(String text) {
        if (text.indexOf('\r') >= 0) {
            return "a line ends in a carriage return";
        }
        if (!text.endsWith("\n") || text.endsWith("\n\n")) {
            return "the file does not end in one line feed";
        }
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.indexOf('\t') >= 0) {
                return "a tab in line " + (i + 1);
            }
            if (line.endsWith(" ")) {
                return "a blank at the end of line " + (i + 1);
            }
            if (line.codePointCount(0, line.length()) > WIDTH) {
                return "line " + (i + 1) + " is longer than " + WIDTH + " characters";
            }
        }
        return "";
    }
}

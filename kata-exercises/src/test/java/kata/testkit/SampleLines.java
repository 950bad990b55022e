package kata.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows lines of the samples by their text: their numbers change whenever a sample is added. */
final class SampleLines {

    private static final Pattern LINE = Pattern.compile("Samples\\.java:(\\d+)");

    private SampleLines() {}

    /** The text with {@code [second.lock();]} in place of {@code Samples.java:41}. */
    static String in(String text) {
        List<String> lines = lines();
        return LINE.matcher(text)
                .replaceAll(line -> Matcher.quoteReplacement("["
                        + lines.get(Integer.parseInt(line.group(1)) - 1).strip().replaceFirst(" \\{$", "") + "]"));
    }

    private static List<String> lines() {
        // The tests run in their own module, and once more in that of the solutions beside it.
        Path own = Path.of("src/test/java/kata/testkit/sample/Samples.java");
        try {
            return Files.readAllLines(
                    Files.exists(own) ? own : Path.of("../kata-exercises").resolve(own));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.primeskata.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Types the commands of the tutorial one after the other, and holds what they print against what the page shows. Renews
 * the page with {@code mvn verify -pl maven-plugin -am -Dgolden.update=true}.
 */
class TutorialIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/tutorial/first-half-hour.md");
    private static final String STUBS = "kata-exercises/src/main/java/kata";

    /** A command, what is done before or with it, and what it prints. */
    private static final Pattern SHOWN = Pattern.compile(
            "<!-- output: mvn (?<command>[^,]+?)(?:, (?<what>.+?))? -->\n```text\n(?<text>.*?)```\n<!-- /output -->",
            Pattern.DOTALL);

    private static final Pattern EXERCISE = Pattern.compile("-Dexercise=(e\\d{3})");

    /** Maven resets the colour at its end even where there is none. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    @Test
    void page_shows_what_its_commands_print() throws Exception {
        Path checkout = RunningMaven.checkout("tutorial", wholeCourse());
        String page = Files.readString(PAGE);
        StringBuilder renewed = new StringBuilder();
        Matcher shown = SHOWN.matcher(page);
        while (shown.find()) {
            String printed = printed(checkout, shown.group("command"), shown.group("what"));
            // What differs from run to run and from machine to machine is left as it stands.
            String text = same(shown.group("text")).equals(same(printed)) ? shown.group("text") : printed;
            String block = shown.group().replace("```text\n" + shown.group("text"), "```text\n" + text);
            shown.appendReplacement(renewed, Matcher.quoteReplacement(block));
        }
        shown.appendTail(renewed);
        assertFalse(renewed.isEmpty());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, renewed);
        }
        assertEquals(page, renewed.toString(), "what the page shows, and what is printed");
    }

    private static Properties wholeCourse() throws IOException {
        Properties wanted = new Properties();
        try (Stream<Path> folders = Files.list(ROOT.resolve("kata-exercises/src/pristine/kata"))) {
            wanted.setProperty(
                    "kata.exercises",
                    folders.map(folder -> folder.getFileName().toString())
                            .filter(name -> name.matches("e\\d{3}_.*"))
                            .sorted()
                            .collect(Collectors.joining(" ")));
        }
        return wanted;
    }

    private static String printed(Path checkout, String command, String what) throws Exception {
        if (what != null && !what.equals("twice")) {
            String id = Pattern.compile(".*" + EXERCISE + ".*").matcher(command).replaceAll("$1");
            Path stub = folder(checkout.resolve(STUBS), id);
            copy(
                    what.equals("solved")
                            ? folder(ROOT.resolve("solutions/reference/kata"), id)
                            : ROOT.resolve(what.substring("with ".length())),
                    stub);
        }
        // That profile installs the grader, which is done here, and grades.
        String goal = command.equals("install -Pgrade") ? "primes:grade" : command;
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < ("twice".equals(what) ? 2 : 1); i++) {
            List<String> arguments = new ArrayList<>(List.of("-q"));
            arguments.addAll(List.of(goal.split(" ")));
            RunningMaven maven = RunningMaven.startInUtf8(checkout, "tutorial.log", arguments.toArray(String[]::new));
            int exitCode = maven.exitCode();
            assertEquals(0, exitCode, Files.readString(maven.log()));
            String plain = COLOUR.matcher(Files.readString(maven.log())).replaceAll("");
            // Without empty lines around it: a page has its own.
            texts.add(plain.replaceFirst("^\\R+", "").stripTrailing() + "\n");
        }
        return String.join("\n", texts);
    }

    private static Path folder(Path parent, String id) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static String same(String text) {
        return text.stripTrailing()
                .replaceAll("\\d+\\.\\d s", "N s")
                .replaceAll("JDK [\\d.]+", "JDK N")
                .replaceAll("\\d+ cores?", "N cores");
    }
}

package io.github.primeskata.maven;

import io.github.primeskata.report.ColorPolicy;
import io.github.primeskata.report.Style;
import io.github.primeskata.report.WidthPolicy;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.maven.execution.MavenSession;

/** Finds out what the terminal can do. */
final class Terminal {

    private Terminal() {}

    /** Whether standard output is a terminal. */
    static boolean attached() {
        if (System.console() == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console object for a pipe, too.
            Object terminal = java.io.Console.class.getMethod("isTerminal").invoke(System.console());
            return Boolean.TRUE.equals(terminal);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Whether a line may be changed in place. */
    static boolean live(MavenSession session) {
        return attached() && session.getSettings().isInteractiveMode() && System.getenv("CI") == null;
    }

    static Style style(MavenSession session, boolean ascii) {
        Properties user = session.getUserProperties();
        boolean color = ColorPolicy.useColor(
                user.getProperty("style.color"),
                System.getenv(),
                session.getSettings().isInteractiveMode(),
                attached());
        return new Style(color, ascii || !unicode(), WidthPolicy.columns(System.getenv(), Terminal::size));
    }

    private static boolean unicode() {
        String encoding =
                System.getProperty("stdout.encoding", Charset.defaultCharset().name());
        return encoding.toUpperCase(java.util.Locale.ROOT).startsWith("UTF");
    }

    /** What the terminal says of its size; empty where there is none, or nobody to ask, as on Windows. */
    private static String size() {
        if (!attached()) {
            return "";
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return "";
            }
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** ArchUnit says on which Java it runs, in the middle of the line that shows the progress: it may warn. */
    static void quieten() {
        String level = "org.slf4j.simpleLogger.log.com.tngtech.archunit";
        if (System.getProperty(level) == null) {
            System.setProperty(level, "warn");
        }
    }
}

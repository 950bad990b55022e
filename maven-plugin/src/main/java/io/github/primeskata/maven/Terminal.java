package io.github.primeskata.maven;

import io.github.primeskata.report.ColorPolicy;
import io.github.primeskata.report.Style;
import java.nio.charset.Charset;
import java.util.Properties;
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
        return new Style(color, ascii || !unicode(), columns());
    }

    private static boolean unicode() {
        String encoding =
                System.getProperty("stdout.encoding", Charset.defaultCharset().name());
        return encoding.toUpperCase(java.util.Locale.ROOT).startsWith("UTF");
    }

    private static int columns() {
        String columns = System.getenv().getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : 80;
    }
}

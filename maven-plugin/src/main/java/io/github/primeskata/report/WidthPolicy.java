package io.github.primeskata.report;

import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide the lines may be. Pure functions. */
public final class WidthPolicy {

    /** Where it is not known. */
    public static final int DEFAULT_COLUMNS = 80;

    private static final int LEAST = 40;
    private static final Pattern COLUMNS = Pattern.compile("[1-9]\\d{1,3}");
    private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{1,3})");

    private WidthPolicy() {}

    /**
     * The columns of the terminal, at least 40: the variable {@code COLUMNS}, which a shell as a rule keeps to itself;
     * else what the terminal says; else 80.
     *
     * @param size asks the terminal, {@code 24 80}: rows and columns; anything else where there is none
     */
    public static int columns(Map<String, String> environment, Supplier<String> size) {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (!COLUMNS.matcher(columns).matches()) {
            Matcher said = SIZE.matcher(size.get().strip());
            columns = said.matches() ? said.group(1) : "";
        }
        return columns.isEmpty() ? DEFAULT_COLUMNS : Math.max(LEAST, Integer.parseInt(columns));
    }
}

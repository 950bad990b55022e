package io.github.primeskata.report;

import java.util.Map;

/**
 * Whether to use colour, decided in one place. In order: {@code -Dstyle.color=always|never}, {@code NO_COLOR},
 * {@code FORCE_COLOR} or {@code CLICOLOR_FORCE}, batch mode or {@code CI}, {@code TERM=dumb}, and last whether standard
 * output is a terminal.
 */
public final class ColorPolicy {

    private ColorPolicy() {}

    /**
     * Decides.
     *
     * @param styleColor the value of {@code -Dstyle.color}; null or {@code auto} if not given
     * @param interactive false in Maven's batch mode
     * @param terminal whether output goes to a terminal
     */
    public static boolean useColor(
            String styleColor, Map<String, String> environment, boolean interactive, boolean terminal) {
        if ("always".equals(styleColor) || "never".equals(styleColor)) {
            return styleColor.equals("always");
        }
        // Whatever its value is, as no-color.org has it.
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        if (set(environment, "FORCE_COLOR") || set(environment, "CLICOLOR_FORCE")) {
            return true;
        }
        return terminal && interactive && !set(environment, "CI") && !"dumb".equals(environment.get("TERM"));
    }

    private static boolean set(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        return !value.isEmpty() && !value.equals("0") && !value.equals("false");
    }
}

package io.github.primeskata.workshop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a trainer wants to do with some hours. It stands in a page, in the comment before the table that is made from
 * it: {@code <!-- plan half-day minutes=240 welcome=15 talk=5 close=10 exercises=e010,e110 -->}.
 *
 * @param name what it is called: {@code half-day}
 * @param minutes how much time there is, breaks included
 * @param welcome minutes before the first exercise
 * @param talk minutes of talk before each exercise
 * @param close minutes at the end
 * @param exercises ids, in the order in which they are done
 * @param at where the comment begins in the page
 * @param body where what is made from it begins: after the comment
 * @param end where that ends: before the comment that closes it
 */
public record Plan(
        String name, int minutes, int welcome, int talk, int close, List<String> exercises, int at, int body, int end) {

    private static final Pattern BEGIN = Pattern.compile("<!-- plan (\\S+) ([^\\n]*?) -->\\n");
    private static final String END = "<!-- /plan -->";

    /** Keeps an unmodifiable copy. */
    public Plan {
        exercises = List.copyOf(exercises);
    }

    /** All plans of a page, in their order; those that are not well formed are left out. */
    public static List<Plan> in(String page) {
        List<Plan> plans = new ArrayList<>();
        Matcher begin = BEGIN.matcher(page);
        while (begin.find()) {
            int end = page.indexOf(END, begin.end());
            if (end >= 0) {
                parse(begin, end).ifPresent(plans::add);
            }
        }
        return plans;
    }

    /** How many plans a page begins, well formed or not. */
    public static int begun(String page) {
        return (int) Pattern.compile("<!-- plan ").matcher(page).results().count();
    }

    private static Optional<Plan> parse(Matcher begin, int end) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : begin.group(2).split(" +")) {
            String[] pair = part.split("=", 2);
            values.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        try {
            return Optional.of(new Plan(
                    begin.group(1),
                    Integer.parseInt(values.getOrDefault("minutes", "")),
                    Integer.parseInt(values.getOrDefault("welcome", "")),
                    Integer.parseInt(values.getOrDefault("talk", "")),
                    Integer.parseInt(values.getOrDefault("close", "")),
                    Arrays.stream(values.getOrDefault("exercises", "").split(","))
                            .filter(id -> !id.isEmpty())
                            .toList(),
                    begin.start(),
                    begin.end(),
                    end));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

package io.github.primeskata.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the words that somebody may have meant. */
public final class Nearest {

    private Nearest() {}

    /** The {@code most} candidates nearest to {@code word}, nearest first; equally near ones in their own order. */
    public static List<String> to(String word, Collection<String> candidates, int most) {
        return candidates.stream()
                .sorted(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .limit(most)
                .toList();
    }

    /** Whether one word becomes the other by at most so many letters that are inserted, deleted or replaced. */
    public static boolean isNear(String word, String other, int most) {
        return distance(word, other) <= most;
    }

    /** The number of letters to insert, delete or replace (Levenshtein 1966). */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

package io.github.primeskata.report;

import java.time.Duration;
import java.util.Locale;

/** Figures for people: three digits that count, and a unit where one is needed. */
final class Figures {

    private Figures() {}

    /** A positive number: {@code 0.0571}, {@code 1.35}, {@code 52.3}, {@code 1,138}. */
    static String three(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return "-";
        }
        double size = Math.abs(x);
        int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : size >= 0.09995 ? 3 : 4;
        return String.format(Locale.ROOT, "%,." + decimals + "f", x);
    }

    /** A number near one, with two digits behind the point. */
    static String two(double x) {
        return String.format(Locale.ROOT, "%,.2f", x);
    }

    /** A whole number with its thousands apart. */
    static String whole(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** A share: {@code 12 %}. */
    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** A delay: {@code 50 ms}; empty for none. */
    static String delay(Duration delay) {
        return delay.isZero() ? "" : delay.toMillis() + " ms";
    }

    /** Bytes of memory: {@code 24 GiB}. */
    static String memory(long bytes) {
        return Math.max(1, Math.round(bytes / (double) (1L << 30))) + " GiB";
    }
}

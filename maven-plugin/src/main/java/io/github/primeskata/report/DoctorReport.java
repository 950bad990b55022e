package io.github.primeskata.report;

import io.github.primeskata.jdk.Jdk;
import io.github.primeskata.jdk.Jdks;
import io.github.primeskata.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the doctor has to say. A pure function. */
public final class DoctorReport {

    private DoctorReport() {}

    /**
     * What was found on the machine.
     *
     * @param version the grader's version
     * @param mavenJava the Java version of Maven's JVM
     * @param maven Maven's version
     * @param checkout the root of the kata; empty if there is none
     * @param stale whether the grader is older than its sources
     * @param writable whether results can be written
     * @param search where JDKs were looked for
     */
    public record Facts(
            String version,
            String mavenJava,
            String maven,
            String checkout,
            boolean stale,
            boolean writable,
            Jdks.Search search) {}

    /** One line a fact, each marked {@code ok} or {@code MEND}, with the cure below it. */
    public static String of(Facts facts, Style style) {
        List<String> lines = new ArrayList<>();
        Optional<Jdk> best = facts.search().best();
        line(lines, style, true, "Maven", facts.maven() + " on Java " + facts.mavenJava(), "");
        line(
                lines,
                style,
                best.isPresent(),
                "JDK",
                best.map(jdk -> jdk.version() + " in " + jdk.home() + " (" + jdk.foundBy() + ")")
                        .orElse(Messages.doctorNoJdk(Jdks.NEEDED)),
                Messages.doctorInstallJdk(Jdks.NEEDED));
        line(
                lines,
                style,
                !facts.checkout().isEmpty(),
                "kata",
                facts.checkout().isEmpty() ? Messages.doctorNoKata() : facts.checkout(),
                Messages.doctorGoToKata());
        if (!facts.checkout().isEmpty()) {
            line(
                    lines,
                    style,
                    !facts.stale(),
                    "grader",
                    facts.version() + (facts.stale() ? Messages.doctorStale() : ""),
                    Messages.doctorRenew());
            line(lines, style, facts.writable(), "results", "target/primes", Messages.doctorNotWritable());
        }
        lines.add("");
        lines.add("  " + Messages.doctorLooked());
        facts.search().shown().forEach(looked -> lines.add(Wrap.labelled("    ", looked, style.width())));
        return style.plain(String.join("\n", lines) + "\n");
    }

    private static void line(List<String> lines, Style style, boolean ok, String what, String fact, String cure) {
        String mark = ok ? style.ink(Ink.GREEN, "ok  ") : style.ink(Ink.RED, "MEND");
        lines.add("  " + mark + "  " + String.format("%-8s", what) + "  " + fact);
        if (!ok) {
            lines.add("        next      " + cure);
        }
    }
}

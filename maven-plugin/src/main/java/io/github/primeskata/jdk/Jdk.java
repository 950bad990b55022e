package io.github.primeskata.jdk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * An installed JDK.
 *
 * @param home its folder
 * @param version its full version, {@code 25.0.3}
 * @param foundBy what led to it, in words: {@code -Dprimes.jdk}, {@code /usr/lib/jvm}
 */
public record Jdk(Path home, String version, String foundBy) {

    /** The feature release: 25. */
    public int feature() {
        return feature(version);
    }

    /** The program that starts a JVM. */
    public Path java() {
        return home.resolve("bin").resolve(onWindows() ? "java.exe" : "java");
    }

    /**
     * Starts it, to see whether it can be started. Blocks until it has ended, for at most ten seconds; an interruption
     * is kept and means no.
     */
    boolean starts() {
        Process process;
        try {
            process = new ProcessBuilder(java().toString(), "-version")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return false;
        }
        try {
            // A file that is no program may be taken for an empty shell script, which ends well.
            return process.waitFor(10, TimeUnit.SECONDS)
                    && process.exitValue() == 0
                    && new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                            .contains("version");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    static int feature(String version) {
        String[] parts = version.split("[._+-]");
        int first = parts[0].matches("\\d+") ? Integer.parseInt(parts[0]) : 0;
        return first == 1 && parts.length > 1 && parts[1].matches("\\d+") ? Integer.parseInt(parts[1]) : first;
    }

    static boolean onWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}

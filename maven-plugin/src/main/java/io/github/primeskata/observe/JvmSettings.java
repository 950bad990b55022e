package io.github.primeskata.observe;

import java.nio.file.Path;
import java.util.List;

/**
 * Where and with what a JVM of ours is started.
 *
 * @param javaHome a JDK; its {@code bin/java} is started
 * @param classPath the engine's own classes first, then libraries, then folders of classes. A folder may be empty or
 *     missing when the JVM starts (a missing one is created, as a JVM would ignore it for ever) and be filled later
 * @param workDirectory the working directory of the JVM; created if missing, should be empty
 * @param extraFlags JVM flags on top of ours
 */
public record JvmSettings(Path javaHome, List<Path> classPath, Path workDirectory, List<String> extraFlags) {
    public JvmSettings {
        classPath = List.copyOf(classPath);
        extraFlags = List.copyOf(extraFlags);
    }

    public JvmSettings(Path javaHome, List<Path> classPath, Path workDirectory) {
        this(javaHome, classPath, workDirectory, List.of());
    }
}

package io.github.primeskata.observe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts an operating system process with three pipes. Injected, so that tests can stand between. */
@FunctionalInterface
public interface ProcessStarter {

    /** Variables that would change a JVM behind our back. */
    List<String> CLEARED = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH", "LD_PRELOAD");

    /**
     * Starts a process; does not wait for it.
     *
     * @param command the executable and its arguments
     * @param environment variables to set on top of the inherited ones
     * @param workingDirectory an existing directory
     * @throws IOException if the process cannot be started; nothing is left behind then
     */
    Process start(List<String> command, Map<String, String> environment, Path workingDirectory) throws IOException;

    /** The real one: inherits the environment but for {@link #CLEARED}, pipes all three streams. */
    static ProcessStarter system() {
        return (command, environment, workingDirectory) -> {
            var builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
            CLEARED.forEach(builder.environment()::remove);
            builder.environment().putAll(environment);
            return builder.start();
        };
    }
}

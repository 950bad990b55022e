package io.github.primeskata.run;

import io.github.primeskata.jdk.Jdk;
import io.github.primeskata.observe.ProcessStarter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run works with.
 *
 * @param jdk the JDK on which submissions are compiled and run
 * @param engine the grader's own classes
 * @param libraries what the tests are written against: JUnit and its like
 * @param starter starts processes
 */
public record Toolbox(Jdk jdk, Path engine, List<Path> libraries, ProcessStarter starter) {

    /** Keeps an unmodifiable copy of the libraries. */
    public Toolbox {
        libraries = List.copyOf(libraries);
    }

    /** The same, but every process is started by this command: {@code taskset -c 0}. */
    public Toolbox startingBy(List<String> prefix) {
        ProcessStarter by = (command, environment, workingDirectory) -> {
            List<String> whole = new ArrayList<>(prefix);
            whole.addAll(command);
            return starter.start(whole, environment, workingDirectory);
        };
        return new Toolbox(jdk, engine, libraries, by);
    }

    /** The version of the JDK: {@code 25.0.3}. */
    public String javaVersion() {
        return jdk.version();
    }
}

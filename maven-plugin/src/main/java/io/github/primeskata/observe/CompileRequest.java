package io.github.primeskata.observe;

import java.nio.file.Path;
import java.util.List;

/**
 * Sources to be compiled together.
 *
 * @param sourceFiles existing files
 * @param classPath what they may refer to besides themselves and the JDK
 * @param processorPath where annotation processors are looked for; if it is empty, none runs
 * @param outputDirectory created if missing; not emptied
 * @param release the Java release
 */
public record CompileRequest(
        List<Path> sourceFiles, List<Path> classPath, List<Path> processorPath, Path outputDirectory, int release) {
    public CompileRequest {
        sourceFiles = List.copyOf(sourceFiles);
        classPath = List.copyOf(classPath);
        processorPath = List.copyOf(processorPath);
    }

    /** Without annotation processors: for whatever somebody else has written. */
    public CompileRequest(List<Path> sourceFiles, List<Path> classPath, Path outputDirectory, int release) {
        this(sourceFiles, classPath, List.of(), outputDirectory, release);
    }
}

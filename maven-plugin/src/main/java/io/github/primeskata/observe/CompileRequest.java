package io.github.primeskata.observe;

import java.nio.file.Path;
import java.util.List;

/**
 * Sources to be compiled together.
 *
 * @param sourceFiles existing files
 * @param classPath what they may refer to besides themselves and the JDK
 * @param outputDirectory created if missing; not emptied
 * @param release the Java release
 */
public record CompileRequest(List<Path> sourceFiles, List<Path> classPath, Path outputDirectory, int release) {
    public CompileRequest {
        sourceFiles = List.copyOf(sourceFiles);
        classPath = List.copyOf(classPath);
    }
}

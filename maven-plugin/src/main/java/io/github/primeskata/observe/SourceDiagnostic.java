package io.github.primeskata.observe;

/**
 * One remark of the compiler.
 *
 * @param file path of the source as it was given, or empty
 * @param line from 1; 0 if unknown
 * @param column from 1; 0 if unknown
 */
public record SourceDiagnostic(String file, long line, long column, Kind kind, String message) {

    /** What sort of remark it is. */
    public enum Kind {
        ERROR,
        WARNING,
        /** The file is not UTF-8; the message is the name of the encoding that was used instead. */
        ENCODING,
        /** The compiler did not end within its limit. */
        COMPILER_LIMIT,
        /** The compiler itself gave up: stack overflow, out of memory, crash. */
        COMPILER_FAILED
    }
}

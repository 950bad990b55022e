package io.github.primeskata.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tries to write. */
final class Writable {

    private Writable() {}

    /** Whether a file can be written into a folder, which is made if it is not there. */
    static boolean check(Path folder) {
        try {
            Files.delete(Files.createTempFile(Files.createDirectories(folder), "doctor-", ".tmp"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

package io.github.primeskata.screen;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** Reads compiled classes; loads none of them. */
final class ClassFiles {

    private ClassFiles() {}

    /** All classes below a folder. Types that are only named, the JDK's among them, are known by name alone. */
    static JavaClasses in(Path folder) {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importPath(folder);
    }
}

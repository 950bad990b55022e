package io.github.primeskata.screen;

import io.github.primeskata.Samples;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles small sources, as a submission would be; the tests look at the classes only. */
final class Sources {

    private static final Pattern NAME = Pattern.compile("(?:class|interface|enum|record) (\\w+)");

    private Sources() {}

    /** Compiles texts, each to a file named after its first type, and returns the folder of classes. */
    static Path compiled(Path folder, String... texts) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String text : texts) {
            Matcher name = NAME.matcher(text);
            if (!name.find()) {
                throw new IllegalArgumentException(text);
            }
            files.add(Samples.write(folder.resolve("src/kata/fixture/" + name.group(1) + ".java"), text));
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        StringWriter said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean ok = compiler.getTask(
                            said,
                            manager,
                            null,
                            List.of("--release", "17", "-proc:none", "-g", "-d", classes.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!ok) {
                throw new IllegalArgumentException(said.toString());
            }
        }
        return classes;
    }
}

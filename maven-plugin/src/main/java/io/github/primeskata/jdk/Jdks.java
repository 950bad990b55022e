package io.github.primeskata.jdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for installed JDKs by reading their {@code release} files. Only the one to be used is started, to see whether
 * it can be: a broken installation can neither stop the search nor hide a good one.
 */
public final class Jdks {

    /** The release that the kata is written for. */
    public static final int NEEDED = 25;

    private static final List<String> UNIX = List.of(
            "usr/lib/jvm",
            "usr/lib64/jvm",
            "usr/java",
            "usr/jdk",
            "usr/local/java",
            "opt",
            "opt/java",
            "opt/hostedtoolcache/Java_Temurin-Hotspot_jdk");
    private static final List<String> MAC = List.of("Library/Java/JavaVirtualMachines", "opt/homebrew/opt", "opt");
    private static final List<String> WINDOWS =
            List.of("Program Files/Java", "Program Files/Eclipse Adoptium", "Program Files/Microsoft");

    private final Map<String, String> environment;
    private final Map<String, String> properties;
    private final Path fileSystemRoot;
    private final Predicate<Jdk> starts;

    /**
     * A search on this machine.
     *
     * @param environment the environment variables
     * @param properties the system properties; {@code java.home}, {@code user.home} and {@code os.name} are used
     */
    public Jdks(Map<String, String> environment, Map<String, String> properties) {
        this(environment, properties, Path.of("/"), Jdk::starts);
    }

    /** For tests: looks at the usual folders below another root, and starts nothing. */
    Jdks(Map<String, String> environment, Map<String, String> properties, Path fileSystemRoot) {
        this(environment, properties, fileSystemRoot, jdk -> true);
    }

    /** For tests: another way to find out whether a JDK can be started. */
    Jdks(Map<String, String> environment, Map<String, String> properties, Path fileSystemRoot, Predicate<Jdk> starts) {
        this.environment = Map.copyOf(environment);
        this.properties = Map.copyOf(properties);
        this.fileSystemRoot = fileSystemRoot;
        this.starts = starts;
    }

    /**
     * Looks everywhere.
     *
     * @param chosen the folder that the user names with {@code -Dprimes.jdk}, or null; if given, no other is looked at
     * @param offered folders that the build offers (its toolchain), before all others
     */
    public Search search(Path chosen, List<Path> offered) {
        Map<Path, Jdk> found = new LinkedHashMap<>();
        List<Looked> looked = new ArrayList<>();
        if (chosen != null) {
            look(chosen, "-Dprimes.jdk", found, looked);
            return search(new ArrayList<>(found.values()), looked);
        }
        for (Path home : offered) {
            look(home, "the build's toolchain", found, looked);
        }
        lookAtText(properties.getOrDefault("java.home", ""), "the JVM that Maven runs on", found, looked);
        environment.entrySet().stream()
                .filter(entry -> entry.getKey().matches("JAVA\\w*_HOME|JDK\\w*_HOME|JAVA_HOME_\\d+\\w*|JDK_?\\d+"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> lookAtText(entry.getValue(), "$" + entry.getKey(), found, looked));
        for (Path folder : folders()) {
            lookInside(folder, found, looked);
        }
        List<Jdk> sorted = new ArrayList<>(found.values());
        // The needed release first, then newer ones, oldest first: the nearest to what the kata is written for.
        sorted.sort(Comparator.comparing((Jdk jdk) -> jdk.feature() < NEEDED).thenComparing(Jdk::feature));
        return search(sorted, looked);
    }

    /** Leaves out what cannot be started, until one can be that is new enough. */
    private Search search(List<Jdk> sorted, List<Looked> looked) {
        while (!sorted.isEmpty() && sorted.get(0).feature() >= NEEDED && !starts.test(sorted.get(0))) {
            Jdk broken = sorted.remove(0);
            looked.add(new Looked(broken.home().toString(), "Java " + broken.version() + ", but it cannot be started"));
        }
        return new Search(List.copyOf(sorted), List.copyOf(looked));
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        String system = properties.getOrDefault("os.name", "");
        for (String folder : system.startsWith("Mac") ? MAC : system.startsWith("Windows") ? WINDOWS : UNIX) {
            folders.add(fileSystemRoot.resolve(folder));
        }
        String home = properties.getOrDefault("user.home", "");
        // An unknown user's home is reported as "?".
        if (!home.isEmpty() && !home.equals("?")) {
            for (String folder : List.of(
                    ".jdks",
                    ".m2/jdks",
                    ".sdkman/candidates/java",
                    ".gradle/jdks",
                    ".jenv/versions",
                    ".jbang/cache/jdks",
                    ".asdf/installs/java",
                    ".jabba/jdk",
                    ".local/share/mise/installs/java",
                    "Library/Java/JavaVirtualMachines")) {
                folders.add(Path.of(home).resolve(folder));
            }
        }
        return folders;
    }

    private void lookInside(Path folder, Map<Path, Jdk> found, List<Looked> looked) {
        if (!Files.isDirectory(folder)) {
            looked.add(new Looked(folder.toString(), Looked.ABSENT));
            return;
        }
        int before = found.size();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path home : entries.sorted().toList()) {
                if (Files.isDirectory(home)) {
                    inspect(home, folder.toString(), found, looked);
                }
            }
        } catch (IOException | RuntimeException e) {
            looked.add(new Looked(
                    folder.toString(), "cannot be read (" + e.getClass().getSimpleName() + ")"));
            return;
        }
        if (found.size() == before) {
            looked.add(new Looked(folder.toString(), "nothing new"));
        }
    }

    private void lookAtText(String home, String by, Map<Path, Jdk> found, List<Looked> looked) {
        try {
            look(Path.of(home), by, found, looked);
        } catch (InvalidPathException e) {
            looked.add(new Looked(by, "not a path"));
        }
    }

    private void look(Path home, String by, Map<Path, Jdk> found, List<Looked> looked) {
        if (home.toString().isEmpty()) {
            return;
        }
        if (!inspect(home, by, found, looked)) {
            looked.add(new Looked(home + " (" + by + ")", "no JDK: it has no bin/javac and readable 'release' file"));
        }
    }

    private boolean inspect(Path folder, String by, Map<Path, Jdk> found, List<Looked> looked) {
        for (Path home : List.of(folder, folder.resolve("Contents/Home"), folder.resolve("x64"))) {
            Path release = home.resolve("release");
            if (!Files.isRegularFile(release)) {
                continue;
            }
            try (var in = Files.newInputStream(release)) {
                Properties values = new Properties();
                values.load(in);
                String version = values.getProperty("JAVA_VERSION", "").replace("\"", "");
                if (Jdk.feature(version) == 0) {
                    looked.add(new Looked(home.toString(), "its 'release' file names no version"));
                    return false;
                }
                if (!hasCompiler(home)) {
                    looked.add(new Looked(home.toString(), "Java " + version + ", but without bin/javac"));
                    return false;
                }
                Path real = home.toRealPath();
                if (found.putIfAbsent(real, new Jdk(real, version, by)) == null) {
                    looked.add(new Looked(home.toString(), "Java " + version));
                }
                return true;
            } catch (IOException | RuntimeException e) {
                looked.add(new Looked(
                        home.toString(), "cannot be read (" + e.getClass().getSimpleName() + ")"));
                return false;
            }
        }
        return false;
    }

    private static boolean hasCompiler(Path home) {
        String suffix = Jdk.onWindows() ? ".exe" : "";
        return Files.isExecutable(home.resolve("bin/java" + suffix))
                && Files.isExecutable(home.resolve("bin/javac" + suffix));
    }

    /**
     * A place where a JDK was looked for.
     *
     * @param place the folder
     * @param result what was there
     */
    public record Looked(String place, String result) {

        /** The result where there is no folder. */
        public static final String ABSENT = "no such folder";
    }

    /**
     * The outcome of a search.
     *
     * @param found all usable JDKs, the best for the kata first
     * @param looked every place, in the order of the search
     */
    public record Search(List<Jdk> found, List<Looked> looked) {

        /** What was looked at, a line a place; the folders that do not exist together on the last one. */
        public List<String> shown() {
            List<String> lines = new ArrayList<>();
            List<String> absent = new ArrayList<>();
            for (Looked place : looked) {
                if (place.result().equals(Looked.ABSENT)) {
                    absent.add(place.place());
                } else {
                    lines.add(place.place() + ": " + place.result());
                }
            }
            if (!absent.isEmpty()) {
                lines.add(Looked.ABSENT + ": " + String.join(", ", absent));
            }
            return lines;
        }

        /** The JDK to use, if one is new enough. */
        public java.util.Optional<Jdk> best() {
            return found.stream().filter(jdk -> jdk.feature() >= NEEDED).findFirst();
        }
    }
}

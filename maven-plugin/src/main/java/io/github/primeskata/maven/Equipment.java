package io.github.primeskata.maven;

import io.github.primeskata.catalog.Layout;
import io.github.primeskata.jdk.Jdk;
import io.github.primeskata.jdk.Jdks;
import io.github.primeskata.observe.ProcessStarter;
import io.github.primeskata.run.Toolbox;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** The machine's part of a run: the JDK, the grader's own classes, the libraries of the tests. */
final class Equipment {

    /** A clone or a copy takes less. */
    private static final long AT_ONCE_MILLIS = 120_000;

    private static final Set<String> TEST_LIBRARIES = Set.of(
            "org.junit.jupiter",
            "org.junit.platform",
            "org.opentest4j",
            "org.apiguardian",
            "org.awaitility",
            "org.hamcrest",
            "org.openjdk.jcstress");

    private final MavenSession session;
    private final PluginDescriptor plugin;
    private final Path chosenJdk;

    Equipment(MavenSession session, PluginDescriptor plugin, Path chosenJdk) {
        this.session = session;
        this.plugin = plugin;
        this.chosenJdk = chosenJdk;
    }

    /** Looks for JDKs. */
    Jdks.Search search() {
        Map<String, String> properties = new HashMap<>();
        session.getSystemProperties().forEach((key, value) -> properties.put(key.toString(), value.toString()));
        return new Jdks(System.getenv(), properties).search(chosenJdk, List.of());
    }

    /**
     * All that a run works with.
     *
     * @throws MojoExecutionException if no JDK is new enough; it says where one was looked for
     */
    Toolbox toolbox() throws MojoExecutionException {
        Jdks.Search search = search();
        Jdk jdk = search.best()
                .orElseThrow(() -> new MojoExecutionException(Messages.noJdk(Jdks.NEEDED, search.shown())));
        List<Path> libraries = plugin.getArtifacts().stream()
                .filter(artifact -> TEST_LIBRARIES.contains(artifact.getGroupId()))
                .map(artifact -> artifact.getFile().toPath())
                .sorted()
                .toList();
        return new Toolbox(jdk, engine(), libraries, ProcessStarter.system());
    }

    String version() {
        return plugin.getVersion();
    }

    /** Whether a source of the grader in this checkout is newer than the grader that runs. */
    boolean stale(Layout layout) throws IOException {
        Path sources = layout.root().resolve("maven-plugin/src/main");
        boolean justBuilt = engine().startsWith(layout.root());
        if (!Files.isDirectory(sources) || justBuilt) {
            return false;
        }
        // A jar that came out as before keeps its old time; what was installed last is in the file beside it.
        long installed =
                Math.max(lastModified(engine()), lastModified(engine().resolveSibling("maven-metadata-local.xml")));
        try (Stream<Path> files = Files.walk(sources)) {
            return isStale(
                    files.filter(Files::isRegularFile)
                            .map(Equipment::lastModified)
                            .toList(),
                    installed);
        }
    }

    /**
     * Whether a source is newer than what is installed. Sources that were all written at once are those of a new clone
     * or copy: their times say nothing.
     *
     * @param sources when they were written, in milliseconds since 1970
     * @param installed when the grader was installed
     */
    static boolean isStale(List<Long> sources, long installed) {
        LongSummaryStatistics times =
                sources.stream().mapToLong(Long::longValue).summaryStatistics();
        boolean atOnce = times.getMax() - times.getMin() < AT_ONCE_MILLIS;
        return !sources.isEmpty() && !atOnce && times.getMax() > installed;
    }

    /** In milliseconds since 1970; 0 if there is no such file. */
    private static long lastModified(Path file) {
        return file.toFile().lastModified();
    }

    private static Path engine() {
        try {
            return Path.of(Equipment.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

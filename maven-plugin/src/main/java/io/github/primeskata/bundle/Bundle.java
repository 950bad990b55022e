package io.github.primeskata.bundle;

import io.github.primeskata.catalog.Layout;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What goes into the archive, and the archive itself. */
public final class Bundle {

    /** The folder that all of it is in. */
    public static final String FOLDER = "primes-kata-offline";

    /** The name of the instructions. */
    public static final String INSTRUCTIONS = "START-HERE.txt";

    /** No file has a time of its own, so that the same files give the same archive. */
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T12:00:00Z"));

    private static final Set<String> LEFT_FOLDERS =
            Set.of("target", ".git", ".primes", ".idea", ".vscode", ".settings");
    private static final Set<String> LEFT_FILES =
            Set.of(".classpath", ".project", "_remote.repositories", "resolver-status.properties");
    /** What each Maven in the checkout is started with. In the archive that is offline: all commands are then as shown. */
    private static final String CONFIG = ".mvn/maven.config";

    private static final String OURS = "io/github/primeskata/";

    private Bundle() {}

    /**
     * The files of a checkout by their path in it, in order. Built, private and a developer's own files are left out;
     * of an exercise it is the stub as it was handed out, whatever the learner's file says.
     */
    public static Map<String, Path> checkout(Layout layout) throws IOException {
        Map<String, Path> files = files(layout.root());
        String stubs = layout.show(layout.stubs()) + "/";
        String pristine = layout.show(layout.pristine()) + "/";
        files.keySet().removeIf(name -> name.matches(stubs + "e\\d\\d0_[^/]*/[^/]*\\.java"));
        for (String name : files.keySet().toArray(new String[0])) {
            if (name.startsWith(pristine)) {
                files.put(stubs + name.substring(pristine.length()), files.get(name));
            }
        }
        return files;
    }

    /** The files of a local Maven repository, without what is only true of this machine, and without the kata's own. */
    public static Map<String, Path> repository(Path repository) throws IOException {
        Map<String, Path> files = files(repository);
        files.keySet().removeIf(name -> name.startsWith(OURS) || name.endsWith(".lastUpdated"));
        return files;
    }

    private static Map<String, Path> files(Path root) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
                boolean left = !folder.equals(root)
                        && LEFT_FOLDERS.contains(folder.getFileName().toString());
                return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                String name = file.getFileName().toString();
                if (facts.isRegularFile() && !LEFT_FILES.contains(name) && !name.endsWith(".iml")) {
                    files.put(root.relativize(file).toString().replace('\\', '/'), file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    /** Copies files into a folder, which must not hold any of them. */
    public static void copy(Map<String, Path> files, Path folder) throws IOException {
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.copy(file.getValue(), target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /**
     * Writes the archive, in the order of the names and with one time for all; the same files give the same bytes.
     *
     * @param archive is replaced once the new one is whole
     */
    public static void write(
            Path archive, String instructions, Map<String, Path> checkout, Map<String, Path> repository)
            throws IOException {
        Files.createDirectories(archive.getParent());
        Path temporary = archive.resolveSibling(archive.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        Path config = archive.resolveSibling(archive.getFileName() + ".config.tmp");
        String given = checkout.containsKey(CONFIG) ? Files.readString(checkout.get(CONFIG)) : "";
        Map<String, Path> offline = new TreeMap<>(checkout);
        offline.put(CONFIG, Files.writeString(config, given + "-o\n"));
        URI uri = URI.create("jar:" + temporary.toUri());
        try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
            Path root = zip.getPath("/" + FOLDER);
            add(root.resolve(INSTRUCTIONS), out -> out.write(instructions.getBytes(StandardCharsets.UTF_8)));
            addAll(root.resolve("primes-kata"), offline);
            addAll(root.resolve("repository"), repository);
        } finally {
            Files.delete(config);
        }
        Files.move(temporary, archive, StandardCopyOption.REPLACE_EXISTING);
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private static void addAll(Path folder, Map<String, Path> files) throws IOException {
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            add(target, out -> Files.copy(file.getValue(), out));
            if (Files.isExecutable(file.getValue())) {
                // Bits of access of a ZIP; unzip gives them back.
                Files.setAttribute(target, "zip:permissions", PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static void add(Path target, Content content) throws IOException {
        folders(target.getParent());
        try (OutputStream out = Files.newOutputStream(target)) {
            content.to(out);
        }
        timeless(target);
        Files.setAttribute(target, "zip:permissions", PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** A ZIP also has when a file was made and read last. */
    private static void timeless(Path path) throws IOException {
        Files.getFileAttributeView(path, BasicFileAttributeView.class).setTimes(TIME, TIME, TIME);
    }

    private static void folders(Path folder) throws IOException {
        if (folder != null && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            folders(folder.getParent());
            Files.createDirectory(folder);
            timeless(folder);
            Files.setAttribute(folder, "zip:permissions", PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}

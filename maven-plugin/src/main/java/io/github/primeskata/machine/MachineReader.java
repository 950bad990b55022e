package io.github.primeskata.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads what a Linux system tells of itself; elsewhere little is known. */
public final class MachineReader {

    private static final String V2 = "cpu.max";
    private static final String V1_QUOTA = "cpu.cfs_quota_us";
    private static final String V1_PERIOD = "cpu.cfs_period_us";

    private final Path root;

    private MachineReader(Path root) {
        this.root = root;
    }

    /**
     * This machine.
     *
     * @param cores as the JVM counts them
     */
    public static Machine read(int cores) {
        return read(Path.of("/"), System.getProperty("os.name") + " " + System.getProperty("os.arch"), cores);
    }

    /** The machine whose files are below a root. */
    static Machine read(Path root, String system, int cores) {
        MachineReader reader = new MachineReader(root);
        return new Machine(system, reader.processor(), cores, reader.quota(), reader.memory());
    }

    /** How many tasks have wanted a processor on average during the last minute; empty where nobody tells. */
    public static OptionalDouble load() {
        return new MachineReader(Path.of("/")).loadAverage();
    }

    OptionalDouble loadAverage() {
        return lines("proc/loadavg").stream()
                .findFirst()
                .flatMap(line -> number(line.split(" ")[0]))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private String processor() {
        return lines("proc/cpuinfo").stream()
                .filter(line -> line.startsWith("model name") && line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    private OptionalLong memory() {
        return lines("proc/meminfo").stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .map(line -> line.replaceAll("\\D+", ""))
                .filter(kibibytes -> !kibibytes.isEmpty())
                .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
                .findFirst();
    }

    /** The least quota of the process's control group and those around it. */
    private OptionalDouble quota() {
        List<Double> quotas = new ArrayList<>();
        for (String line : lines("proc/self/cgroup")) {
            // cgroups(7): hierarchy-ID:controllers:path; version 2 has no controllers there.
            String[] parts = line.split(":", 3);
            if (parts.length < 3) {
                continue;
            }
            if (parts[1].isEmpty()) {
                upwards("sys/fs/cgroup", parts[2])
                        .forEach(folder -> quotaV2(folder).ifPresent(quotas::add));
            } else if (List.of(parts[1].split(",")).contains("cpu")) {
                for (String mount : List.of("sys/fs/cgroup/" + parts[1], "sys/fs/cgroup/cpu")) {
                    upwards(mount, parts[2]).forEach(folder -> quotaV1(folder).ifPresent(quotas::add));
                }
            }
        }
        return quotas.stream().mapToDouble(quota -> quota).min();
    }

    /** The folders of a group and of those around it. In a container the path may not be there, but its root is. */
    private List<Path> upwards(String mount, String path) {
        Path top = root.resolve(mount);
        Path at = top.resolve(path.replaceFirst("^/+", "")).normalize();
        List<Path> folders = new ArrayList<>(List.of(top));
        for (; at != null && at.startsWith(top) && !at.equals(top); at = at.getParent()) {
            folders.add(at);
        }
        return folders;
    }

    private static Optional<Double> quotaV2(Path folder) {
        // "150000 100000", or "max 100000" for no limit.
        return read(folder.resolve(V2)).stream()
                .findFirst()
                .map(line -> line.split(" "))
                .filter(parts -> parts.length == 2)
                .flatMap(parts -> share(number(parts[0]), number(parts[1])));
    }

    private static Optional<Double> quotaV1(Path folder) {
        // -1 is no limit.
        return share(
                read(folder.resolve(V1_QUOTA)).stream().findFirst().flatMap(MachineReader::number),
                read(folder.resolve(V1_PERIOD)).stream().findFirst().flatMap(MachineReader::number));
    }

    private static Optional<Double> share(Optional<Double> quota, Optional<Double> period) {
        return quota.isPresent() && period.isPresent() && quota.get() > 0 && period.get() > 0
                ? Optional.of(quota.get() / period.get())
                : Optional.empty();
    }

    private List<String> lines(String file) {
        return read(root.resolve(file));
    }

    private static List<String> read(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

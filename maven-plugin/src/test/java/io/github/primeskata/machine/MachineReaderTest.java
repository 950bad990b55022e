package io.github.primeskata.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineReaderTest {

    @TempDir
    Path root;

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private OptionalDouble quota() {
        return MachineReader.read(root, "Linux amd64", 4).quota();
    }

    @Test
    void machine_without_any_file_is_what_the_jvm_says() {
        Machine machine = MachineReader.read(root, "Other arm", 3);
        assertEquals(new Machine("Other arm", "", 3, OptionalDouble.empty(), OptionalLong.empty()), machine);
        assertEquals(3, machine.processors());
    }

    @Test
    void machine_has_a_name_and_memory() throws IOException {
        file("proc/cpuinfo", "processor\t: 0\nmodel name\t: Fast: One\nprocessor\t: 1\nmodel name\t: Fast: One\n");
        file("proc/meminfo", "MemTotal:       16384 kB\nMemFree: 1 kB\n");
        Machine machine = MachineReader.read(root, "Linux amd64", 2);
        assertEquals("Fast: One", machine.processor());
        assertEquals(OptionalLong.of(16 << 20), machine.memoryBytes());
    }

    @Test
    void quota_of_version_2_in_a_container_is_read_at_the_root() throws IOException {
        file("proc/self/cgroup", "0::/\n");
        file("sys/fs/cgroup/cpu.max", "150000 100000\n");
        assertEquals(OptionalDouble.of(1.5), quota());
        assertEquals(1.5, MachineReader.read(root, "Linux amd64", 4).processors());
        assertEquals(1, MachineReader.read(root, "Linux amd64", 1).processors());
    }

    @Test
    void quota_of_version_2_is_the_least_of_all_groups_around_the_process() throws IOException {
        file("proc/self/cgroup", "0::/user.slice/job\n");
        file("sys/fs/cgroup/user.slice/cpu.max", "50000 100000\n");
        file("sys/fs/cgroup/user.slice/job/cpu.max", "max 100000\n");
        assertEquals(OptionalDouble.of(0.5), quota());
    }

    @Test
    void quota_of_version_2_that_is_max_is_none() throws IOException {
        file("proc/self/cgroup", "0::/job\n");
        file("sys/fs/cgroup/job/cpu.max", "max 100000\n");
        assertTrue(quota().isEmpty());
    }

    @Test
    void quota_of_version_1_is_read_below_its_mount() throws IOException {
        file("proc/self/cgroup", "8:pids:/x\n4:cpu,cpuacct:/docker/1\n");
        file("sys/fs/cgroup/cpu,cpuacct/docker/1/cpu.cfs_quota_us", "200000\n");
        file("sys/fs/cgroup/cpu,cpuacct/docker/1/cpu.cfs_period_us", "100000\n");
        assertEquals(OptionalDouble.of(2), quota());
    }

    @Test
    void quota_of_version_1_in_a_container_is_read_at_the_root() throws IOException {
        file("proc/self/cgroup", "4:cpu:/docker/1\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "100000\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "200000\n");
        assertEquals(OptionalDouble.of(0.5), quota());
    }

    @Test
    void quota_of_version_1_that_is_minus_one_is_none() throws IOException {
        file("proc/self/cgroup", "4:cpu:/\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
        assertTrue(quota().isEmpty());
    }

    @Test
    void quota_that_cannot_be_understood_is_none() throws IOException {
        file("proc/self/cgroup", "nonsense\n0::/\n");
        file("sys/fs/cgroup/cpu.max", "a lot\n");
        assertTrue(quota().isEmpty());
    }

    @Test
    void usage_of_others_is_what_is_neither_idle_nor_ours() throws IOException {
        file("stat0", "cpu  100 0 50 1000 10 0 0 0 0 0\ncpu0 1 1\n");
        file("self0", "7 (ja va) S 1 7 7 0 -1 0 0 0 0 0 10 5 1 1 20 0\n");
        file("stat1", "cpu  300 0 50 1700 10 0 0 0 0 0\n");
        file("self1", "7 (ja va) S 1 7 7 0 -1 0 0 0 0 0 30 5 31 1 20 0\n");
        Usage then = Usage.read(root.resolve("stat0"), root.resolve("self0"), 0).orElseThrow();
        Usage now = Usage.read(root.resolve("stat1"), root.resolve("self1"), 1_000_000_000)
                .orElseThrow();
        // 200 ticks of 10 ms in a second, 50 of them ours.
        assertEquals(1.5, now.othersSince(then), 1e-9);
    }

    @Test
    void usage_is_not_known_where_nobody_tells() throws IOException {
        file("stat", "cpu nonsense\n");
        assertEquals(Optional.empty(), Usage.read(root.resolve("stat"), root.resolve("none"), 0));
        assertEquals(Optional.empty(), Usage.read(root.resolve("none"), root.resolve("none"), 0));
    }
}

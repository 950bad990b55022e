package io.github.primeskata.it;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a run of the grader left in a checkout; for the scripts of integration tests, which read it as maps. */
public final class Outcome {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Path logFile;

    private Outcome(Path folder, Path logFile) {
        this.folder = folder;
        this.logFile = logFile;
    }

    /** Of the run whose output is in {@code build.log}. */
    public static Outcome of(Path folder) {
        return new Outcome(folder, folder.resolve("build.log"));
    }

    /** Of a run whose output is in another file. */
    static Outcome of(Path folder, Path logFile) {
        return new Outcome(folder, logFile);
    }

    /** What was printed, without Maven's own lines and without the difference between line ends. */
    public String printed() throws IOException {
        return Files.readString(logFile)
                .lines()
                // Maven resets the colours of its own lines even where it uses none.
                .map(line -> line.replace("\u001b[0m", ""))
                .filter(line -> !line.startsWith("[INFO]") && !line.startsWith("[DEBUG]"))
                .collect(Collectors.joining("\n"));
    }

    /** The result file. */
    public Map<String, Object> result() throws IOException {
        return JSON.readValue(Files.readString(resultFile()), new TypeReference<Map<String, Object>>() {});
    }

    /** The file of a benchmark, which keeps to its published schema. */
    public Map<String, Object> benchmark() throws IOException {
        Path file = folder.resolve("target/primes/benchmark.json");
        expectSchema(file, "docs/reference/benchmark-v1.schema.json");
        return JSON.readValue(Files.readString(file), new TypeReference<Map<String, Object>>() {});
    }

    /** The file of a profile, which keeps to its published schema. */
    public Map<String, Object> profile(String exercise) throws IOException {
        Path file = folder.resolve("target/primes/profile/" + exercise + ".json");
        expectSchema(file, "docs/reference/profile-v1.schema.json");
        return JSON.readValue(Files.readString(file), new TypeReference<Map<String, Object>>() {});
    }

    /** The entry of one exercise in the result file. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> exercise(String id) throws IOException {
        return ((List<Map<String, Object>>) result().get("exercises"))
                .stream()
                        .filter(exercise -> exercise.get("id").equals(id))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no " + id + " in " + resultFile()));
    }

    /** The failure of one exercise in the result file. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> failure(String id) throws IOException {
        Map<String, Object> failure = (Map<String, Object>) exercise(id).get("failure");
        if (failure == null) {
            throw new AssertionError(id + " did not fail");
        }
        return failure;
    }

    /**
     * What holds after every run: the result keeps to its schema, no exercise suffers from a fault of ours, nothing is
     * left of the run: neither a folder nor a process.
     */
    public void expectTidy() throws IOException {
        expectSchema();
        if (Files.readString(resultFile()).contains("INTERNAL_ERROR")) {
            throw new AssertionError("INTERNAL_ERROR in " + resultFile());
        }
        expectNothingLeft();
    }

    /** Neither a folder nor a process is left of any run. */
    public void expectNothingLeft() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("target/primes"))) {
            List<String> left = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith("run-") || name.endsWith(".tmp"))
                    .toList();
            if (!left.isEmpty()) {
                throw new AssertionError("left in target/primes: " + left);
            }
        }
        List<String> processes = processes();
        if (!processes.isEmpty()) {
            throw new AssertionError("left running: " + processes);
        }
    }

    /** The command lines of processes that work in this checkout. */
    List<String> processes() {
        String below =
                folder.toAbsolutePath().normalize().resolve("target/primes").toString();
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(below))
                .toList();
    }

    /** The result file keeps to the published schema. */
    void expectSchema() throws IOException {
        expectSchema(resultFile(), "docs/reference/result-v1.schema.json");
    }

    private void expectSchema(Path file, String schemaBelowRepository) throws IOException {
        Path repository = folder.toAbsolutePath();
        Path schema = repository;
        while (!Files.isRegularFile(schema)) {
            repository = repository.getParent();
            schema = repository.resolve(schemaBelowRepository);
        }
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schema), InputFormat.JSON)
                .validate(Files.readString(file), InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new AssertionError(file + " does not keep to its schema: " + errors);
        }
    }

    Path resultFile() {
        return folder.resolve("target/primes/result.json");
    }
}

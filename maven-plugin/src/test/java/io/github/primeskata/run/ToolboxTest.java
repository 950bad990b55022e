package io.github.primeskata.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.jdk.Jdk;
import io.github.primeskata.observe.ProcessStarter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolboxTest {

    private final List<String> started = new ArrayList<>();
    private final ProcessStarter starter = (command, environment, directory) -> {
        started.addAll(command);
        return null;
    };
    private final Toolbox toolbox =
            new Toolbox(new Jdk(Path.of("jdk"), "25.0.3", "test"), Path.of("engine.jar"), List.of(), starter);

    @Test
    void toolbox_with_a_prefix_starts_every_process_by_it() throws Exception {
        toolbox.startingBy(List.of("taskset", "-c", "0"))
                .starter()
                .start(List.of("java", "-version"), Map.of(), Path.of("."));
        assertEquals(List.of("taskset", "-c", "0", "java", "-version"), started);
    }
}

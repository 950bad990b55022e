package kata.testkit.sample;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kata.model.WorkerProgram;

/** Starts a process and kills it in the ways in which learners do, each by its name; or starts two. */
public final class Killers implements Function<WorkerProgram, Map<String, Callable<?>>> {

    @FunctionalInterface
    private interface End {
        void of(Process process) throws Exception;
    }

    @Override
    public Map<String, Callable<?>> apply(WorkerProgram program) {
        Map<String, Callable<?>> ways = new LinkedHashMap<>();
        Map<String, End> ends = new LinkedHashMap<>();
        ends.put("kill and wait", process -> process.destroyForcibly().waitFor());
        ends.put("kill by a reference and wait", process -> {
            List.of(process).forEach(Process::destroyForcibly);
            process.waitFor();
        });
        ends.put("kill and join the exit", process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        ends.put("kill and wait for a minute", process -> {
            process.destroyForcibly();
            process.waitFor(1, TimeUnit.MINUTES);
        });
        ends.put("kill and look until it has ended", process -> {
            process.destroyForcibly();
            while (process.isAlive()) {
                Thread.sleep(1);
            }
        });
        ends.put("ask and wait", process -> {
            process.destroy();
            process.waitFor();
        });
        ends.put("kill by the handle and join its exit", process -> {
            process.toHandle().destroyForcibly();
            process.toHandle().onExit().join();
        });
        ends.put("kill and look for children until there is none", process -> {
            process.destroyForcibly();
            while (ProcessHandle.current().children().findAny().isPresent()) {
                Thread.sleep(1);
            }
        });
        ends.put("look until it has ended by itself, then kill", process -> {
            process.getOutputStream().close();
            while (process.isAlive()) {
                Thread.sleep(1);
            }
            process.destroyForcibly();
        });
        ends.put("kill and read to the end", process -> {
            process.destroyForcibly();
            process.inputReader().readAllLines();
        });
        ends.put("look, kill and read to the end", process -> {
            if (process.isAlive()) {
                process.destroyForcibly();
            }
            process.inputReader().readAllLines();
        });
        ends.put("kill what it has started too and wait for the process", process -> {
            List<ProcessHandle> started = process.descendants().toList();
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
        });
        ends.put("kill", Process::destroyForcibly);
        ends.put("ask", Process::destroy);
        ends.put("kill by the handle", process -> process.toHandle().destroyForcibly());
        ends.put("kill and wait for a moment", process -> {
            process.destroyForcibly();
            process.waitFor(1, TimeUnit.MILLISECONDS);
        });
        ends.forEach((name, end) -> ways.put(name, () -> {
            end.of(start(program));
            return null;
        }));
        ways.put("start two", () -> {
            start(program);
            start(program);
            return null;
        });
        return ways;
    }

    /** A process that is up. */
    private static Process start(WorkerProgram program) throws IOException {
        Process process = new ProcessBuilder(program.command()).start();
        process.inputReader().readLine();
        return process;
    }
}

package kata.model;

import java.util.List;

/**
 * The program of a worker that is a process of its own.
 *
 * <p>Each start of the command is a new worker. Parent and worker talk in lines of text, each ended by a line feed:
 *
 * <ul>
 *   <li>First the worker writes {@code worker 4711 3} to its standard output: its process id, and the id of the thread
 *       on which it works.
 *   <li>Then it reads requests from its standard input, one a line: a number, {@code 17}, or an interval,
 *       {@code 1..10}.
 *   <li>It answers each request on its standard output before it reads the next: {@code 17 prime},
 *       {@code 18 composite}, {@code 1..10 2 3 5 7 end}. Part of such a line is no answer; whether a last answer has
 *       its line feed does not matter.
 *   <li>When its standard input ends, it ends with exit code 0.
 * </ul>
 *
 * <p>On its standard error it writes what it likes, and as much as it likes.
 *
 * @param command the executable and its arguments
 */
public record WorkerProgram(List<String> command) {

    /** Keeps an unmodifiable copy of the command. */
    public WorkerProgram {
        command = List.copyOf(command);
    }
}

package kata.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kata.model.RunResult;
import kata.model.WorkerReport;

/**
 * Who did the work, one line a lane: {@code name|thread id|process id|numbers tested|primes}.
 *
 * <p>Where a result was shown, a lane is a worker: its primes are those that it reported, its numbers those that its
 * thread tested, or none if it shared its thread. Elsewhere a lane is a thread that called a prime test.
 */
public final class Lanes {

    private static final int LONGEST = 50;

    /** A thread of whatever process: each process counts its threads from 1. */
    private record Place(long process, long thread) {

        static Place of(WorkerReport worker) {
            return new Place(worker.processId(), worker.threadId());
        }

        static Place of(Call call) {
            return new Place(call.processId(), call.threadId());
        }
    }

    private Lanes() {}

    /** Shows a result's workers as the lanes of this test; of several results the last one is shown. */
    public static RunResult show(RunResult result) {
        TestScope.current().show(result);
        return result;
    }

    /** The lanes of workers, in their order. */
    static String of(RunResult result, List<Call> calls) {
        Map<Place, List<Call>> byThread = byThread(calls);
        Map<Place, Long> sharing =
                result.workers().stream().collect(Collectors.groupingBy(Place::of, Collectors.counting()));
        return result.workers().stream()
                .map(worker -> {
                    boolean alone = sharing.get(Place.of(worker)) == 1;
                    List<Call> own = alone ? byThread.getOrDefault(Place.of(worker), List.of()) : List.of();
                    return line(
                            worker.name(),
                            worker.threadId(),
                            worker.processId(),
                            own.stream().map(Call::number).toList(),
                            worker.primes());
                })
                .collect(Collectors.joining("\n"));
    }

    /** The lanes of threads, in the order in which they first called. */
    static String of(List<Call> calls) {
        return byThread(calls).values().stream()
                .map(own -> line(
                        own.getFirst().thread(),
                        own.getFirst().threadId(),
                        own.getFirst().processId(),
                        own.stream().map(Call::number).toList(),
                        own.stream().filter(Call::prime).map(Call::number).toList()))
                .collect(Collectors.joining("\n"));
    }

    private static Map<Place, List<Call>> byThread(List<Call> calls) {
        return calls.stream().collect(Collectors.groupingBy(Place::of, LinkedHashMap::new, Collectors.toList()));
    }

    private static String line(String name, long thread, long process, List<Long> numbers, List<Long> primes) {
        return String.join(
                "|",
                String.valueOf(name).replaceAll("[|\\p{Cntrl}]", " "),
                Long.toString(thread),
                Long.toString(process),
                first(numbers),
                first(primes));
    }

    private static String first(List<Long> numbers) {
        return numbers.stream().limit(LONGEST).map(String::valueOf).collect(Collectors.joining(","));
    }
}

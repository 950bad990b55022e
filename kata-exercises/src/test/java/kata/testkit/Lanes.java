package kata.testkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kata.model.RunResult;
import kata.model.WorkerReport;

/**
 * Who did the work, one line a lane: {@code name|thread id|process id|numbers tested|primes|moments}. A moment is the
 * begin and the end of the call with that number, {@code 0-3}, as places in the order of all begins and ends that are
 * shown; a call without an end lasts to the last place.
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
        List<List<Call>> own = result.workers().stream()
                .map(worker -> sharing.get(Place.of(worker)) == 1
                        ? first(byThread.getOrDefault(Place.of(worker), List.of()))
                        : List.<Call>of())
                .toList();
        List<Long> moments = moments(own);
        return IntStream.range(0, own.size())
                .mapToObj(i -> {
                    WorkerReport worker = result.workers().get(i);
                    return line(
                            worker.name(),
                            worker.threadId(),
                            worker.processId(),
                            own.get(i),
                            first(worker.primes()),
                            moments);
                })
                .collect(Collectors.joining("\n"));
    }

    /** The lanes of threads, in the order in which they first called. */
    static String of(List<Call> calls) {
        List<List<Call>> lanes =
                byThread(calls).values().stream().map(Lanes::first).toList();
        List<Long> moments = moments(lanes);
        return lanes.stream()
                .map(own -> line(
                        own.getFirst().thread(),
                        own.getFirst().threadId(),
                        own.getFirst().processId(),
                        own,
                        own.stream().filter(Call::prime).map(Call::number).toList(),
                        moments))
                .collect(Collectors.joining("\n"));
    }

    private static Map<Place, List<Call>> byThread(List<Call> calls) {
        return calls.stream().collect(Collectors.groupingBy(Place::of, LinkedHashMap::new, Collectors.toList()));
    }

    private static <T> List<T> first(List<T> all) {
        return all.stream().limit(LONGEST).toList();
    }

    /** When something began or ended, ascending. */
    private static List<Long> moments(List<List<Call>> lanes) {
        return lanes.stream()
                .flatMap(List::stream)
                .flatMap(call -> Stream.of(call.begin(), call.end()))
                .filter(time -> time > 0)
                .distinct()
                .sorted()
                .toList();
    }

    private static String line(
            String name, long thread, long process, List<Call> calls, List<Long> primes, List<Long> moments) {
        return String.join(
                "|",
                String.valueOf(name).replaceAll("[|\\p{Cntrl}]", " "),
                Long.toString(thread),
                Long.toString(process),
                joined(calls.stream().map(Call::number)),
                joined(primes.stream()),
                joined(calls.stream().map(call -> place(moments, call.begin()) + "-" + place(moments, call.end()))));
    }

    /** Where a moment is among all; behind them if it has not come. */
    private static int place(List<Long> moments, long time) {
        int at = Collections.binarySearch(moments, time);
        return at < 0 ? moments.size() : at;
    }

    private static String joined(Stream<?> parts) {
        return parts.map(String::valueOf).collect(Collectors.joining(","));
    }
}

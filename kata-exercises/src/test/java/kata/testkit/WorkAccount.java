package kata.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import kata.model.PrimeTest;
import kata.model.RunResult;

/**
 * What a search costs, in counts that no load of a machine changes: calls of the prime test, divisions, the span on
 * ideal workers, how many calls are in flight at once; for worker processes how many there are and what they are told.
 *
 * <p>The counts are shown with the grade, whether they are as they have to be or not. Each search is made twice, each
 * time from the beginning, so that an answer that was kept from the first is missed in the second.
 */
public final class WorkAccount {

    private static final int TIMES = 2;

    private final String search;
    private final List<Long> numbers;
    private final Map<String, Long> counts = new LinkedHashMap<>();

    private WorkAccount(List<Long> numbers, int workers, int time) {
        search = (time == 1 ? "" : "again ") + numbers.getFirst() + " to " + numbers.getLast() + " with " + workers
                + " workers";
        this.numbers = numbers;
        counts.put("numbers", (long) numbers.size());
        counts.put("workers", (long) workers);
    }

    /** A search that is given a prime test and returns the primes, in any order. */
    public interface Search extends Function<PrimeTest, Callable<List<Long>>> {}

    /** A search by worker processes, which returns the primes, in any order. */
    public interface ProcessSearch extends Function<Workers, Callable<List<Long>>> {}

    /**
     * Makes a search by threads, each of them on an ideal processor of its own, and checks that each number is tested
     * exactly once and that the primes are those.
     *
     * @param numbers what has to be searched, in ascending order, not empty
     * @return the account of the last time
     */
    public static WorkAccount ofThreads(Company company, List<Long> numbers, int workers, Search search)
            throws Exception {
        WorkAccount account = null;
        for (int time = 1; time <= TIMES; time++) {
            account = new WorkAccount(numbers, workers, time);
            DivisionClock clock = new DivisionClock();
            Member<List<Long>> member = company.start("caller", search.apply(clock));
            clock.run(company, member, workers);
            List<Long> primes = company.resultOf(member);
            account.count("calls", clock.numbers().size());
            account.count("threads", clock.divisionsByThread().size());
            account.count("peak", clock.peak());
            account.count("divisions", clock.total());
            account.count("span", clock.now());
            account.show();
            account.expectOnce(clock.numbers());
            account.expectPrimes(primes);
        }
        return account;
    }

    /**
     * Makes a search by processes and checks that the primes are right, that there is one process a worker, and that
     * they are told what they have to be told, once, and nothing else.
     *
     * @param numbers what has to be searched, in ascending order, not empty
     * @param requests what the processes have to be told altogether
     * @param bytes the most that this may be in bytes
     */
    public static void ofProcesses(
            Company company, List<Long> numbers, int workers, List<String> requests, long bytes, ProcessSearch search)
            throws Exception {
        for (int time = 1; time <= TIMES; time++) {
            WorkAccount account = new WorkAccount(numbers, workers, time);
            Workers own = new Workers();
            List<Long> primes = company.resultOf(company.start("caller", search.apply(own)));
            List<WorkerTrace> traces = own.traces();
            long read = traces.stream().mapToLong(WorkerTrace::bytesRead).sum();
            account.count("processes", traces.size());
            account.count("messages", own.requests().size());
            account.count("bytes", read);
            account.show();
            Expect.equal(account.search + ": processes", traces.size(), workers);
            for (String request : requests) {
                int times = Collections.frequency(own.requests(), request);
                Expect.that(
                        times == 1,
                        () -> account.search + ": " + request
                                + (times == 0 ? " was told to no process" : " was told " + times + " times"));
            }
            Expect.equal(account.search + ": messages", own.requests().size(), requests.size());
            Expect.that(
                    read <= bytes,
                    () -> account.search + ": " + read + " bytes were written to the processes, of which " + bytes
                            + " are enough");
            account.expectPrimes(primes);
        }
    }

    /** How many bytes numbers are in decimal, with a line end of at most two bytes each. */
    public static long bytesOf(List<Long> numbers) {
        return numbers.stream().mapToLong(n -> Long.toString(n).length() + 2).sum();
    }

    /** The numbers as they are told to processes that get one at a time. */
    public static List<String> oneByOne(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).toList();
    }

    /** All primes of all reports. */
    public static List<Long> primesOf(RunResult result) {
        return result.workers().stream()
                .flatMap(worker -> worker.primes().stream())
                .toList();
    }

    /**
     * Checks that nobody waits long for the busiest worker.
     *
     * @param percent how much of all divisions may lie one after the other
     */
    public void expectSpan(int percent) {
        long span = counts.get("span");
        long all = counts.get("divisions");
        Expect.that(
                span * 100 <= all * percent,
                () -> search
                        + ": the span is %,d of %,d divisions, which is more than %d %% of them"
                                .formatted(span, all, percent));
    }

    /** Checks that as many calls were in flight at once as there are workers, and never more. */
    public void expectPeak() {
        Expect.equal(search + ": calls in flight at once", counts.get("peak"), counts.get("workers"));
    }

    private void count(String what, long howMany) {
        counts.put(what, howMany);
    }

    private void show() {
        TestScope.current()
                .account(counts.entrySet().stream()
                        .map(count -> count.getKey() + "=" + count.getValue())
                        .collect(Collectors.joining(";")));
    }

    private void expectOnce(List<Long> tested) {
        for (long n : numbers) {
            int times = Collections.frequency(tested, n);
            Expect.that(times > 0, () -> search + ": " + n + " was not tested");
            Expect.that(times == 1, () -> search + ": " + n + " was tested " + times + " times");
        }
        Expect.equal(search + ": calls of the prime test", tested.size(), numbers.size());
    }

    private void expectPrimes(List<Long> primes) {
        Expect.that(primes != null, () -> search + ": there is no result");
        List<Long> found = new ArrayList<>(primes);
        for (long n : numbers) {
            boolean prime = Numbers.isPrime(n);
            boolean there = found.remove(Long.valueOf(n));
            Expect.that(there || !prime, () -> search + ": " + n + " is prime and missing");
            Expect.that(prime || !there, () -> search + ": " + n + " is no prime");
        }
        Expect.that(found.isEmpty(), () -> search + ": " + found.getFirst() + " is there once too often");
    }
}

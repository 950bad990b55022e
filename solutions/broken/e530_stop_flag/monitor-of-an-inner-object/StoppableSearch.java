/*
 * Broken on purpose: run asks under the monitor of an inner object, stop holds the one of the search.
 * Verdict: RACE
 * Clause: C3
 */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import kata.model.PrimeTest;

public final class StoppableSearch {

    private final Queue<Long> numbers;
    private final PrimeTest primeTest;
    private final Source source = new Source();
    private boolean stopped;

    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        for (Long n = source.next(); n != null; n = source.next()) {
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }

    public synchronized void stop() {
        stopped = true;
    }

    private final class Source {

        synchronized Long next() {
            return stopped ? null : numbers.poll();
        }
    }
}

/*
 * Broken on purpose: each run has a monitor of its own, and stop holds the one of the search.
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
    private boolean stopped;

    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    public List<Long> run() {
        return new Run().search();
    }

    public void stop() {
        synchronized (this) {
            stopped = true;
        }
    }

    private class Run {

        private final List<Long> primes = new ArrayList<>();

        List<Long> search() {
            while (goOn()) {
                Long n = numbers.poll();
                if (n == null) {
                    break;
                }
                if (primeTest.isPrime(n)) {
                    primes.add(n);
                }
            }
            return primes;
        }

        private boolean goOn() {
            synchronized (this) {
                return !stopped;
            }
        }
    }
}

/*
 * Broken on purpose: if a test throws, it counts as running for good, and no run begins any more.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PrimeTest;

/** A search for primes that another thread can stop. */
public final class StoppableSearch {

    private final Queue<Long> numbers;
    private final PrimeTest primeTest;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

    private enum State {
        IDLE,
        RUNNING,
        STOPPED
    }

    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        if (!state.compareAndSet(State.IDLE, State.RUNNING)) {
            return primes;
        }
        while (state.get() == State.RUNNING) {
            Long number = numbers.poll();
            if (number == null) {
                break;
            }
            if (primeTest.isPrime(number)) {
                primes.add(number);
            }
        }
        state.compareAndSet(State.RUNNING, State.IDLE);
        return primes;
    }

    public void stop() {
        state.set(State.STOPPED);
    }
}

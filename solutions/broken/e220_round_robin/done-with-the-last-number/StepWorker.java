/*
 * Broken on purpose: the step that takes the last number says that the worker is done: nothing is left.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e220_round_robin;

import java.util.ArrayList;
import java.util.List;
import kata.model.Workload;

/** A worker that tests one number and then lets others get on. Used by one thread only. */
public final class StepWorker implements Stepwise {

    private final String name;
    private final Workload workload;
    private final List<Long> primes = new ArrayList<>();

    /** A worker of this name, for this workload. */
    public StepWorker(String name, Workload workload) {
        this.name = name;
        this.workload = workload;
    }

    /** The name it was given. */
    public String name() {
        return name;
    }

    /** Takes one number from the queue and tests it. */
    @Override
    public boolean step() {
        Long n = workload.numbers().poll();
        if (n == null) {
            return false;
        }
        if (workload.primeTest().isPrime(n)) {
            primes.add(n);
        }
        return !workload.numbers().isEmpty();
    }

    /** The primes found so far, in the order in which they were found. */
    public List<Long> primes() {
        return List.copyOf(primes);
    }
}

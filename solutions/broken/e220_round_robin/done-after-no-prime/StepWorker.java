/*
 * Broken on purpose: a step answers whether the number was prime, not whether it had one.
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
        boolean prime = workload.primeTest().isPrime(n);
        if (prime) {
            primes.add(n);
        }
        return prime;
    }

    /** The primes found so far, in the order in which they were found. */
    public List<Long> primes() {
        return List.copyOf(primes);
    }
}

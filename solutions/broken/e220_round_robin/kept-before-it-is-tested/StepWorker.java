/*
 * Broken on purpose: keeps the number, then tests it and takes it back; if the test throws it is kept.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e220_round_robin;

import java.util.ArrayList;
import java.util.List;
import kata.model.Workload;

/** A worker that tests one number and then lets others get on. */
public final class StepWorker implements Stepwise {

    private final String name;
    private final Workload workload;
    private final List<Long> primes = new ArrayList<>();

    public StepWorker(String name, Workload workload) {
        this.name = name;
        this.workload = workload;
    }

    public String name() {
        return name;
    }

    @Override
    public boolean step() {
        Long n = workload.numbers().poll();
        if (n == null) {
            return false;
        }
        primes.add(n);
        if (!workload.primeTest().isPrime(n)) {
            primes.removeLast();
        }
        return true;
    }

    public List<Long> primes() {
        return List.copyOf(primes);
    }
}

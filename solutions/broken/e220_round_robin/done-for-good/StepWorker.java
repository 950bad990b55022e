/*
 * Broken on purpose: a worker that was done once does not look again.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e220_round_robin;

import java.util.ArrayList;
import java.util.List;
import kata.model.Workload;

public final class StepWorker implements Stepwise {

    private final String name;
    private final Workload workload;
    private final List<Long> primes = new ArrayList<>();
    private boolean done;

    public StepWorker(String name, Workload workload) {
        this.name = name;
        this.workload = workload;
    }

    public String name() {
        return name;
    }

    @Override
    public boolean step() {
        if (done) {
            return false;
        }
        Long n = workload.numbers().poll();
        if (n == null) {
            done = true;
            return false;
        }
        if (workload.primeTest().isPrime(n)) {
            primes.add(n);
        }
        return true;
    }

    public List<Long> primes() {
        return List.copyOf(primes);
    }
}

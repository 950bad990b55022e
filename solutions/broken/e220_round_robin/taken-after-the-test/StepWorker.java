/*
 * Broken on purpose: the number is looked at, tested and only then taken; if the test throws, it stays in the queue.
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

    public StepWorker(String name, Workload workload) {
        this.name = name;
        this.workload = workload;
    }

    public String name() {
        return name;
    }

    @Override
    public boolean step() {
        Long n = workload.numbers().peek();
        if (n == null) {
            return false;
        }
        if (workload.primeTest().isPrime(n)) {
            primes.add(n);
        }
        workload.numbers().remove();
        return true;
    }

    public List<Long> primes() {
        return List.copyOf(primes);
    }
}

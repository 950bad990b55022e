/* Another right way: a virtual thread for each piece, in an executor that waits for all when it is closed. */
package kata.e810_calc_primes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has a piece of the interval. */
public final class PrimeCalculator {

    private final PrimeTest primeTest;

    /** A calculator that asks this test, which may be called from several threads at once. */
    public PrimeCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    /** Finds the primes of an interval. */
    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        List<Callable<List<Long>>> pieces = new ArrayList<>();
        long first = from;
        for (int left = workers; left > 0 && from <= to; left--) {
            long begin = first;
            long length = (to - first + 1) / left;
            if (length > 0) {
                pieces.add(() -> search(begin, length));
            }
            first += length;
        }
        List<Long> primes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Long>> piece : threads.invokeAll(pieces)) {
                primes.addAll(piece.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a piece could not be searched", e);
        }
        return primes;
    }

    private List<Long> search(long begin, long length) {
        List<Long> primes = new ArrayList<>();
        for (long n = begin; n - begin < length; n++) {
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }
}

package kata.compared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import kata.e520_check_then_act.PrimeRegister;
import kata.testkit.Numbers;
import org.junit.jupiter.api.Test;

/** Check, then act, as a stress test: all workers record the same primes. */
class E520Rounds {

    private static final int LAST = 20_000;

    @Test
    void each_prime_has_one_finder_and_the_largest_is_kept() throws Exception {
        List<Long> primes = Numbers.primesUpTo(LAST);
        for (int round = 0; round < Crowd.ROUNDS; round++) {
            ConcurrentMap<Long, String> finders = new ConcurrentHashMap<>();
            AtomicCell largest = new AtomicCell();
            List<Callable<Map<Long, String>>> work = new ArrayList<>();
            for (int i = 1; i <= Crowd.THREADS; i++) {
                String worker = "Worker-" + i;
                PrimeRegister register = new PrimeRegister(finders, largest);
                work.add(() -> {
                    Map<Long, String> recorded = new HashMap<>();
                    for (long prime : primes) {
                        if (register.record(prime, worker)) {
                            recorded.put(prime, worker);
                        }
                    }
                    return recorded;
                });
            }

            List<Map<Long, String>> recorded = Crowd.together(work);

            assertEquals(primes.size(), recorded.stream().mapToInt(Map::size).sum());
            Map<Long, String> all = new HashMap<>();
            recorded.forEach(all::putAll);
            assertEquals(all, finders);
            assertEquals(primes.getLast(), largest.get());
        }
    }
}

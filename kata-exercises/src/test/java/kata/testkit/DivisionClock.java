package kata.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kata.model.PrimeTest;

/**
 * A prime test by trial division that counts divisions, and a clock that goes by them: one division, one tick, as
 * though each caller had a processor of its own.
 *
 * <p>A caller waits inside until {@link #run} lets the clock reach the end of its call. So who gets the next number
 * does not depend on this machine, its processors or its load. Safe for several threads; callers are let go when the
 * test is over. A caller that is interrupted gets an {@link InterruptedWhileHeld} and keeps its interrupt status.
 */
public final class DivisionClock implements PrimeTest {

    /*
     * All callers are inside, so nothing moves: the one whose call ends first is let go, and the clock is set to that
     * moment. It comes back with its next number, which begins now, or it does not come back any more: then nothing
     * moves, and one caller less is waited for from then on.
     */

    private record Caller(long number, long end, Gate gate) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Caller> inside = new ArrayList<>(); // guarded by lock
    private final Map<Thread, Long> divisions = new LinkedHashMap<>(); // guarded by lock
    private final List<Long> numbers = new ArrayList<>(); // guarded by lock
    private long now; // guarded by lock
    private int peak; // guarded by lock

    /** How many divisions, by 2 and then by odd numbers, it takes to know whether {@code n} is prime. */
    public static long divisions(long n) {
        if (n < 3) {
            return 0;
        }
        long divisions = 1;
        if (n % 2 == 0) {
            return divisions;
        }
        for (long divisor = 3; divisor <= n / divisor; divisor += 2) {
            divisions++;
            if (n % divisor == 0) {
                break;
            }
        }
        return divisions;
    }

    /**
     * Lets the clock go until the member's code has ended or nothing can move any more.
     *
     * @param callers how many callers there may be at once
     */
    public void run(Company company, Member<?> member, int callers) {
        int expected = callers;
        while (!member.isDone()) {
            int enough = expected;
            // Nobody may be blocked although nobody more will come: who waits may ask again and again.
            company.turnOf(member, () -> member.isDone() || inside() >= enough);
            expected = inside();
            if (expected == 0) {
                return;
            }
            tick();
        }
    }

    /** How many callers are inside now. */
    public int inside() {
        return locked(inside::size);
    }

    /** The numbers that were asked for, in the order of the calls. */
    public List<Long> numbers() {
        return locked(() -> List.copyOf(numbers));
    }

    /** How many callers were inside at once at most. */
    public int peak() {
        return locked(() -> peak);
    }

    /** How many ticks have passed: the divisions that lay one after the other, the span. */
    public long now() {
        return locked(() -> now);
    }

    /** The divisions of each thread that called, in the order in which they first called. */
    public Map<Thread, Long> divisionsByThread() {
        return locked(() -> new LinkedHashMap<>(divisions));
    }

    /** The divisions of all threads together. */
    public long total() {
        return divisionsByThread().values().stream().mapToLong(Long::longValue).sum();
    }

    /** The divisions of the thread that made most of them. */
    public long most() {
        return divisionsByThread().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** Who made how many divisions, one line a thread, most first. */
    public String table() {
        return divisionsByThread().entrySet().stream()
                .sorted(Map.Entry.<Thread, Long>comparingByValue().reversed())
                .map(entry -> "%,8d divisions  %s"
                        .formatted(entry.getValue(), entry.getKey().getName()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public boolean isPrime(long n) {
        long needed = divisions(n);
        Gate gate = new Gate("in the prime test");
        locked(() -> {
            divisions.merge(Thread.currentThread(), needed, Long::sum);
            numbers.add(n);
            inside.add(new Caller(n, now + needed, gate));
            return peak = Math.max(peak, inside.size());
        });
        gate.pass();
        return Numbers.isPrime(n);
    }

    /** Lets the caller go whose call ends first; of several, the one with the smallest number. */
    private void tick() {
        Gate gate = locked(() -> {
            Caller first = inside.stream()
                    .min(Comparator.comparingLong(Caller::end).thenComparingLong(Caller::number))
                    .orElseThrow();
            inside.remove(first);
            now = first.end;
            return first.gate;
        });
        gate.open();
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

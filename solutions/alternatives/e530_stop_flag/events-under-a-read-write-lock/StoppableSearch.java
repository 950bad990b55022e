/* Another right way: an enum set as the state, under a read-write lock that is held for the look only. */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import kata.model.PrimeTest;

public final class StoppableSearch {

    private enum Event {
        STOPPED
    }

    private final Queue<Long> numbers;
    private final PrimeTest primeTest;
    private final Set<Event> events = EnumSet.noneOf(Event.class);
    private final Lock look;
    private final Lock change;

    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
        ReadWriteLock locks = new ReentrantReadWriteLock();
        look = locks.readLock();
        change = locks.writeLock();
    }

    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        Long n;
        while (!happened(Event.STOPPED) && (n = numbers.poll()) != null) {
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }

    private boolean happened(Event event) {
        look.lock();
        try {
            return events.contains(event);
        } finally {
            look.unlock();
        }
    }

    public void stop() {
        change.lock();
        try {
            events.add(Event.STOPPED);
        } finally {
            change.unlock();
        }
    }
}

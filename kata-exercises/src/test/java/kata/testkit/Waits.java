package kata.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kata.testkit.SeenThread.Held;
import kata.testkit.SeenThread.Owner;
import kata.testkit.SeenThread.Wait;

/** Which thread waits for which, at one moment. */
final class Waits {

    /*
     * The threads are read one after the other. So a circle counts only if none of its threads has done anything
     * between a look before the reading and one after it: then there was a moment at which all that was read was so at
     * once. Of a platform thread its counters and its CPU time say that. A virtual thread has none, but it needs a
     * carrier to do anything, and carriers are platform threads.
     */

    /** Whether the JVM knows all its virtual threads, as it does unless it is told not to. */
    private static final boolean TRACKED = !"false".equals(System.getProperty("jdk.trackAllThreads"));

    private static final int TRIES = 10;
    private static final long BETWEEN_TRIES_NANOS = 5_000_000;

    private final List<SeenThread> threads;
    private final Optional<Set<Long>> alive;
    private List<SeenThread> circle = List.of();

    /**
     * Of these threads.
     *
     * @param alive the ids of all threads, bystanders too; empty if the virtual ones are not known
     */
    private Waits(List<SeenThread> threads, Optional<Set<Long>> alive) {
        this.threads = threads;
        this.alive = alive;
    }

    /** Looks at the threads, again if they move so that it cannot be told whether they wait for each other. */
    static Waits look() {
        for (int tries = 1; ; tries++) {
            Snapshot before = Snapshot.take();
            Waits waits = read();
            List<SeenThread> circle = waits.findCircle();
            if (circle.isEmpty()) {
                return waits;
            }
            if (haveNotMoved(circle, carriers(), before, Snapshot.take())) {
                waits.circle = circle;
                return waits;
            }
            if (tries == TRIES) {
                return waits;
            }
            LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
        }
    }

    private static Waits read() {
        boolean dumps = ThreadDump.isNeeded();
        ThreadDump dump = dumps ? ThreadDump.take() : ThreadDump.NONE;
        List<SeenThread> threads = withMonitorOwners(Stacks.threads(dump));
        if (threads.stream().anyMatch(Waits::needsHeap)) {
            Map<Long, Owner> owners = HeapDump.owners();
            threads = threads.stream()
                    .map(thread -> needsHeap(thread) && owners.containsKey(thread.id())
                            ? thread.owned(owners.get(thread.id()))
                            : thread)
                    .toList();
        }
        Set<Long> alive = Stream.concat(
                        LiveThreads.all().stream().map(Thread::threadId),
                        dump.threads().stream().map(SeenThread::id))
                .collect(Collectors.toSet());
        boolean known = !dumps || TRACKED && !dump.threads().isEmpty();
        return new Waits(threads, known ? Optional.of(alive) : Optional.empty());
    }

    /** Whether it is a lock that has an owner, and of that only a heap dump tells. */
    private static boolean needsHeap(SeenThread thread) {
        return thread.virtual()
                && thread.owner() == null
                && thread.waits() == Wait.PARKED
                && (thread.lock().startsWith("java.util.concurrent.locks.Reentrant")
                        || !thread.lock().startsWith("java."));
    }

    private static List<SeenThread> withMonitorOwners(List<SeenThread> threads) {
        Map<String, Owner> owners = new HashMap<>();
        for (SeenThread thread : threads) {
            for (Held held : thread.holds()) {
                owners.put(held.lock(), new Owner(thread.id(), thread.name()));
            }
        }
        return threads.stream()
                .map(thread -> thread.waits() == Wait.TO_ENTER && owners.containsKey(thread.lock())
                        ? thread.owned(owners.get(thread.lock()))
                        : thread)
                .toList();
    }

    /** Whether none of these threads has done anything between two looks. */
    static boolean haveNotMoved(List<SeenThread> circle, Set<Long> carriers, Snapshot before, Snapshot after) {
        Set<Long> ids = circle.stream().map(SeenThread::id).collect(Collectors.toSet());
        if (circle.stream().anyMatch(SeenThread::virtual)) {
            ids.addAll(carriers);
        }
        return of(before, ids).equals(of(after, ids));
    }

    private static Set<Long> carriers() {
        return LiveThreads.all().stream()
                .filter(Bystanders::isCarrier)
                .map(Thread::threadId)
                .collect(Collectors.toSet());
    }

    private static List<Snapshot.Seen> of(Snapshot snapshot, Set<Long> ids) {
        return snapshot.threads().stream()
                .filter(seen -> ids.contains(seen.id()))
                .toList();
    }

    /** All threads that count, by name. */
    List<SeenThread> threads() {
        return threads;
    }

    /** Threads each of which waits for a lock of the next one, and the last for one of the first; may be empty. */
    List<SeenThread> circle() {
        return circle;
    }

    /** Who has the lock that the thread waits for, if that thread is alive. */
    Optional<SeenThread> ownerOf(SeenThread thread) {
        return thread.owner() == null
                ? Optional.empty()
                : threads.stream()
                        .filter(other -> other.id() == thread.owner().id())
                        .findFirst();
    }

    /** Whether the thread waits for a lock whose owner has ended without giving it back. */
    boolean waitsForTheDead(SeenThread thread) {
        return thread.owner() != null
                && alive.isPresent()
                && !alive.get().contains(thread.owner().id());
    }

    /** The circle with the first thread by name, in the order of who waits for whom. */
    private List<SeenThread> findCircle() {
        for (SeenThread start : threads) {
            List<SeenThread> way = new ArrayList<>();
            Set<Long> ids = new HashSet<>();
            Optional<SeenThread> at = Optional.of(start);
            while (at.isPresent()
                    && at.get().waitsForOthers()
                    && ids.add(at.get().id())) {
                way.add(at.get());
                at = ownerOf(at.get());
            }
            if (way.size() > 1 && at.isPresent() && at.get().id() == start.id()) {
                return named(way);
            }
        }
        return List.of();
    }

    /** The same circle, each thread with a name, and the first by name in front. */
    private static List<SeenThread> named(List<SeenThread> circle) {
        List<SeenThread> named = Stacks.named(circle);
        Map<Long, SeenThread> byId = named.stream().collect(Collectors.toMap(SeenThread::id, thread -> thread));
        List<SeenThread> inOrder = new ArrayList<>(
                circle.stream().map(thread -> byId.get(thread.id())).toList());
        Collections.rotate(inOrder, -inOrder.indexOf(named.getFirst()));
        return inOrder;
    }
}

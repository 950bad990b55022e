package kata.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kata.model.RunResult;

/**
 * What one test has put in place and must not leave behind: gates, observers, what threads died of. Safe for several
 * threads. There is one scope at a time; it changes with each test.
 */
final class TestScope {

    /** What a thread died of. */
    record Death(Thread thread, Throwable cause) {}

    private static volatile TestScope current = new TestScope();

    /** No thread of this test has a lower id: it is that of one that was made just before, and never started. */
    private final long bornAfter = Thread.ofPlatform().unstarted(() -> {}).threadId();

    private final Queue<Gate> gates = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> endings = new ConcurrentLinkedQueue<>();
    private final List<Supplier<List<Call>>> observers = new CopyOnWriteArrayList<>();
    private final List<ObservingPrimeTest> primeTests = new CopyOnWriteArrayList<>();
    private final List<Workers> workers = new CopyOnWriteArrayList<>();
    private final List<Death> deaths = new CopyOnWriteArrayList<>();
    private volatile RunResult shown;
    private volatile String account = "";
    private volatile boolean over;
    private volatile boolean waitedIn;
    private volatile int stage;

    static TestScope current() {
        return current;
    }

    /** Opens the scope of the next test. */
    static TestScope begin() {
        TestScope scope = new TestScope();
        current = scope;
        return scope;
    }

    /** Whether a virtual thread was made since this test began. Virtual threads cannot be listed beforehand. */
    boolean hasMade(SeenThread thread) {
        return thread.id() > bornAfter;
    }

    void add(Gate gate) {
        gates.add(gate);
        if (over) {
            gate.open();
        }
    }

    void add(ObservingPrimeTest primeTest) {
        primeTests.add(primeTest);
    }

    void add(Workers made) {
        workers.add(made);
        add(made::calls);
        atTheEnd(made::open);
    }

    /** The worker processes of this test; empty if it has to do with threads only. */
    List<Workers> workers() {
        return workers;
    }

    /** Adds calls to those that show who did the work. */
    void add(Supplier<List<Call>> observer) {
        observers.add(observer);
    }

    /** All calls that were observed, in the order in which they began. */
    List<Call> calls() {
        return Stream.concat(
                        primeTests.stream().map(ObservingPrimeTest::calls),
                        observers.stream().map(Supplier::get))
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Call::begin))
                .toList();
    }

    /** Keeps the result whose workers are the lanes of this test. */
    void show(RunResult result) {
        shown = result;
    }

    /** Who did the work, as {@link Lanes} describes it; empty if nobody called a prime test. */
    String lanes() {
        List<Call> calls = calls();
        RunResult result = shown;
        return result == null ? Lanes.of(calls) : Lanes.of(result, calls);
    }

    /** Keeps what the work of this test has cost, as {@code what=how many;…}; of several the last. */
    void account(String counts) {
        account = counts;
    }

    /** What the work of this test has cost; empty if nobody has counted. */
    String account() {
        return account;
    }

    /** Registers what is to be done when the test is over. */
    void atTheEnd(Runnable ending) {
        endings.add(ending);
    }

    void died(Thread thread, Throwable cause) {
        deaths.add(new Death(thread, cause));
    }

    List<Death> deaths() {
        return deaths;
    }

    List<ObservingPrimeTest> primeTests() {
        return primeTests;
    }

    void openGates() {
        gates.forEach(Gate::open);
    }

    /** Ends the test: opens all gates, so that nothing is held back any more. */
    void end() {
        over = true;
        openGates();
        for (Runnable ending = endings.poll(); ending != null; ending = endings.poll()) {
            ending.run();
        }
    }

    boolean isOver() {
        return over;
    }

    /** Says whether the test itself is watching the threads, so that nobody else need do so. */
    void waitedIn(boolean now) {
        waitedIn = now;
    }

    boolean isWaitedIn() {
        return waitedIn;
    }

    /** The test has got to its next part; what came before does not count for its deadline. For one thread. */
    void getsOn() {
        stage++;
    }

    /** Which part the test has got to. */
    int stage() {
        return stage;
    }
}

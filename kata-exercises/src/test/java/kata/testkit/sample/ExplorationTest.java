package kata.testkit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.FreshScope;
import kata.testkit.Scenario;
import kata.testkit.sample.SharedCode.Counter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FreshScope.class)
class ExplorationTest {

    /** Two threads raise a counter once each. */
    abstract static class Raise implements Scenario {

        private final Counter counter;

        Raise(Counter counter) {
            this.counter = counter;
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(this::raise, this::raise);
        }

        private Void raise() {
            counter.raise();
            return null;
        }

        @Override
        public void check() {
            Expect.equal("the count after 2 calls", counter.count(), 2);
        }
    }

    static final class RaisePlain extends Raise {
        RaisePlain() {
            super(new SharedCode.Plain());
        }
    }

    static final class RaiseVolatile extends Raise {
        RaiseVolatile() {
            super(new SharedCode.Volatile());
        }
    }

    static final class RaiseGetThenSet extends Raise {
        RaiseGetThenSet() {
            super(new SharedCode.GetThenSet());
        }
    }

    static final class RaiseLockGivenBack extends Raise {
        RaiseLockGivenBack() {
            super(new SharedCode.LockGivenBack());
        }
    }

    static final class RaiseTestThenSetLock extends Raise {
        RaiseTestThenSetLock() {
            super(new SharedCode.TestThenSetLock());
        }
    }

    static final class RaiseOneOfFour extends Raise {
        RaiseOneOfFour() {
            super(new SharedCode.OneOfFour());
        }
    }

    static final class RaiseMonitor extends Raise {
        RaiseMonitor() {
            super(new SharedCode.Monitor());
        }
    }

    static final class RaiseLocked extends Raise {
        RaiseLocked() {
            super(new SharedCode.Locked());
        }
    }

    static final class RaiseCas extends Raise {
        RaiseCas() {
            super(new SharedCode.Cas());
        }
    }

    static final class RaiseSpinLock extends Raise {
        RaiseSpinLock() {
            super(new SharedCode.SpinLock());
        }
    }

    static final class RaiseBusyFlag extends Raise {
        RaiseBusyFlag() {
            super(new SharedCode.BusyFlag());
        }
    }

    static final class RaiseOptimistic extends Raise {
        RaiseOptimistic() {
            super(new SharedCode.Optimistic());
        }
    }

    static final class RaiseFenced extends Raise {
        RaiseFenced() {
            super(new SharedCode.Fenced());
        }
    }

    /** Workers of the learner's own. */
    abstract static class Run implements Scenario {
        private final boolean virtual;
        private final SharedCode.Workers workers;
        private List<Long> found;

        Run(boolean safe, boolean virtual) {
            this.virtual = virtual;
            workers = new SharedCode.Workers(safe);
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> found = workers.run(virtual));
        }

        @Override
        public void check() {
            Expect.equal("the finds", found.stream().sorted().toList(), List.of(2L, 3L));
        }
    }

    static final class RunUnsafe extends Run {
        RunUnsafe() {
            super(false, false);
        }
    }

    static final class RunUnsafeVirtual extends Run {
        RunUnsafeVirtual() {
            super(false, true);
        }
    }

    static final class RunSafe extends Run {
        RunSafe() {
            super(true, false);
        }
    }

    static final class RunSafeVirtual extends Run {
        RunSafeVirtual() {
            super(true, true);
        }
    }

    static final class FillPlaces implements Scenario {
        private List<Long> found;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> found = new SharedCode.Places().run());
        }

        @Override
        public void check() {
            Expect.equal("the finds, squared", found, List.of(4L, 9L));
        }
    }

    static final class UseTable implements Scenario {
        private int sum;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> sum = new SharedCode.LookUp().sumOfTwo());
        }

        @Override
        public void check() {
            Expect.equal("the sum of two squares", sum, 13);
        }
    }

    /** Two threads ask for the value of one key. */
    abstract static class Ask implements Scenario {
        private final SharedCode.Memo memo;
        private final boolean atOnce;
        private final Object[] got = new Object[2];

        Ask(SharedCode.Memo memo, boolean atOnce) {
            this.memo = memo;
            this.atOnce = atOnce;
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> ask(0), () -> ask(1));
        }

        private Object ask(int i) {
            got[i] = atOnce ? memo.atOnce(7) : memo.checkThenAct(7);
            return got[i];
        }

        @Override
        public void check() {
            Expect.that(got[0] == got[1], () -> "two threads got two values for one key");
        }
    }

    static final class AskAtOnce extends Ask {
        AskAtOnce() {
            super(SharedCode.Memo.concurrent(), true);
        }
    }

    static final class AskCheckThenAct extends Ask {
        AskCheckThenAct() {
            super(SharedCode.Memo.concurrent(), false);
        }
    }

    static final class AskPlain extends Ask {
        AskPlain() {
            super(SharedCode.Memo.plain(), true);
        }
    }

    static final class MarkBits implements Scenario {
        private final SharedCode.Bits bits = new SharedCode.Bits();

        @Override
        public List<Callable<?>> work() {
            return List.of(mark(2), mark(3));
        }

        private Callable<Void> mark(int bit) {
            return () -> {
                bits.mark(bit);
                return null;
            };
        }

        @Override
        public void check() {}
    }

    static final class LookAtBits implements Scenario {
        private final SharedCode.Bits bits = new SharedCode.Bits();

        @Override
        public List<Callable<?>> work() {
            return List.of(bits::next, bits::next);
        }

        @Override
        public void check() {}
    }

    static final class FlagPlain implements Scenario {
        private final SharedCode.Flag flag = new SharedCode.Flag();

        @Override
        public List<Callable<?>> work() {
            return List.of(
                    () -> {
                        flag.raisePlain();
                        return null;
                    },
                    flag::isPlain);
        }

        @Override
        public void check() {}
    }

    static final class FlagVolatile implements Scenario {
        private final SharedCode.Flag flag = new SharedCode.Flag();

        @Override
        public List<Callable<?>> work() {
            return List.of(
                    () -> {
                        flag.raise();
                        return null;
                    },
                    flag::is);
        }

        @Override
        public void check() {}
    }

    static final class RaiseInherited extends Raise {
        RaiseInherited() {
            super(new SharedCode.Inherited());
        }
    }

    /** One thread adds a find, another one copies all of them. */
    abstract static class AddAndCopy implements Scenario {
        private final SharedCode.Finds finds = new SharedCode.Finds();

        @Override
        public List<Callable<?>> work() {
            return List.of(
                    () -> {
                        finds.add(2L);
                        return null;
                    },
                    () -> copy(finds));
        }

        abstract List<Long> copy(SharedCode.Finds finds);

        @Override
        public void check() {}
    }

    static final class CopyUnderLock extends AddAndCopy {
        @Override
        List<Long> copy(SharedCode.Finds finds) {
            return finds.copy();
        }
    }

    static final class CopyWithoutLock extends AddAndCopy {
        @Override
        List<Long> copy(SharedCode.Finds finds) {
            return finds.copyWithoutLock();
        }
    }

    static final class ImmutableWithoutLock extends AddAndCopy {
        @Override
        List<Long> copy(SharedCode.Finds finds) {
            return finds.immutableWithoutLock();
        }
    }

    static final class AddAllWithoutLock extends AddAndCopy {
        @Override
        List<Long> copy(SharedCode.Finds finds) {
            List<Long> all = new ArrayList<>();
            finds.addToWithoutLock(all);
            return all;
        }
    }

    static final class CrossedLocks implements Scenario {
        private final SharedCode.Both both = new SharedCode.Both();

        @Override
        public List<Callable<?>> work() {
            return List.of(
                    () -> {
                        both.oneThenOther();
                        return null;
                    },
                    () -> {
                        both.otherThenOne();
                        return null;
                    });
        }

        @Override
        public void check() {
            Expect.equal("what was done", both.done().size(), 2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                RaisePlain.class,
                RaiseVolatile.class,
                RaiseGetThenSet.class,
                RaiseLockGivenBack.class,
                RaiseOneOfFour.class,
                RunUnsafe.class,
                RunUnsafeVirtual.class,
                AskCheckThenAct.class,
                AskPlain.class,
                FlagPlain.class,
                MarkBits.class,
                RaiseInherited.class,
                CopyWithoutLock.class,
                ImmutableWithoutLock.class,
                AddAllWithoutLock.class
            })
    void code_with_a_race_is_found(Class<? extends Scenario> scenario) {
        Finding finding = assertThrows(Finding.class, () -> Exploration.of(scenario));

        assertEquals("RACE", finding.facts().get("verdict"), finding::toString);
        assertTrue(finding.facts().get("location").startsWith("SharedCode.java:"), finding::toString);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                RaiseMonitor.class,
                RaiseLocked.class,
                RaiseCas.class,
                RaiseSpinLock.class,
                RaiseBusyFlag.class,
                RaiseOptimistic.class,
                RaiseFenced.class,
                RunSafe.class,
                RunSafeVirtual.class,
                FillPlaces.class,
                AskAtOnce.class,
                FlagVolatile.class,
                LookAtBits.class,
                CopyUnderLock.class,
                UseTable.class
            })
    void code_without_a_race_is_left_alone(Class<? extends Scenario> scenario) throws Exception {
        int schedules = Exploration.of(scenario);

        assertTrue(schedules > 2, () -> "only " + schedules + " schedules");
    }

    @Test
    void a_lock_that_looks_before_it_takes_is_found_with_two_held() throws Exception {
        Exploration.of(RaiseTestThenSetLock.class);
        Finding finding = assertThrows(Finding.class, () -> Exploration.withTwoHeld(RaiseTestThenSetLock.class));

        assertEquals("the count after 2 calls: got 1, not 2", finding.facts().get("observed"));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {RaiseMonitor.class, RaiseLocked.class, RaiseCas.class, RaiseSpinLock.class, RaiseBusyFlag.class})
    void code_without_a_race_is_left_alone_with_two_held(Class<? extends Scenario> scenario) throws Exception {
        Exploration.withTwoHeld(scenario);
    }

    static final class RaiseNever extends Raise {
        RaiseNever() {
            super(new SharedCode.Never());
        }
    }

    @Test
    void code_that_is_always_wrong_is_no_race() {
        Finding finding = assertThrows(Finding.class, () -> Exploration.of(RaiseNever.class));

        assertEquals("WRONG", finding.facts().get("verdict"), finding::toString);
    }

    static final class LookSevenTimes implements Scenario {
        private int rounds;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> {
                new SharedCode.Looks().look(7);
                return rounds = rounds();
            });
        }

        @Override
        public void check() {
            Expect.equal("rounds", rounds, 7);
        }
    }

    @Test
    void rounds_are_counted() throws Exception {
        Exploration.withNobodyHeld(LookSevenTimes.class);
    }

    static final class RaiseInTwoCalls extends Raise {
        RaiseInTwoCalls() {
            super(new SharedCode.TwoCalls());
        }
    }

    @Test
    void between_two_synchronized_methods_is_a_place_too() {
        Finding finding = assertThrows(Finding.class, () -> Exploration.of(RaiseInTwoCalls.class));

        assertEquals("the count after 2 calls: got 1, not 2", finding.facts().get("observed"));
        assertTrue(finding.facts().get("steps").contains("|enter synchronized|"), finding::toString);
    }

    static final class EnterAndInterrupt implements Scenario {
        private final SharedCode.PermitLost permits = new SharedCode.PermitLost();
        private volatile Thread entering;

        @Override
        public List<Callable<?>> work() {
            return List.of(this::enter, this::interrupt);
        }

        private Void enter() {
            entering = Thread.currentThread();
            try {
                permits.enter();
            } catch (InterruptedException e) {
                return null;
            }
            return null;
        }

        private Void interrupt() {
            entering.interrupt();
            return null;
        }

        @Override
        public void check() {
            Expect.equal("permits left", permits.left(), 1);
        }
    }

    @Test
    void an_interrupt_before_the_look_at_the_status_is_found() {
        Finding finding = assertThrows(Finding.class, () -> Exploration.of(EnterAndInterrupt.class));

        assertEquals("permits left: got 0, not 1", finding.facts().get("observed"));
    }

    @Test
    void locks_taken_crosswise_are_found() throws InterruptedException {
        Finding finding = assertThrows(Finding.class, () -> Exploration.of(CrossedLocks.class));

        assertEquals("DEADLOCK", finding.facts().get("verdict"), finding::toString);
        List<Thread> hanging = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> List.of("first", "second").contains(thread.getName()))
                .toList();
        assertEquals(2, hanging.size());
        hanging.forEach(Thread::interrupt);
        for (Thread thread : hanging) {
            thread.join();
        }
    }

    @Test
    void steps_name_thread_action_value_and_line() {
        Finding finding = assertThrows(Finding.class, () -> Exploration.of(RaiseVolatile.class));

        assertEquals("""
                first|read count 0|SharedCode.java:67|false
                second|read count 0|SharedCode.java:67|false
                second|write count 1|SharedCode.java:67|false
                first|write count 1|SharedCode.java:67|true""", finding.facts().get("steps"));
        assertEquals("the count after 2 calls: got 1, not 2", finding.facts().get("observed"));
    }
}

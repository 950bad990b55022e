package kata.e570_two_locks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import kata.model.Ledger;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Turn;
import kata.testkit.EarlyWaits;
import kata.testkit.Expect;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.ObservedLedgers;
import kata.testkit.PlannedFailure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link Transfers} has to do, with five ledgers of 100 each. */
@KataTest
class TransfersTest {

    private final ObservedLedgers ledgers = new ObservedLedgers(5, 100);
    private final Transfers transfers = new Transfers();

    /** A transfer of 30. */
    static final class TransferOf30 implements BiFunction<Ledger, Ledger, Callable<Boolean>> {

        private final Transfers transfers = new Transfers();

        @Override
        public Callable<Boolean> apply(Ledger from, Ledger to) {
            return () -> transfers.transfer(from, to, 30);
        }
    }

    /** A ledger that nobody looks at. */
    private static final class PlainLedger implements Ledger {

        private final int number;
        private final Lock lock = new ReentrantLock();
        private long balance = 100;

        private PlainLedger(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public Lock lock() {
            return lock;
        }

        @Override
        public long balance() {
            return balance;
        }

        @Override
        public void setBalance(long balance) {
            this.balance = balance;
        }
    }

    private boolean transfer(int from, int to, long amount) {
        return transfers.transfer(ledgers.ledger(from), ledgers.ledger(to), amount);
    }

    private void expectNoOffence() {
        ledgers.offence().ifPresent(offence -> {
            throw Finding.wrong(offence);
        });
    }

    private void expectNoneLocked(String after) {
        List<Integer> locked = ledgers.lockedNow();
        Expect.that(locked.isEmpty(), () -> "still locked after " + after + ": ledger " + locked.getFirst());
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C1")
        void an_amount_goes_from_one_ledger_to_the_other() {
            Expect.equal("transfer of 30 from 1 to 2", transfer(1, 2, 30), true);
            Expect.equal("transfer of 100 from 4 to 3", transfer(4, 3, 100), true);
            Expect.equal("the balances", ledgers.balances(), List.of(70L, 130L, 200L, 0L, 100L));

            ObservedLedgers rich = new ObservedLedgers(2, 10_000_000_000L);
            boolean moved = transfers.transfer(rich.ledger(1), rich.ledger(2), 7_000_000_000L);
            Expect.equal("transfer of 7000000000 where there is 10000000000", moved, true);
            Expect.equal("the balances", rich.balances(), List.of(3_000_000_000L, 17_000_000_000L));
        }

        @Test
        @Order(2)
        @Clause("C1")
        void too_little_changes_nothing() {
            Expect.equal("transfer of 101 where there is 100", transfer(1, 2, 101), false);
            Expect.equal("the balances", ledgers.balances(), List.of(100L, 100L, 100L, 100L, 100L));
        }

        @Test
        @Order(3)
        @Clause("C1")
        void a_transfer_to_the_same_ledger_changes_nothing() {
            transfer(1, 1, 30);

            Expect.equal(
                    "the balance after a transfer of 30 to itself",
                    ledgers.balances().getFirst().longValue(),
                    100);
            for (int number : List.of(1_000, -1_000, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
                Ledger ledger = new PlainLedger(number);
                transfers.transfer(ledger, ledger, 30);
                Expect.equal(
                        "the balance of ledger " + number + " after a transfer of 30 to itself", ledger.balance(), 100);
            }
        }

        @Test
        @Order(4)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void both_locks_are_held_from_the_first_look_to_the_last_write() {
            transfer(1, 2, 30);
            transfer(2, 1, 20);
            transfer(3, 4, 500);

            expectNoOffence();
        }

        @Test
        @Order(5)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void nothing_stays_locked_after_a_transfer() {
            transfer(1, 2, 30);
            expectNoneLocked("a transfer");
            transfer(1, 2, 500);
            expectNoneLocked("a transfer of too much");
            transfer(3, 3, 10);
            expectNoneLocked("a transfer to the same ledger");
        }

        @Test
        @Order(6)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void nothing_stays_locked_after_an_exception() {
            ledgers.failNextWrite();
            try {
                transfer(1, 2, 30);
            } catch (RuntimeException e) {
                if (!PlannedFailure.isBehind(e)) {
                    throw e;
                }
                expectNoneLocked("a transfer in which a ledger threw");
                return;
            }
            throw Finding.wrong("a ledger threw, and transfer returned as if nothing had happened");
        }

        @Test
        @Order(7)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void nothing_stays_locked_if_a_ledger_does_not_give_its_lock() {
            for (int from = 1; from <= 2; from++) {
                ledgers.failAtTheSecondLock();
                try {
                    transfer(from, 3 - from, 30); // Whoever has asked for both locks before succeeds.
                } catch (RuntimeException e) {
                    if (!PlannedFailure.isBehind(e)) {
                        throw e;
                    }
                }
                expectNoneLocked("a transfer in which the other ledger threw instead of giving its lock");
            }
        }

        @Test
        @Order(8)
        @Clause("C1")
        void an_interrupted_thread_moves_the_amount_too() {
            Thread.currentThread().interrupt();
            boolean moved;
            try {
                moved = transfer(1, 2, 30);
            } finally {
                Thread.interrupted();
            }
            Expect.equal("transfer of 30 from 1 to 2 in an interrupted thread", moved, true);
            Expect.equal("the balances", ledgers.balances(), List.of(70L, 130L, 100L, 100L, 100L));
        }

        @Test
        @Order(9)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void nothing_stays_locked_after_an_error() {
            for (int use = 1; failsAt(use); use++) {
                expectNoneLocked("a transfer in which a ledger threw an error");
            }
        }

        /** Whether a transfer reads and writes so often; it fails then. */
        private boolean failsAt(int use) {
            ledgers.failAtUse(use);
            try {
                transfer(1, 2, 1);
            } catch (RuntimeException | Error e) {
                if (!PlannedFailure.isBehind(e)) {
                    throw e;
                }
            }
            return !ledgers.hasNotFailed();
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        private final Company company = Company.gather();

        private Member<Boolean> start(String thread, int from, int to, long amount) {
            return start(thread, ledgers, from, to, amount);
        }

        private Member<Boolean> start(String thread, ObservedLedgers of, int from, int to, long amount) {
            return company.start(thread, () -> transfers.transfer(of.ledger(from), of.ledger(to), amount));
        }

        private Member<Boolean> startAndPark(String thread, int from, int to, long amount) throws Exception {
            return startAndPark(thread, ledgers, from, to, amount);
        }

        /** Starts a transfer and waits until it is parked. */
        private Member<Boolean> startAndPark(String thread, ObservedLedgers of, int from, int to, long amount)
                throws Exception {
            Member<Boolean> member = start(thread, of, from, to, amount);
            company.awaitUntil(() -> of.hasParked() || member.isDone());
            if (!of.hasParked()) {
                company.resultOf(member);
                throw Finding.wrong("transfer returned without two locks and a write");
            }
            return member;
        }

        @Test
        @Order(1)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 3)
        void two_transfers_want_the_same_last_credit_and_one_gets_it() throws Exception {
            ledgers.parkBeforeTheSecondLock();
            Member<Boolean> first = startAndPark("first", 1, 2, 100);
            Member<Boolean> second = start("second", 1, 3, 100);
            company.turnOf(second, second::isDone);
            ledgers.release();
            boolean firstDid = company.resultOf(first);
            boolean secondDid = company.resultOf(second);

            if (firstDid && secondDid) {
                throw Finding.race("two transfers of 100 have left ledger 1, which had 100", ledgers.interleaving());
            }
            long sum = ledgers.balances().stream().mapToLong(Long::longValue).sum();
            if (sum != 500) {
                throw Finding.race("the ledgers had 500 altogether, now they have " + sum, ledgers.interleaving());
            }
            Expect.that(firstDid || secondDid, () -> "ledger 1 had 100, and none of two transfers of 100 got it");
            expectNoOffence();
        }

        @Test
        @Order(2)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void nobody_looks_before_both_locks_are_held() throws Exception {
            company.resultOf(start("enough", 1, 2, 30));
            company.resultOf(start("too-much", 3, 4, 500));
            company.resultOf(start("back", 2, 1, 500));

            ledgers.earlyLook().ifPresent(number -> {
                throw Finding.wrong("ledger " + number + " was read while the other one was not locked");
            });
        }

        @Test
        @Order(3)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void no_time_limit_takes_the_place_of_the_amount() throws Exception {
            BiFunction<Ledger, Ledger, Callable<Boolean>> early = EarlyWaits.make(TransferOf30.class);
            ledgers.parkBeforeAWrite();
            Member<Boolean> here = startAndPark("here", 1, 2, 30);
            Member<Boolean> waiting = company.start("waiting", early.apply(ledgers.ledger(2), ledgers.ledger(5)));
            company.turnOf(waiting, waiting::isDone);
            ledgers.release();
            company.resultOf(here);

            boolean moved = company.resultOf(waiting);
            Expect.equal("transfer of 30 from 2 to 5, a time limit passed while it waited", moved, true);
            Expect.equal("the balances", ledgers.balances(), List.of(70L, 100L, 100L, 100L, 130L));
            expectNoneLocked("a transfer that had to wait");
        }

        @Test
        @Order(4)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void transfers_in_opposite_directions_come_to_an_end() throws Exception {
            for (int one = 1; one <= 4; one++) {
                for (int other = one + 1; other <= 4; other++) {
                    transferThereAndBack(ledgers, one, other);
                }
            }
        }

        private void transferThereAndBack(ObservedLedgers of, int one, int other) throws Exception {
            List<Long> before = of.balances();
            of.parkBeforeTheSecondLock();
            Member<Boolean> there = startAndPark("there", of, one, other, 10);
            Member<Boolean> back = start("back", of, other, one, 10);
            company.turnOf(back, back::isDone);
            of.release();
            company.resultOf(there);
            company.resultOf(back);

            Expect.equal("the balances", of.balances(), before);
        }

        @Test
        @Order(5)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        void transfers_in_a_circle_come_to_an_end() throws Exception {
            transferInACircle(ledgers);
        }

        @Test
        @Order(6)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void ledgers_may_have_any_numbers() throws Exception {
            transferInACircle(new ObservedLedgers(List.of(-2_000_000_000, 0, 2_000_000_000), 100));
            transferInACircle(new ObservedLedgers(List.of(2_000_000_000, 0, -2_000_000_000), 100));
            // Each two differ, but not in what is easily taken for the number: its size, its last digits, a float.
            for (List<Integer> two : List.of(
                    List.of(-7, 7),
                    List.of(1, 1 + (1 << 8)),
                    List.of(1, 1 + (1 << 16)),
                    List.of(1, 1_000_001),
                    List.of(2_000_000_000, 2_000_000_001),
                    List.of(Integer.MIN_VALUE, 0),
                    List.of(Integer.MIN_VALUE, Integer.MAX_VALUE))) {
                transferThereAndBack(new ObservedLedgers(two, 100), 1, 2);
            }
        }

        @Test
        @Order(7)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void two_ledgers_may_have_the_same_hash_code() throws Exception {
            transferThereAndBack(ObservedLedgers.ofOneHashCode(100), 1, 2);
            transferThereAndBack(ObservedLedgers.withLocksOfOneHashCode(100), 1, 2);
        }

        private void transferInACircle(ObservedLedgers circle) throws Exception {
            List<Long> before = circle.balances();
            List<Member<Boolean>> members = new ArrayList<>();
            for (int from = 1; from <= 3; from++) {
                // Whoever was parked before stays so: each of them has its own gate until the end.
                circle.parkBeforeTheSecondLock();
                Ledger giver = circle.ledger(from);
                Ledger taker = circle.ledger(from % 3 + 1);
                Member<Boolean> member = company.start("from-" + from, () -> transfers.transfer(giver, taker, 10));
                company.turnOf(member, circle::hasParked);
                members.add(member);
            }
            circle.release();
            company.close();
            for (Member<Boolean> member : members) {
                company.resultOf(member);
            }

            Expect.equal("the balances", circle.balances(), before);
        }

        @Test
        @Order(8)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void a_transfer_between_other_ledgers_does_not_wait() throws Exception {
            ledgers.parkBeforeAWrite();
            Member<Boolean> here = startAndPark("here", 1, 2, 30);

            expectToPass();
            ledgers.release();
            company.resultOf(here);
        }

        @Test
        @Order(9)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void a_transfer_between_other_ledgers_does_not_wait_for_one_that_waits() throws Exception {
            ledgers.parkBeforeAWrite();
            Member<Boolean> here = startAndPark("here", 1, 2, 30);
            Member<Boolean> waiting = start("waiting", 2, 5, 30);
            company.turnOf(waiting, waiting::isDone);

            expectToPass();
            ledgers.release();
            company.resultOf(here);
            company.resultOf(waiting);
            Expect.equal("the balances", ledgers.balances(), List.of(70L, 100L, 70L, 130L, 130L));
            expectToGoOnBeside(true);
            expectToGoOnBeside(false);
        }

        /** Two wait for different ledgers, the first or the last of them for those that are free before the others. */
        private void expectToGoOnBeside(boolean last) throws Exception {
            ObservedLedgers busy = new ObservedLedgers(List.of(1, 2, 5), 100);
            ObservedLedgers soonFree = new ObservedLedgers(List.of(3, 4), 100);
            busy.parkBeforeAWrite();
            soonFree.parkBeforeAWrite();
            Member<Boolean> here = startAndPark("here", busy, 1, 2, 30);
            Member<Boolean> there = startAndPark("there", soonFree, 1, 2, 30);
            Member<Boolean> waiting = null;
            if (last) {
                waiting = start("waiting", busy, 2, 3, 30);
                company.turnOf(waiting, waiting::isDone);
            }
            Member<Boolean> next = start("next", soonFree, 2, 1, 30);
            company.turnOf(next, next::isDone);
            if (!last) {
                waiting = start("waiting", busy, 2, 3, 30);
                company.turnOf(waiting, waiting::isDone);
            }

            soonFree.release();
            company.resultOf(there);
            if (company.turnOf(next, next::isDone) != Turn.TOUCHED) {
                throw Finding.notConcurrent("a transfer from 4 to 3 waits although both are free, beside one that waits"
                                + " for one from 1 to 2")
                        .at(next.line());
            }
            company.resultOf(next);
            busy.release();
            company.resultOf(here);
            company.resultOf(waiting);
        }

        @Test
        @Order(10)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void who_is_interrupted_while_it_waits_moves_the_amount_too() throws Exception {
            interruptWhileItWaits(1, 2, 2, 5);
            Expect.equal("the balances", ledgers.balances(), List.of(70L, 100L, 100L, 100L, 130L));
            interruptWhileItWaits(5, 4, 2, 5);
            Expect.equal("the balances", ledgers.balances(), List.of(70L, 70L, 100L, 130L, 130L));
        }

        /** Of the ledgers between which a transfer waits, the first or the second one is in use between others. */
        private void interruptWhileItWaits(int from, int to, int waitingFrom, int waitingTo) throws Exception {
            ledgers.parkBeforeAWrite();
            Member<Boolean> here = startAndPark("here", from, to, 30);
            Member<Boolean> waiting = start("waiting", waitingFrom, waitingTo, 30);
            company.turnOf(waiting, waiting::isDone);
            waiting.thread().interrupt();
            company.turnOf(waiting, waiting::isDone);
            ledgers.release();
            company.resultOf(here);

            boolean moved = company.resultOf(waiting);
            Expect.equal(
                    "transfer of 30 from " + waitingFrom + " to " + waitingTo + ", interrupted while it waited",
                    moved,
                    true);
        }

        @Test
        @Order(11)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void a_transfer_waits_for_no_other_ledgers_however_many_there_are() throws Exception {
            ledgers.parkBeforeAWrite();
            Member<Boolean> here = startAndPark("here", 1, 2, 30);
            expectManyToPass("one from 1 to 2");
            // The one waits for the first of its locks, the other one for the second.
            Member<Boolean> waiting = start("waiting", 2, 5, 30);
            company.turnOf(waiting, waiting::isDone);
            Ledger below = new PlainLedger(-7);
            Member<Boolean> alsoWaiting =
                    company.start("also-waiting", () -> transfers.transfer(below, ledgers.ledger(2), 30));
            company.turnOf(alsoWaiting, alsoWaiting::isDone);
            expectManyToPass("those that wait for 2, from 2 to 5 and from -7 to 2");
            ledgers.release();
            company.resultOf(here);
            company.resultOf(waiting);
            company.resultOf(alsoWaiting);
        }

        private void expectManyToPass(String others) throws Exception {
            for (int from = 10; from < 510; from++) {
                Ledger giver = new PlainLedger(from);
                Ledger taker = new PlainLedger(from + 1);
                Member<Boolean> other = company.start("other", () -> transfers.transfer(giver, taker, 30));
                if (company.turnOf(other, other::isDone) != Turn.TOUCHED) {
                    throw Finding.notConcurrent("a transfer from " + giver.number() + " to " + taker.number()
                                    + " waits for " + others)
                            .at(other.line());
                }
                company.resultOf(other);
            }
        }

        @Test
        @Order(12)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void transfers_of_two_objects_come_to_an_end() throws Exception {
            Transfers others = new Transfers();
            transfer(1, 2, 10);
            others.transfer(ledgers.ledger(2), ledgers.ledger(1), 10);

            ledgers.parkBeforeTheSecondLock();
            Member<Boolean> there = startAndPark("there", 1, 2, 10);
            Member<Boolean> back =
                    company.start("back", () -> others.transfer(ledgers.ledger(2), ledgers.ledger(1), 10));
            company.turnOf(back, back::isDone);
            ledgers.release();
            company.resultOf(there);
            company.resultOf(back);

            Expect.equal("the balances", ledgers.balances(), List.of(100L, 100L, 100L, 100L, 100L));
        }

        @Test
        @Order(13)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void who_has_tried_in_vain_does_not_wait_with_a_lock_in_its_hand() throws Exception {
            for (int busy = 1; busy <= 2; busy++) {
                Lock inUse = ledgers.ledger(busy).lock();
                Member<Boolean> there;
                inUse.lock();
                try {
                    ledgers.parkBeforeAWaitWithALock();
                    there = start("there", 1, 2, 10);
                    company.turnOf(there, ledgers::hasParked);
                } finally {
                    inUse.unlock();
                }
                // Whoever waits with one lock in its hand is held, so the other one tries in vain, too.
                Member<Boolean> back = start("back", 2, 1, 10);
                company.turnOf(back, back::isDone);
                ledgers.release();
                company.resultOf(there);
                company.resultOf(back);
            }
        }

        private void expectToPass() throws Exception {
            Member<Boolean> other = start("other", 3, 4, 30);
            if (company.turnOf(other, other::isDone) != Turn.TOUCHED) {
                throw Finding.notConcurrent("a transfer from 3 to 4 waits for one from 1 to 2")
                        .at(other.line());
            }
            company.resultOf(other);
        }
    }
}

package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import kata.model.Ledger;
import kata.testkit.Company.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledgers at which a test can park the learner's threads. */
class ObservedLedgersTest {

    private ObservedLedgers ledgers;
    private Ledger one;
    private Ledger two;
    private Company company;

    @BeforeEach
    void gather() {
        Bystanders.remember();
        TestScope.begin();
        ledgers = new ObservedLedgers(2, 10);
        one = ledgers.ledger(1);
        two = ledgers.ledger(2);
        company = Company.gather();
    }

    @AfterEach
    void scatter() {
        TestScope.current().end();
    }

    @Test
    void a_write_under_both_locks_is_no_offence() {
        one.lock().lock();
        two.lock().lock();
        one.setBalance(one.balance() - 3);
        two.setBalance(two.balance() + 3);

        assertEquals(List.of(1, 2), ledgers.lockedNow());
        two.lock().unlock();
        one.lock().unlock();

        assertEquals(List.of(7L, 13L), ledgers.balances());
        assertEquals(List.of(), ledgers.lockedNow());
        assertEquals(Optional.empty(), ledgers.offence());
    }

    @Test
    void a_read_without_the_lock_is_an_offence() {
        two.lock().lock();
        one.balance();
        two.lock().unlock();

        assertEquals(Optional.of("the balance of ledger 1 was read without its lock"), ledgers.offence());
    }

    @Test
    void a_read_under_one_lock_is_an_early_look() {
        one.lock().lock();
        one.balance();
        one.lock().unlock();

        assertEquals(Optional.of(1), ledgers.earlyLook());
        assertEquals(Optional.empty(), ledgers.offence());
    }

    @Test
    void ledgers_may_have_any_numbers() {
        ObservedLedgers numbered = new ObservedLedgers(List.of(-7, Integer.MAX_VALUE), 10);

        assertEquals(-7, numbered.ledger(1).number());
        assertEquals(Integer.MAX_VALUE, numbered.ledger(2).number());
    }

    @Test
    void a_write_after_the_lock_was_given_back_is_an_offence() {
        one.lock().lock();
        two.lock().lock();
        long balance = one.balance();
        one.lock().unlock();
        one.lock().lock();
        one.setBalance(balance);
        two.lock().unlock();
        one.lock().unlock();

        assertEquals(
                Optional.of("the lock of ledger 1 was given back between the read and the write"), ledgers.offence());
    }

    @Test
    void a_write_under_one_lock_is_an_offence() {
        one.lock().lock();
        one.setBalance(3);
        one.lock().unlock();

        assertEquals(Optional.of("ledger 1 was written while the other one was not locked"), ledgers.offence());
    }

    @Test
    void a_thread_is_parked_between_its_two_locks() throws Exception {
        ledgers.parkBeforeTheSecondLock();
        Member<Boolean> member = company.start("member", () -> {
            one.lock().lock();
            return two.lock().tryLock();
        });

        assertEquals(Outcome.MET, company.awaitUntil(ledgers::hasParked));
        assertEquals(List.of(1), ledgers.lockedNow());
        ledgers.release();
        company.resultOf(member);
        assertEquals(List.of(1, 2), ledgers.lockedNow());
    }

    @Test
    void a_planned_failure_writes_nothing() {
        ledgers.failNextWrite();

        assertThrows(PlannedFailure.class, () -> one.setBalance(3));
        assertEquals(List.of(10L, 10L), ledgers.balances());
    }

    @Test
    void two_ledgers_can_have_one_hash_code() {
        ObservedLedgers twins = ObservedLedgers.ofOneHashCode(10);

        assertEquals(List.of(10L, 10L), twins.balances());
        assertNotEquals(twins.ledger(1).number(), twins.ledger(2).number());
        assertEquals(twins.ledger(1).hashCode(), twins.ledger(2).hashCode());
    }

    @Test
    void two_locks_can_have_one_hash_code() {
        ObservedLedgers twins = ObservedLedgers.withLocksOfOneHashCode(10);

        assertEquals(twins.ledger(1).lock().hashCode(), twins.ledger(2).lock().hashCode());
    }
}

package kata.compared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import kata.e570_two_locks.Transfers;
import org.junit.jupiter.api.Test;

/** Two locks, as a stress test: transfers between any two of four ledgers, and an auditor in between. */
class E570Rounds {

    private static final int TRANSFERS = 2_000;
    private static final long CREDIT = 20;

    @Test
    void no_credit_is_lost_or_made_and_all_transfers_end() throws Exception {
        for (int round = 0; round < Crowd.ROUNDS; round++) {
            // The numbers of the second half are far from those of the first.
            List<PlainLedger> ledgers = List.of(
                    new PlainLedger(Integer.MIN_VALUE, CREDIT),
                    new PlainLedger(1, CREDIT),
                    new PlainLedger(2, CREDIT),
                    new PlainLedger(Integer.MAX_VALUE, CREDIT));

            Crowd.together(Crowd.each(Crowd.THREADS, () -> {
                SplittableRandom random = new SplittableRandom();
                Transfers transfers = new Transfers();
                for (int i = 0; i < TRANSFERS; i++) {
                    PlainLedger from = ledgers.get(random.nextInt(ledgers.size()));
                    PlainLedger to = ledgers.get(random.nextInt(ledgers.size()));
                    transfers.transfer(from, to, random.nextInt(1, 10));
                    if (i % 10 == 0) {
                        audit(ledgers);
                    }
                }
                return null;
            }));

            audit(ledgers);
        }
    }

    /** Takes all locks in the order of the numbers, as everybody should. */
    private static void audit(List<PlainLedger> ledgers) {
        ledgers.forEach(ledger -> ledger.lock().lock());
        try {
            assertEquals(
                    ledgers.size() * CREDIT,
                    ledgers.stream().mapToLong(PlainLedger::balance).sum());
            assertTrue(ledgers.stream().allMatch(ledger -> ledger.balance() >= 0), "a balance below zero");
        } finally {
            ledgers.forEach(ledger -> ledger.lock().unlock());
        }
    }
}

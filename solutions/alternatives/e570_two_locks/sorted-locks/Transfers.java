/* Another right way: any number of locks, taken in the order of the numbers. */
package kata.e570_two_locks;

import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    /** Moves an amount. */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        List<Ledger> inOrder = Stream.of(from, to)
                .sorted(Comparator.comparingInt(Ledger::number))
                .toList();
        return under(inOrder, () -> move(from, to, amount));
    }

    private static boolean under(List<Ledger> ledgers, BooleanSupplier action) {
        if (ledgers.isEmpty()) {
            return action.getAsBoolean();
        }
        Ledger first = ledgers.getFirst();
        first.lock().lock();
        try {
            return under(ledgers.subList(1, ledgers.size()), action);
        } finally {
            first.lock().unlock();
        }
    }

    private static boolean move(Ledger from, Ledger to, long amount) {
        if (from.balance() < amount) {
            return false;
        }
        from.setBalance(from.balance() - amount);
        to.setBalance(to.balance() + amount);
        return true;
    }
}

package kata.e590_built_once;

import java.util.AbstractList;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * C3 and C4 as a race that is run: two threads ask for the table, each adds up what it sees in it. The third figure
 * says whether both got the same object.
 */
@JCStressTest
@Outcome(id = "17, 17, 1", expect = Expect.ACCEPTABLE, desc = "Both have the one, finished table.")
@Outcome(id = "17, 17, 0", expect = Expect.FORBIDDEN, desc = "C3: it was made twice.")
@Outcome(expect = Expect.FORBIDDEN, desc = "C4: somebody has seen a table that was not finished, or none.")
@State
public class SmallPrimesJcstress {

    private final SmallPrimes primes = new SmallPrimes(Table::new);
    private List<Integer> first;
    private List<Integer> second;

    /** Asks for the table. */
    @Actor
    public void first(III_Result result) {
        first = primes.table();
        result.r1 = sum(first);
    }

    /** Asks for it too. */
    @Actor
    public void second(III_Result result) {
        second = primes.table();
        result.r2 = sum(second);
    }

    /** Compares, when both have ended. */
    @Arbiter
    public void compare(III_Result result) {
        result.r3 = first == second ? 1 : 0;
    }

    private static int sum(List<Integer> table) {
        if (table instanceof Table made) {
            return made.a + made.b + made.c + made.d;
        }
        // A copy is allowed: what counts is what is in it.
        int sum = 0;
        for (int i = 0; table != null && i < table.size(); i++) {
            Integer number = table.get(i);
            sum += number == null ? 0 : number;
        }
        return sum;
    }

    /** Plain fields: what they hold is seen by another thread only if something orders it. */
    private static final class Table extends AbstractList<Integer> {

        private int a;
        private int b;
        private int c;
        private int d;

        private Table() {
            a = 2;
            b = 3;
            c = 5;
            d = 7;
        }

        @Override
        public Integer get(int index) {
            return switch (index) {
                case 0 -> a;
                case 1 -> b;
                case 2 -> c;
                default -> d;
            };
        }

        @Override
        public int size() {
            return 4;
        }
    }
}

package kata.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.LongStream;
import kata.model.PrimeSearch;

/**
 * A sequential search that answers rightly and remembers which piece was searched by whom; it can hold its callers
 * back.
 *
 * <p>Safe for several threads. A caller that is interrupted while it is held back gets an {@link InterruptedWhileHeld}
 * and keeps its interrupt status. All callers are let go when the test is over.
 */
public final class ObservingPrimeSearch implements PrimeSearch {

    /**
     * One piece that was searched.
     *
     * @param from its first number
     * @param to its last number
     * @param pool the pool to which the calling thread belongs; empty if it is no pool's worker
     * @param depth how many of the learner's tasks of fork and join were under way on the calling thread
     */
    public record Piece(long from, long to, Optional<ForkJoinPool> pool, int depth) {

        /** How many numbers it has. */
        public long length() {
            return to - from + 1;
        }

        @Override
        public String toString() {
            return from + " to " + to;
        }
    }

    private static final long LONGEST = 1_000_000;
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final List<Piece> pieces = new CopyOnWriteArrayList<>();
    private final ObservingPrimeTest meeting = new ObservingPrimeTest().named("search of a piece");
    private volatile boolean held;
    private volatile Long failing;

    /** Callers wait inside until {@code callers} of them are inside at once; from then on nobody waits. */
    public ObservingPrimeSearch meeting(int callers) {
        held = true;
        meeting.meeting(callers);
        return this;
    }

    /** The search of the piece with this number throws {@link PlannedFailure}. */
    public ObservingPrimeSearch failingAt(long number) {
        failing = number;
        return this;
    }

    /** Where the callers meet, to be handed to {@link Company#meet}; a call is known by the piece's first number. */
    public ObservingPrimeTest callers() {
        return meeting;
    }

    /** The pieces so far, by their first number. */
    public List<Piece> pieces() {
        List<Piece> list = new ArrayList<>(pieces);
        list.sort((a, b) -> Long.compare(a.from, b.from));
        return list;
    }

    /** Throws {@link PlannedFailure} for what is no piece of an interval that a test asks for. */
    @Override
    public List<Long> primes(long from, long to) {
        Optional<ForkJoinPool> pool = Thread.currentThread() instanceof ForkJoinWorkerThread worker
                ? Optional.of(worker.getPool())
                : Optional.empty();
        pieces.add(new Piece(from, to, pool, depth()));
        if (from > to || to - from < 0 || to - from > LONGEST) {
            throw new PlannedFailure(from);
        }
        if (held) {
            meeting.isPrime(from);
        }
        if (failing != null && from <= failing && failing <= to) {
            throw new PlannedFailure(failing);
        }
        return LongStream.rangeClosed(from, to).filter(Numbers::isPrime).boxed().toList();
    }

    /** How many calls of {@code compute} of the learner's tasks are under way on this thread. */
    private static int depth() {
        return WALKER.walk(
                frames -> (int) frames.filter(frame -> frame.getMethodName().equals("compute"))
                        .filter(frame -> LearnerCode.contains(frame.getClassName()))
                        .filter(frame -> ForkJoinTask.class.isAssignableFrom(frame.getDeclaringClass()))
                        .filter(frame -> !isBridge(frame))
                        .count());
    }

    /** The compiler's own method of the same name, through which the pool calls. */
    private static boolean isBridge(StackWalker.StackFrame frame) {
        return Arrays.stream(frame.getDeclaringClass().getDeclaredMethods())
                .anyMatch(method -> method.isBridge()
                        && method.getName().equals(frame.getMethodName())
                        && method.getReturnType() == frame.getMethodType().returnType());
    }
}

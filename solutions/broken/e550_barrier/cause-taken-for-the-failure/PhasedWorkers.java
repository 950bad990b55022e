/*
 * Broken on purpose: what a part threw is taken for the wrapping of a future, and its cause is thrown alone.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e550_barrier;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    /** Does the work. */
    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        Phaser phaser = new Phaser(workers);
        CompletableFuture<?>[] all = IntStream.rangeClosed(1, workers)
                .mapToObj(worker -> CompletableFuture.runAsync(
                        () -> workOf(worker, phases, work, phaser), part -> new Thread(part).start()))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void workOf(int worker, int phases, PhasedWork work, Phaser phaser) {
        try {
            work.prepare(worker);
            for (int phase = 1; phase <= phases; phase++) {
                if (phaser.arriveAndAwaitAdvance() < 0) {
                    return;
                }
                work.work(worker, phase);
            }
        } catch (RuntimeException | Error e) {
            phaser.forceTermination();
            throw e;
        }
    }
}

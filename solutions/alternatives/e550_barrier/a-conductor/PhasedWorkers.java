/* Another right way: nobody meets: the caller tells each worker when a phase begins, and waits for the answers. */
package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    private static final int END = -1;

    /** Does the work. Blocks the caller until all workers have ended. */
    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        BlockingQueue<Optional<Throwable>> answers = new LinkedBlockingQueue<>();
        List<BlockingQueue<Integer>> mailboxes = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            int worker = i;
            BlockingQueue<Integer> mailbox = new LinkedBlockingQueue<>();
            mailboxes.add(mailbox);
            threads.add(Thread.startVirtualThread(() -> play(worker, work, mailbox, answers)));
        }
        Throwable failure = null;
        try {
            for (int phase = 0; phase <= phases && failure == null; phase++) {
                tellAll(mailboxes, phase);
                for (int i = 0; i < workers; i++) {
                    failure = answers.take().orElse(failure);
                }
            }
        } finally {
            tellAll(mailboxes, END);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private static void tellAll(List<BlockingQueue<Integer>> mailboxes, int phase) {
        mailboxes.forEach(mailbox -> mailbox.add(phase));
    }

    private static void play(
            int worker, PhasedWork work, BlockingQueue<Integer> mailbox, BlockingQueue<Optional<Throwable>> answers) {
        while (true) {
            try {
                int phase = mailbox.take();
                if (phase == END) {
                    return;
                }
                if (phase == 0) {
                    work.prepare(worker);
                } else {
                    work.work(worker, phase);
                }
                answers.add(Optional.empty());
            } catch (Throwable e) {
                answers.add(Optional.of(e));
            }
        }
    }
}

package kata.testkit.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import kata.model.WorkerProgram;

/**
 * Waits, and puts things in order when it is interrupted, in the ways in which learners do, each by its name. Each
 * tells how many interrupts it has heard.
 */
public final class Interrupted implements Function<WorkerProgram, Map<String, Callable<Integer>>> {

    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(0);

    @Override
    public Map<String, Callable<Integer>> apply(WorkerProgram program) {
        Map<String, Callable<Integer>> ways = new LinkedHashMap<>();
        ways.put("wait once", this::waitOnce);
        ways.put("wait at another place", this::waitAtAnotherPlace);
        ways.put("wait where nothing is to be waited for", this::waitForWhatHasHappened);
        ways.put("wait in a method of its own", this::waitInOnesOwn);
        ways.put("wait at one place, again and again", this::waitAgainAndAgain);
        ways.put("interrupt itself again, then wait", this::interruptItself);
        ways.put("kill and wait for the end", () -> killAndWait(program, false));
        ways.put("kill and wait for the end that was seen", () -> killAndWait(program, true));
        return ways;
    }

    private static int killAndWait(WorkerProgram program, boolean looks) throws Exception {
        Process process = new ProcessBuilder(program.command()).start();
        try {
            process.waitFor();
            return 0;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            if (looks) {
                while (process.isAlive()) {
                    LockSupport.parkNanos(1_000_000);
                    Thread.interrupted();
                }
            }
            try {
                process.waitFor();
                return 1;
            } catch (InterruptedException again) {
                return 2;
            }
        }
    }

    private int waitOnce() {
        try {
            never.await();
            return 0;
        } catch (InterruptedException e) {
            return 1;
        }
    }

    private int waitAtAnotherPlace() {
        int heard = waitOnce();
        try {
            never.await(1, TimeUnit.HOURS);
        } catch (InterruptedException e) {
            heard++;
        }
        return heard;
    }

    private int waitForWhatHasHappened() {
        int heard = waitOnce();
        try {
            opened.await();
        } catch (InterruptedException e) {
            heard++;
        }
        return heard;
    }

    private int waitInOnesOwn() {
        int heard = waitOnce();
        await();
        return heard + (Thread.interrupted() ? 1 : 0);
    }

    /** Does not wait. */
    private void await() {}

    private int waitAgainAndAgain() {
        int heard = 0;
        for (int i = 0; i < 3; i++) {
            try {
                if (never.await(i < 2 ? 3_600_000 : 1, TimeUnit.MILLISECONDS)) {
                    return -1;
                }
            } catch (InterruptedException e) {
                heard++;
            }
        }
        return heard;
    }

    private int interruptItself() {
        int heard = waitOnce();
        Thread.currentThread().interrupt();
        try {
            opened.await();
        } catch (InterruptedException e) {
            heard++;
        }
        return heard + (Thread.interrupted() ? 1 : 0);
    }
}

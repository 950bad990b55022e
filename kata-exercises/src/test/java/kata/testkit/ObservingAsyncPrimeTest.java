package kata.testkit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import kata.model.AsyncPrimeTest;

/**
 * An asynchronous prime test that remembers who asked for what and answers when the test says so.
 *
 * <p>Safe for several threads. Answers are given on a thread of the testkit's own, one after the other, in the order in
 * which they were asked for with {@link #complete}, {@link #fail} or {@link #answerAll}.
 */
public final class ObservingAsyncPrimeTest implements AsyncPrimeTest {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Runnable> answers = new LinkedBlockingQueue<>();
    // Guarded by itself; a number that is asked for twice waits twice.
    private final Map<Long, Collection<CompletableFuture<Boolean>>> pending = new LinkedHashMap<>();
    private boolean answering; // guarded by pending
    private int mostPending; // guarded by pending
    private volatile Long failing;
    private volatile boolean atOnce;

    /** A prime test that keeps all its callers waiting. */
    public ObservingAsyncPrimeTest() {
        Thread thread = Thread.ofPlatform().daemon().name(TestThreads.ANSWERS).start(this::giveAnswers);
        TestScope.current().add(this::calls);
        TestScope.current().atTheEnd(thread::interrupt);
    }

    /** The answer for this number, when it is given, is a {@link PlannedFailure}. */
    public ObservingAsyncPrimeTest failingAt(long number) {
        failing = number;
        return this;
    }

    /** From now on every call is answered soon, those that wait already too. */
    public ObservingAsyncPrimeTest answerAll() {
        synchronized (pending) {
            answering = true;
            List.copyOf(pending.keySet()).forEach(this::complete);
        }
        return this;
    }

    /** From now on every call is answered before it returns, on the caller's thread. */
    public ObservingAsyncPrimeTest answerAtOnce() {
        atOnce = true;
        return this;
    }

    /** The calls so far, in the order in which they came; such a call has no end. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The numbers asked for so far, in the order of the calls. */
    public List<Long> numbers() {
        return calls.stream().map(Call::number).toList();
    }

    /** The numbers whose answer is still to come, in the order of the calls. */
    public List<Long> pending() {
        synchronized (pending) {
            return List.copyOf(pending.keySet());
        }
    }

    /** How many answers were still to come at most, at one time. */
    public int mostPending() {
        synchronized (pending) {
            return mostPending;
        }
    }

    /** Gives the answer for this number soon. Does not block. */
    public void complete(long n) {
        take(n).forEach(stage -> answers.add(() -> answer(stage, n)));
    }

    /** Lets the answer for this number be a {@link PlannedFailure}, soon. Does not block. */
    public void fail(long n) {
        take(n).forEach(stage -> answers.add(() -> stage.completeExceptionally(new PlannedFailure(n))));
    }

    @Override
    public CompletionStage<Boolean> isPrime(long n) {
        Thread thread = Thread.currentThread();
        CompletableFuture<Boolean> stage = new CompletableFuture<>();
        Call call = new Call(
                n,
                thread.getName(),
                thread.threadId(),
                thread.isVirtual(),
                ProcessHandle.current().pid(),
                LearnerCode.callingLine(),
                ObservingPrimeTest.now(),
                0,
                false);
        if (atOnce) {
            calls.add(call);
            answer(stage, n);
            return stage;
        }
        synchronized (pending) {
            pending.computeIfAbsent(n, k -> new CopyOnWriteArrayList<>()).add(stage);
            mostPending = Math.max(
                    mostPending,
                    pending.values().stream().mapToInt(Collection::size).sum());
            // Only now: whoever sees the call may give its answer.
            calls.add(call);
            if (answering) {
                complete(n);
            }
        }
        return stage;
    }

    private void answer(CompletableFuture<Boolean> stage, long n) {
        if (failing != null && failing == n) {
            stage.completeExceptionally(new PlannedFailure(n));
        } else {
            stage.complete(Numbers.isPrime(n));
        }
    }

    private Collection<CompletableFuture<Boolean>> take(long n) {
        synchronized (pending) {
            Collection<CompletableFuture<Boolean>> stages = pending.remove(n);
            return stages == null ? List.of() : stages;
        }
    }

    private void giveAnswers() {
        try {
            while (true) {
                answers.take().run();
            }
        } catch (InterruptedException e) {
            // The test is over.
        }
    }
}

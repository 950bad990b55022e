package kata.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import kata.model.PhasedWork;

/**
 * Work in phases that remembers who did what and when, and can hold a worker in a phase. Phase 0 is the preparation.
 *
 * <p>Safe for several threads. A thread that is interrupted while it is held gets an {@link InterruptedWhileHeld} and
 * keeps its interrupt status. All are let go when the test is over.
 */
public final class ObservedPhases implements PhasedWork {

    /** A worker's part of a phase; phase 0 is the preparation. */
    public record Part(int worker, int phase) {

        @Override
        public String toString() {
            return phase == 0 ? "the preparation" : "phase " + phase;
        }
    }

    private final ReentrantLock lock = new ReentrantLock(); // guards all below
    private final int workers;
    private final List<Part> begun = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>(); // of the parts in begun
    private final Set<Part> ended = new HashSet<>();
    private final Map<Part, Gate> gates = new HashMap<>();
    private final Map<Integer, Gate> meetings = new HashMap<>(); // by phase
    private final Map<Integer, Integer> inside = new HashMap<>(); // by phase
    private final List<Interleaving.Step> steps = new ArrayList<>();
    private Part failing;
    private boolean withAnError;
    private String offence;

    /** Work for so many workers. */
    public ObservedPhases(int workers) {
        this.workers = workers;
    }

    /** The worker is held in this phase until {@link #letGo}. */
    public ObservedPhases holding(int worker, int phase) {
        return locked(() -> {
            gates.put(new Part(worker, phase), new Gate("in a phase"));
            return this;
        });
    }

    /** Lets a held worker go. */
    public void letGo(int worker, int phase) {
        locked(() -> gates.get(new Part(worker, phase))).open();
    }

    /** In this phase workers wait until all of them are there. */
    public ObservedPhases meetingIn(int phase) {
        return locked(() -> {
            meetings.put(phase, new Gate("in a phase"));
            return this;
        });
    }

    /** The worker throws {@link PlannedFailure} in this phase; if it is held there, when it is let go. */
    public ObservedPhases failingIn(int worker, int phase) {
        return locked(() -> {
            failing = new Part(worker, phase);
            return this;
        });
    }

    /** As {@link #failingIn}, with an {@link AssertionError} that a {@link PlannedFailure} is behind. */
    public ObservedPhases failingWithAnErrorIn(int worker, int phase) {
        return locked(() -> {
            withAnError = true;
            return failingIn(worker, phase);
        });
    }

    /** The parts that have begun, in their order. */
    public List<Part> begun() {
        return locked(() -> List.copyOf(begun));
    }

    /** The parts that one worker has begun, in their order. */
    public List<Integer> phasesOf(int worker) {
        return locked(() -> begun.stream()
                .filter(part -> part.worker == worker)
                .map(Part::phase)
                .toList());
    }

    /** The threads in which one worker has begun its parts. */
    public Set<Thread> threadsOf(int worker) {
        return locked(() -> {
            Set<Thread> its = new HashSet<>();
            for (int i = 0; i < begun.size(); i++) {
                if (begun.get(i).worker == worker) {
                    its.add(threads.get(i));
                }
            }
            return its;
        });
    }

    /** Whether a worker has begun a part. */
    public boolean hasBegun(int worker, int phase) {
        return begun().contains(new Part(worker, phase));
    }

    /** How many workers are in this phase now. */
    public int inside(int phase) {
        return locked(() -> inside.getOrDefault(phase, 0));
    }

    /** Whether all workers have met in this phase. */
    public boolean metIn(int phase) {
        return locked(() -> meetings.get(phase).isOpen());
    }

    /** The first part that was begun before all workers had ended the phase before. */
    public Optional<String> offence() {
        return locked(() -> Optional.ofNullable(offence));
    }

    /** The beginnings and ends of parts so far, one column a worker; marked is the {@link #offence}. */
    public Interleaving interleaving() {
        return locked(() -> new Interleaving(steps));
    }

    @Override
    public void prepare(int worker) {
        part(new Part(worker, 0));
    }

    @Override
    public void work(int worker, int phase) {
        part(new Part(worker, phase));
    }

    private void part(Part part) {
        String line = LearnerCode.callingLine();
        Gate own = locked(() -> begin(part, line));
        try {
            Gate meeting = locked(() -> meetings.get(part.phase));
            if (meeting != null) {
                if (inside(part.phase) >= workers) {
                    meeting.open();
                }
                meeting.pass();
            }
            if (own != null) {
                own.pass();
            }
            if (part.equals(locked(() -> failing))) {
                locked(() -> step(part, "fails in " + part, "", false));
                PlannedFailure failure = new PlannedFailure(part.phase);
                if (locked(() -> withAnError)) {
                    throw new AssertionError("planned", failure);
                }
                throw failure;
            }
            locked(() -> {
                ended.add(part);
                return step(part, "ends " + part, "", false);
            });
        } finally {
            locked(() -> inside.merge(part.phase, -1, Integer::sum));
        }
    }

    private Gate begin(Part part, String line) {
        begun.add(part);
        threads.add(Thread.currentThread());
        inside.merge(part.phase, 1, Integer::sum);
        boolean breaking = false;
        for (int worker = 1; worker <= workers && part.phase > 0 && offence == null; worker++) {
            Part before = new Part(worker, part.phase - 1);
            if (!ended.contains(before)) {
                offence =
                        "worker " + part.worker + " began " + part + ", worker " + worker + " had not ended " + before;
                breaking = true;
            }
        }
        step(part, "begins " + part, line, breaking);
        return gates.get(part);
    }

    private boolean step(Part part, String what, String line, boolean breaking) {
        return steps.add(new Interleaving.Step("worker " + part.worker, what, line, breaking));
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

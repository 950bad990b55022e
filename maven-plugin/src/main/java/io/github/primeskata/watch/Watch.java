package io.github.primeskata.watch;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.report.RunReport;
import io.github.primeskata.report.Style;
import io.github.primeskata.report.WatchText;
import io.github.primeskata.run.GradeRun;
import io.github.primeskata.run.Result;
import io.github.primeskata.run.Toolbox;
import io.github.primeskata.state.LearnerState;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Grades an exercise whenever it is saved, until somebody leaves. Does what {@link WatchLoop} decides. */
public final class Watch {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    /** How many looks at the exercise that is watched there are for one at all of them. */
    private static final int AROUND = 10;

    /** Keeps a result. */
    @FunctionalInterface
    public interface Keeper {

        /** Writes it, and says what is to be shown of it. */
        RunReport keep(Result result) throws IOException;
    }

    /**
     * Where everything is shown.
     *
     * @param direct leads to the same place as {@code out} with nothing before it that others might flush
     * @param live whether it is a terminal
     * @param styles what it can do now
     */
    public record Display(PrintStream out, PrintStream direct, boolean live, Supplier<Style> styles) {}

    /**
     * Where keys come from.
     *
     * @param single whether a key is read as soon as it is pressed
     * @param person whether there is somebody who could leave by ending the input
     */
    public record Keyboard(InputStream in, boolean single, boolean person) {}

    private final Layout layout;
    private final Catalog catalog;
    private final List<Exercise> course;
    private final Toolbox toolbox;
    private final Keeper keeper;
    private final Duration poll;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile boolean stopping;
    private Screen screen;
    private Keyboard keyboard;
    private Gradings gradings;
    private String last = "";

    /** Makes the page with the last verdict, or what was there before the first one. */
    private Page page;

    /** A page as it would be now: time has gone on, and the terminal may have another width. */
    @FunctionalInterface
    private interface Page {

        /** Its text. */
        String text() throws IOException;
    }

    /**
     * A watch over a checkout.
     *
     * @param course the exercises that it goes through, in this order
     * @param poll how often the folder of the exercise is looked at; it is graded when it is the same twice
     */
    public Watch(Layout layout, Catalog catalog, List<Exercise> course, Toolbox toolbox, Keeper keeper, Duration poll) {
        this.layout = layout;
        this.catalog = catalog;
        this.course = List.copyOf(course);
        this.toolbox = toolbox;
        this.keeper = keeper;
        this.poll = poll;
    }

    /**
     * Blocks until somebody leaves.
     *
     * @param asked the exercise to begin with; null for the one that was watched last, or else the first that is open
     */
    public void run(Exercise asked, Display display, Keyboard keys) throws IOException, InterruptedException {
        screen = new Screen(display.out(), display.direct(), display.live(), display.styles());
        keyboard = keys;
        Thread stopped = new Thread(this::stopped, "primes-watch-stopped");
        Runtime.getRuntime().addShutdownHook(stopped);
        try (Gradings opened = new Gradings(layout, () -> GradeRun.open(layout, catalog, toolbox), events::add)) {
            gradings = opened;
            watch(asked);
        } finally {
            if (!stopping) {
                Runtime.getRuntime().removeShutdownHook(stopped);
            }
        }
    }

    private void watch(Exercise asked) throws IOException, InterruptedException {
        LearnerState state = LearnerState.load(layout);
        Set<String> solved =
                course.stream().map(Exercise::name).filter(state::solved).collect(Collectors.toSet());
        Exercise first = asked == null ? Start.of(course, state) : asked;
        WatchLoop loop = new WatchLoop(course, first, asked != null, solved, poll.toNanos());
        act(new Action.Watching(first));
        show(() -> WatchText.welcome(first, facts(Instant.now()), screen.style()));
        Thread reader = new Thread(
                new KeyReader(keyboard.in(), !keyboard.single(), keyboard.person(), events::add), "primes-watch-keys");
        reader.setDaemon(true);
        reader.start();
        long looked = System.nanoTime() - poll.toNanos();
        int looks = 0;
        boolean goesOn = true;
        while (goesOn) {
            long left = poll.toNanos() - (System.nanoTime() - looked);
            Event event = events.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
            if (event == null) {
                gradings.throwIfBroken();
                looked = System.nanoTime();
                event = new Event.Looked(
                        Snapshot.of(layout.stubs().resolve(loop.current().name())));
            }
            goesOn = act(loop.on(event, System.nanoTime()));
            if (goesOn && event instanceof Event.Looked && looks++ % AROUND == 0) {
                goesOn = act(loop.on(around(), System.nanoTime()));
            }
        }
    }

    private Event around() {
        return new Event.LookedAround(course.stream()
                .map(Exercise::name)
                .collect(Collectors.toMap(
                        name -> name, name -> Snapshot.of(layout.stubs().resolve(name)))));
    }

    /** False to leave. */
    private boolean act(List<Action> actions) throws IOException {
        for (Action action : actions) {
            if (action instanceof Action.Quit) {
                screen.end(Messages.watchEnded());
                return false;
            }
            if (!stopping) {
                act(action);
            }
        }
        return true;
    }

    private void act(Action action) throws IOException {
        if (action instanceof Action.Begin begin) {
            begin(begin);
        } else if (action instanceof Action.Cancel cancel) {
            gradings.cancel(cancel.number());
            screen.plain(Messages.cancelled());
        } else if (action instanceof Action.Beat beat) {
            String stage = Messages.stage(
                    gradings.stage() == null ? "PREPARE" : gradings.stage().name());
            screen.beat(
                    Messages.beat(beat.exercise().label(), beat.depth().word(), stage, gradings.check(), beat.nanos()),
                    beat.nanos());
        } else if (action instanceof Action.Show show) {
            RunReport report = keeper.keep(show.result());
            show(() -> WatchText.result(report, show.depth(), facts(report.finished()), screen.style()));
            idle(verdict(show.result()));
        } else if (action instanceof Action.Solved solved) {
            RunReport report = keeper.keep(solved.result());
            Optional<Exercise> next = solved.next();
            show(() -> WatchText.solved(report, next, solved.stays(), facts(report.finished()), screen.style()));
            boolean goesOn = next.isPresent() && !solved.stays();
            idle(verdict(solved.result()) + (goesOn ? "; " + next.get().label() : ""));
        } else if (action instanceof Action.Trouble trouble) {
            screen.add(WatchText.trouble(trouble.exercise(), trouble.why(), keyboard.single(), screen.style()));
            idle(trouble.exercise().label());
        } else if (action instanceof Action.Watching watching) {
            LearnerState.update(
                    layout, state -> state.withCurrent(watching.exercise().name()));
        } else if (action instanceof Action.Hint hint) {
            hint(hint.exercise());
            idle(last);
        } else if (action instanceof Action.ShowList) {
            screen.add(WatchText.list(facts(Instant.now()), screen.style()));
            idle(last);
        } else if (action instanceof Action.ShowAgain) {
            show(page);
            idle(last);
        } else {
            screen.add(other(action) + "\n");
            idle(last);
        }
    }

    private void show(Page shown) throws IOException {
        page = shown;
        screen.page(shown.text());
    }

    private void hint(Exercise exercise) throws IOException {
        LearnerState before = LearnerState.load(layout);
        int level = before.nextHint(exercise);
        boolean again = before.hints().getOrDefault(exercise.name(), 0) >= level;
        screen.add(WatchText.hint(exercise, level, again, keyboard.single(), screen.style()));
        LearnerState.update(layout, state -> state.withHint(exercise.name(), level));
    }

    private String other(Action action) {
        if (action instanceof Action.NoOther) {
            return Messages.noOther();
        }
        if (action instanceof Action.NoneBefore) {
            return Messages.noneBefore();
        }
        if (action instanceof Action.SavedElsewhere elsewhere) {
            List<String> ids = elsewhere.saved().stream().map(Exercise::id).toList();
            return Messages.savedElsewhere(ids, elsewhere.back());
        }
        return action instanceof Action.NoKeys ? Messages.noKeys() : Messages.keys(keyboard.single());
    }

    private void begin(Action.Begin begin) {
        screen.plain(Messages.begun(
                begin.exercise().label(), begin.why().name(), begin.depth().word()));
        screen.status(Messages.begun(
                begin.exercise().label(), begin.why().name(), begin.depth().word()));
        gradings.begin(begin.number(), begin.exercise(), begin.depth());
    }

    private static String verdict(Result result) {
        return result.grade().exercise().label() + " "
                + result.grade().verdict().word();
    }

    private void idle(String about) {
        last = about;
        screen.status(Messages.waiting(about));
    }

    private WatchText.Facts facts(Instant at) throws IOException {
        return new WatchText.Facts(course, LearnerState.load(layout), TIME.format(at), keyboard.single());
    }

    private void stopped() {
        stopping = true;
        screen.stop(Messages.watchStopped());
    }
}

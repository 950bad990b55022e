package kata.e580_bounded_buffer;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import kata.model.Shelf;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.ObservedShelf;
import kata.testkit.Scenario;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What {@link BoundedBuffer} has to do.
 *
 * <p>A scene is built thread by thread: each one is given its turn until it sleeps, waits at the door or is parked at
 * the shelf. Then comes one step. When everything is at rest, nobody may sleep who could go on.
 */
@KataTest
class BoundedBufferTest {

    private final Company company = Company.gather();
    private final List<Member<Void>> producers = new ArrayList<>();
    private final List<Member<Long>> consumers = new ArrayList<>();
    private ObservedShelf shelf;
    private BoundedBuffer buffer;

    /** A shelf with one place, and nothing more. */
    static final class PlainShelf implements Shelf {

        private final Deque<Long> numbers = new ConcurrentLinkedDeque<>();

        @Override
        public int capacity() {
            return 1;
        }

        @Override
        public int size() {
            return numbers.size();
        }

        @Override
        public void add(long number) {
            numbers.add(number);
        }

        @Override
        public long remove() {
            return numbers.remove();
        }
    }

    /** One takes and one puts, and each may come just when the other one is about to sleep. */
    abstract static class OneOnEachSide implements Scenario {

        final BoundedBuffer buffer = new BoundedBuffer(new PlainShelf());
        private volatile Thread sleeper;
        private volatile boolean sleptForEver;

        /** What may have to sleep. */
        final Callable<?> sleeping(Callable<?> work) {
            return () -> {
                sleeper = Thread.currentThread();
                try {
                    return work.call();
                } catch (InterruptedException e) {
                    sleptForEver = true;
                    return null;
                }
            };
        }

        final Callable<?> putting(long... numbers) {
            return () -> {
                for (long number : numbers) {
                    buffer.put(number);
                }
                return null;
            };
        }

        @Override
        public void setFree() {
            sleeper.interrupt();
        }

        void expectAwake(String before) {
            Expect.that(!sleptForEver, () -> "who is about to sleep sleeps for ever, with " + before);
        }
    }

    static final class AboutToSleepWithoutANumber extends OneOnEachSide {

        @Override
        public List<Callable<?>> work() {
            return List.of(sleeping(buffer::take), putting(5));
        }

        @Override
        public void check() {
            expectAwake("a number on the shelf");
        }
    }

    static final class AboutToSleepWithoutAPlace extends OneOnEachSide {

        @Override
        public List<Callable<?>> work() {
            return List.of(sleeping(putting(5, 3)), buffer::take);
        }

        @Override
        public void check() {
            expectAwake("a free place");
        }
    }

    /** A buffer before which one sleeps. */
    private record Lonely(BoundedBuffer buffer, ObservedShelf shelf, Member<?> sleeper) {}

    private void places(int capacity) {
        producers.clear();
        consumers.clear();
        shelf = new ObservedShelf(capacity);
        buffer = new BoundedBuffer(shelf);
    }

    private Member<Void> producer(long number) {
        BoundedBuffer its = buffer;
        Member<Void> member = company.start("producer-" + (producers.size() + 1), () -> {
            its.put(number);
            return null;
        });
        producers.add(member);
        return member;
    }

    private Member<Long> consumer() {
        BoundedBuffer its = buffer;
        Member<Long> member = company.start("consumer-" + (consumers.size() + 1), its::take);
        consumers.add(member);
        return member;
    }

    /** Lets the member run until it can do nothing more by itself. */
    private void settle(Member<?> member) {
        company.turnOf(member, member::isDone);
    }

    /** As {@link #settle}; it is to sleep then. */
    private <T> Member<T> asleep(Member<T> member) throws Exception {
        settle(member);
        expectAllowed();
        if (member.isDone()) {
            company.resultOf(member);
            throw Finding.wrong(member.thread().getName() + " did not wait");
        }
        return member;
    }

    /** Starts nobody: waits until a member is parked at the shelf. */
    private void awaitParked(Member<?> member) throws Exception {
        if (company.awaitUntil(() -> shelf.hasParked() || member.isDone()) == Outcome.STALLED || !shelf.hasParked()) {
            expectAllowed();
            company.resultOf(member);
            throw Finding.wrong(member.thread().getName() + " came back without having been at the shelf");
        }
    }

    private void expectAllowed() {
        shelf.violation().ifPresent(what -> {
            throw Finding.race(what, shelf.interleaving());
        });
    }

    /** Waits until everything is at rest. Then nobody may have failed, and nobody may sleep who could go on. */
    private void rest() throws Exception {
        List<Member<?>> all =
                Stream.<Member<?>>concat(producers.stream(), consumers.stream()).toList();
        long done;
        do {
            done = all.stream().filter(Member::isDone).count();
            company.turnOf(all.getLast(), () -> all.stream().allMatch(Member::isDone));
            // Whoever asks again and again gets a turn of his own behind each one who has come back.
        } while (all.stream().filter(Member::isDone).count() > done);
        expectAllowed();
        for (Member<?> member : all) {
            if (member.hasFailed()) {
                company.resultOf(member);
            }
        }
        int size = shelf.numbers().size();
        producers.stream()
                .filter(producer -> !producer.isDone() && size < shelf.capacity())
                .findFirst()
                .ifPresent(producer -> {
                    throw stuck(producer, (shelf.capacity() - size) + " of " + shelf.capacity() + " places free");
                });
        consumers.stream()
                .filter(consumer -> !consumer.isDone() && size > 0)
                .findFirst()
                .ifPresent(consumer -> {
                    throw stuck(consumer, size + " of " + shelf.capacity() + " places taken");
                });
    }

    private Finding stuck(Member<?> member, String places) {
        return Finding.race(places + ", and " + member.thread().getName() + " sleeps for ever", shelf.interleaving())
                .at(member.line());
    }

    /** Everything is at rest, and nobody waits any more. */
    private void expectAllDone() throws Exception {
        rest();
        Stream.<Member<?>>concat(producers.stream(), consumers.stream())
                .filter(member -> !member.isDone())
                .findFirst()
                .ifPresent(member -> {
                    throw Finding.wrong(member.thread().getName() + " has not come back, with "
                            + shelf.numbers().size() + " of " + shelf.capacity() + " places taken");
                });
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C1")
        void a_number_that_was_put_lies_on_the_shelf() throws Exception {
            places(2);
            buffer.put(5);
            buffer.put(3);

            Expect.equal("numbers on the shelf after put 5, put 3", shelf.numbers(), List.of(5L, 3L));
        }

        @Test
        @Order(2)
        @Clause("C1")
        void a_number_that_was_taken_lies_there_no_more() throws Exception {
            places(2);
            buffer.put(5);
            buffer.put(3);

            Expect.equal("taken after put 5, put 3", buffer.take(), 5);
            Expect.equal("numbers on the shelf after put 5, put 3, take", shelf.numbers(), List.of(3L));
            buffer.put(7);
            Expect.equal("taken second", buffer.take(), 3);
            Expect.equal("taken third", buffer.take(), 7);
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        void put_waits_for_a_place() throws Exception {
            places(1);
            company.resultOf(producer(5));
            asleep(producer(3));

            Member<Long> taken = consumer();
            rest();
            long number = company.resultOf(taken);
            Expect.equal("taken from a shelf with 5", number, 5);
            expectAllDone();
            Expect.equal("numbers on the shelf", shelf.numbers(), List.of(3L));
        }

        @Test
        @Order(2)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        void take_waits_for_a_number() throws Exception {
            places(1);
            Member<Long> waiting = asleep(consumer());

            producer(5);
            expectAllDone();
            long number = company.resultOf(waiting);
            Expect.equal("taken after put 5", number, 5);
        }

        @Test
        @Order(3)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void whoever_waits_sleeps() throws Exception {
            places(1);
            Member<Long> consumer = consumer();
            boolean consumerLooks = company.turnOf(consumer, consumer::isDone) == Turn.SPINNING;
            company.resultOf(producer(5));
            company.resultOf(consumer);
            company.resultOf(producer(3));
            Member<Void> producer = producer(2);
            boolean producerLooks = company.turnOf(producer, producer::isDone) == Turn.SPINNING;
            company.resultOf(consumer());
            company.resultOf(producer);

            Expect.that(!consumerLooks, () -> "take keeps looking at an empty shelf instead of sleeping");
            Expect.that(!producerLooks, () -> "put keeps looking at a full shelf instead of sleeping");
        }

        @Test
        @Order(4)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void nobody_comes_to_the_shelf_while_another_is_there() throws Exception {
            for (boolean adding : List.of(true, false)) {
                places(3);
                company.resultOf(producer(5));
                shelf.parkNext();
                awaitParked(adding ? producer(3) : consumer());
                settle(producer(2));
                settle(consumer());
                shelf.release();
                expectAllDone();
            }
        }

        @Test
        @Order(5)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void of_two_who_wait_for_a_number_one_gets_it() throws Exception {
            places(2);
            asleep(consumer());
            asleep(consumer());

            producer(5);
            rest();
            producer(3);
            expectAllDone();
        }

        @Test
        @Order(6)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void of_two_who_wait_for_a_place_one_gets_it() throws Exception {
            places(1);
            company.resultOf(producer(5));
            asleep(producer(3));
            asleep(producer(2));

            consumer();
            rest();
            consumer();
            expectAllDone();
        }

        @Test
        @Order(7)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void a_number_can_be_gone_before_the_sleeper_is_awake() throws Exception {
            places(1);
            asleep(consumer());
            shelf.parkNext();
            awaitParked(producer(5));
            // Stands at the door when the sleeper is woken, so it comes first.
            settle(consumer());

            shelf.release();
            rest();
            producer(3);
            expectAllDone();
        }

        @Test
        @Order(8)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void a_place_can_be_gone_before_the_sleeper_is_awake() throws Exception {
            places(1);
            company.resultOf(producer(5));
            asleep(producer(3));
            shelf.parkNext();
            awaitParked(consumer());
            settle(producer(2));

            shelf.release();
            rest();
            consumer();
            expectAllDone();
        }

        @Test
        @Order(9)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 2)
        void two_numbers_at_once_wake_two_sleepers() throws Exception {
            places(2);
            asleep(consumer());
            asleep(consumer());
            shelf.parkNext();
            awaitParked(producer(5));
            settle(producer(3));

            shelf.release();
            expectAllDone();
        }

        @Test
        @Order(10)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 2)
        void two_places_at_once_wake_two_sleepers() throws Exception {
            places(2);
            company.resultOf(producer(5));
            company.resultOf(producer(3));
            asleep(producer(2));
            asleep(producer(7));
            shelf.parkNext();
            awaitParked(consumer());
            settle(consumer());

            shelf.release();
            expectAllDone();
        }

        @Test
        @Order(11)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 3)
        void a_producer_wakes_a_consumer_although_producers_sleep_too() throws Exception {
            places(1);
            company.resultOf(producer(5));
            asleep(producer(3));
            asleep(producer(2));
            shelf.parkNext();
            awaitParked(consumer());
            // It finds the shelf empty, so it sleeps among producers when the first of them puts its number.
            settle(consumer());

            shelf.release();
            expectAllDone();
        }

        @Test
        @Order(12)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 3)
        void a_consumer_wakes_a_producer_although_consumers_sleep_too() throws Exception {
            places(1);
            asleep(consumer());
            asleep(consumer());
            shelf.parkNext();
            awaitParked(producer(5));
            settle(producer(3));

            shelf.release();
            expectAllDone();
        }

        @Test
        @Order(13)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void an_interrupted_producer_leaves() throws Exception {
            places(1);
            company.resultOf(producer(5));
            Member<Void> waiting = asleep(producer(3));

            interrupt(waiting, "put");
            producers.remove(waiting);
            Expect.equal("numbers on the shelf after the interrupt", shelf.numbers(), List.of(5L));
            asleep(producer(2));
            // One after the other: what happens side by side is for C5 to say.
            consumer();
            rest();
            consumer();
            expectAllDone();
        }

        @Test
        @Order(14)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void an_interrupted_consumer_leaves() throws Exception {
            places(1);
            Member<Long> waiting = asleep(consumer());

            interrupt(waiting, "take");
            consumers.remove(waiting);
            producer(3);
            rest();
            consumer();
            expectAllDone();
        }

        @Test
        @Order(20)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void whoever_waits_behind_another_one_can_be_interrupted_too() throws Exception {
            places(1);
            company.resultOf(producer(5));
            asleep(producer(3));
            Member<Void> second = producer(2);
            settle(second);
            interrupt(second, "put");
            producers.remove(second);
            consumer();
            consumer();
            expectAllDone();

            places(1);
            asleep(consumer());
            Member<Long> behind = consumer();
            settle(behind);
            interrupt(behind, "take");
            consumers.remove(behind);
            producer(3);
            expectAllDone();
        }

        private void interrupt(Member<?> waiting, String method) {
            waiting.thread().interrupt();
            Turn turn = company.turnOf(waiting, waiting::isDone);
            Expect.that(turn == Turn.TOUCHED, () -> method + " was interrupted while it waited, and waits on");
            try {
                company.resultOf(waiting);
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                throw Finding.exception(e);
            }
            throw Finding.wrong(method + " was interrupted while it waited, and returned as if it were done");
        }

        @Test
        @Order(15)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void an_interrupt_at_the_door_costs_no_place() throws Exception {
            places(2);
            shelf.parkNext();
            awaitParked(producer(5));
            Member<Void> atTheDoor = producer(3);
            settle(atTheDoor);

            atTheDoor.thread().interrupt();
            settle(atTheDoor);
            shelf.release();
            settle(atTheDoor);
            if (leftInterrupted(atTheDoor)) {
                producers.remove(atTheDoor);
                producer(2);
            }
            expectAllDone();
            Expect.equal("numbers on the shelf with 2 places", shelf.numbers().size(), 2);
        }

        @Test
        @Order(16)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void an_interrupt_at_the_door_costs_no_number() throws Exception {
            places(2);
            company.resultOf(producer(5));
            company.resultOf(producer(3));
            shelf.parkNext();
            awaitParked(consumer());
            Member<Long> atTheDoor = consumer();
            settle(atTheDoor);

            atTheDoor.thread().interrupt();
            settle(atTheDoor);
            shelf.release();
            settle(atTheDoor);
            if (leftInterrupted(atTheDoor)) {
                consumers.remove(atTheDoor);
                consumer();
            }
            expectAllDone();
            Expect.equal("numbers on the shelf in the end", shelf.numbers(), List.of());
        }

        @Test
        @Order(17)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void an_interrupt_of_the_chosen_sleeper_costs_no_number() throws Exception {
            for (int chosen = 0; chosen <= 1; chosen++) {
                places(1);
                asleep(consumer());
                asleep(consumer());
                shelf.parkNext();
                awaitParked(producer(5));
                if (!leavesAsItIsWoken(consumers.get(chosen), consumers)) {
                    producer(3);
                }
                expectAllDone();
                Expect.equal("numbers on the shelf in the end", shelf.numbers(), List.of());
            }
        }

        @Test
        @Order(18)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void an_interrupt_of_the_chosen_sleeper_costs_no_place() throws Exception {
            for (int chosen = 0; chosen <= 1; chosen++) {
                places(1);
                company.resultOf(producer(5));
                asleep(producer(3));
                asleep(producer(2));
                shelf.parkNext();
                awaitParked(consumer());
                if (!leavesAsItIsWoken(producers.get(chosen + 1), producers)) {
                    consumer();
                }
                expectAllDone();
                Expect.equal(
                        "numbers on the shelf with 1 place", shelf.numbers().size(), 1);
            }
        }

        @Test
        @Order(19)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_does_who_is_about_to_sleep_miss_its_wake_up() throws Exception {
            Exploration.of(AboutToSleepWithoutANumber.class);
            Exploration.of(AboutToSleepWithoutAPlace.class);
        }

        @Test
        @Order(21)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void who_sleeps_at_another_buffer_gets_no_wake_up_of_this_one() throws Exception {
            for (boolean full : List.of(false, true)) {
                for (int first = 0; first <= 1; first++) {
                    List<Lonely> both = List.of(lonely(full), lonely(full));
                    wake(both.get(first), full);
                    wake(both.get(1 - first), full);
                }
            }
        }

        /** A new buffer, and one who sleeps before it. */
        private Lonely lonely(boolean full) throws Exception {
            places(1);
            if (full) {
                company.resultOf(producer(7));
            }
            return new Lonely(buffer, shelf, full ? asleep(producer(3)) : asleep(consumer()));
        }

        private void wake(Lonely lonely, boolean full) throws Exception {
            buffer = lonely.buffer;
            Member<?> waker = full ? consumer() : producer(5);
            company.resultOf(waker);
            Member<?> sleeper = lonely.sleeper;
            company.turnOf(sleeper, sleeper::isDone);
            if (!sleeper.isDone()) {
                String places = full ? "1 of 1 places free" : "1 of 1 places taken";
                throw Finding.race(
                                places + ", and " + sleeper.thread().getName()
                                        + " sleeps for ever; somebody sleeps at another buffer, too",
                                lonely.shelf.interleaving())
                        .at(sleeper.line());
            }
            company.resultOf(sleeper);
        }

        @Test
        @Order(22)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void an_interrupt_between_the_wake_up_and_the_door_costs_no_number() throws Exception {
            for (int woken = 0; woken <= 1; woken++) {
                places(1);
                asleep(consumer());
                asleep(consumer());
                shelf.parkNext();
                awaitParked(producer(5));
                leaveBehind(producer(3), consumers.get(woken), consumers);
                expectAllDone();
            }
        }

        @Test
        @Order(23)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void an_interrupt_between_the_wake_up_and_the_door_costs_no_place() throws Exception {
            for (int woken = 0; woken <= 1; woken++) {
                places(1);
                company.resultOf(producer(5));
                asleep(producer(3));
                asleep(producer(2));
                shelf.parkNext();
                awaitParked(consumer());
                leaveBehind(consumer(), producers.get(woken + 1), producers);
                expectAllDone();
            }
        }

        @Test
        @Order(24)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void who_sleeps_after_one_that_left_as_it_was_woken_is_woken_too() throws Exception {
            places(1);
            asleep(consumer());
            shelf.parkNext();
            awaitParked(producer(5));
            if (leavesAsItIsWoken(consumers.getFirst(), consumers)) {
                company.resultOf(consumer());
            }
            asleep(consumer());
            producer(3);
            expectAllDone();

            places(1);
            company.resultOf(producer(5));
            asleep(producer(3));
            shelf.parkNext();
            awaitParked(consumer());
            if (leavesAsItIsWoken(producers.get(1), producers)) {
                company.resultOf(producer(2));
            }
            asleep(producer(7));
            consumer();
            expectAllDone();
        }

        @Test
        @Order(25)
        @Clause("C1")
        void every_number_is_a_number() throws Exception {
            places(1);
            for (long number : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
                company.resultOf(producer(number));
                Member<Long> taken = consumer();
                company.turnOf(taken, taken::isDone);
                Expect.that(taken.isDone(), () -> number + " was put, and take waits for another number");
                Expect.equal("taken after put " + number, (long) company.resultOf(taken), number);
            }
        }

        /**
         * Who stands at the door when the sleeper is woken looks in vain and is held there; so the sleeper is chosen,
         * and not yet through the door, when it is interrupted. It may leave or go on.
         */
        private void leaveBehind(Member<?> atTheDoor, Member<?> sleeper, List<? extends Member<?>> itsSide)
                throws Exception {
            settle(atTheDoor);
            shelf.parkNextLookOf(atTheDoor.thread());
            shelf.release();
            company.turnOf(atTheDoor, shelf::hasParkedLook);
            sleeper.thread().interrupt();
            settle(sleeper);
            shelf.releaseLook();
            settle(sleeper);
            if (leftInterrupted(sleeper)) {
                itsSide.remove(sleeper);
            }
        }

        /**
         * Interrupts it: so it is awake, but not yet through the door, when the one at the shelf chooses whom to wake.
         * Whoever had been chosen before that may go on instead of leaving.
         */
        private boolean leavesAsItIsWoken(Member<?> sleeper, List<? extends Member<?>> itsSide) throws Exception {
            sleeper.thread().interrupt();
            settle(sleeper);
            shelf.release();
            settle(sleeper);
            boolean left = leftInterrupted(sleeper);
            if (left) {
                itsSide.remove(sleeper);
            }
            rest();
            return left;
        }

        /** Who waits only for its turn may take the interrupt or leave it for later. */
        private boolean leftInterrupted(Member<?> member) throws Exception {
            if (!member.hasFailed()) {
                return false;
            }
            try {
                company.resultOf(member);
            } catch (InterruptedException e) {
                return true;
            }
            return false;
        }
    }
}

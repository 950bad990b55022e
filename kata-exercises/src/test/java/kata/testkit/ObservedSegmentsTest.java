package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import kata.model.PrimeSegment;
import kata.testkit.Company.Outcome;
import kata.testkit.ObservedSegments.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of segments, taken and remembered. */
class ObservedSegmentsTest {

    private Company company;
    private ObservedSegments segments;

    @BeforeEach
    void gather() {
        Bystanders.remember();
        TestScope.begin();
        company = Company.gather();
        segments = new ObservedSegments();
    }

    @AfterEach
    void scatter() {
        TestScope.current().end();
    }

    private static PrimeSegment segment(long from, long to, long... primes) {
        return new PrimeSegment() {
            @Override
            public long from() {
                return from;
            }

            @Override
            public long to() {
                return to;
            }

            @Override
            public void forEach(LongConsumer action) {
                LongStream.of(primes).forEach(action);
            }
        };
    }

    @Test
    void what_was_read_is_known_by_numbers_and_what_was_taken_in_its_order() {
        Seen later = segments.read(segment(11, 20, 11, 13, 17, 19));
        Seen former = segments.read(segment(1, 10, 2, 3, 5, 7));
        segments.take(later);
        segments.take(former);
        assertEquals(List.of(former, later), segments.read());
        assertEquals(List.of(later, former), segments.taken());
        assertEquals(2, segments.begun());
        assertEquals(new Seen(11, 20, List.of(11L, 13L, 17L, 19L), 4), later);
    }

    @Test
    void a_reader_can_be_held_before_the_first_prime_and_behind_it() throws Exception {
        segments.begin().holding(1);
        segments.midway().holding(1);
        Member<Seen> reader = company.start("reader", () -> segments.read(segment(1, 2, 2)));
        company.awaitInside(segments.begin(), 1);
        assertEquals(0, segments.midway().inside());
        segments.begin().letGo(1);
        company.awaitInside(segments.midway(), 1);
        assertEquals(List.of(), segments.read());
        segments.open();
        assertEquals(List.of(2L), company.resultOf(reader).primes());
    }

    @Test
    void a_segment_is_known_by_the_number_that_is_watched() throws Exception {
        segments.watching(15).begin().holding(15);
        segments.read(segment(1, 10, 2));
        Member<Seen> reader = company.start("reader", () -> segments.read(segment(11, 20, 11)));
        company.awaitInside(segments.begin(), 1);
        segments.open();
        company.resultOf(reader);
    }

    @Test
    void readers_meet_so_many_at_a_time() throws Exception {
        List<ObservingPrimeTest> meetings = segments.meeting(2, 2);
        Member<Seen> first = company.start("first", () -> segments.read(segment(1, 10, 2)));
        assertEquals(Outcome.STALLED, company.awaitUntil(first::isDone), "it waits for a second one");
        Member<Seen> second = company.start("second", () -> segments.read(segment(11, 20, 11)));
        company.resultOf(first);
        company.resultOf(second);
        assertTrue(meetings.get(0).met());
        assertFalse(meetings.get(1).met());
        Member<Seen> third = company.start("third", () -> segments.read(segment(21, 30, 23)));
        assertEquals(Outcome.STALLED, company.awaitUntil(third::isDone), "it waits for a fourth one");
        segments.open();
        company.resultOf(third);
    }

    @Test
    void a_segment_beyond_all_measure_is_not_read() {
        assertThrows(PlannedFailure.class, () -> segments.read(segment(1, 1_000_001, 2)));
        assertEquals(List.of(new Seen(1, 1_000_001, List.of(), 0)), segments.read());
    }

    @Test
    void primes_and_count_of_a_segment_are_checked() {
        ObservedSegments.expectPrimes(new Seen(1, 10, List.of(2L, 3L, 5L, 7L), 4));
        Finding missing = assertThrows(
                Finding.class, () -> ObservedSegments.expectPrimes(new Seen(1, 10, List.of(2L, 3L, 7L), 3)));
        assertEquals("primes of the segment 1 to 10: got [2, 3, 7], not [2, 3, 5, 7]", said(missing));
        Finding counted = assertThrows(
                Finding.class, () -> ObservedSegments.expectPrimes(new Seen(1, 10, List.of(2L, 3L, 5L, 7L), 3)));
        assertEquals("count of the segment 1 to 10: got 3, not 4", said(counted));
    }

    @Test
    void segments_that_follow_each_other_cover_an_interval() {
        ObservedSegments.expectCover("all", List.of(seen(1, 10), seen(11, 20), seen(21, 21)), 1, 21, 10);
        ObservedSegments.expectCover("none", List.of(), 5, 4, 10);
    }

    private static String said(Finding finding) {
        return finding.facts().get("observed");
    }

    private static Seen seen(long from, long to) {
        return new Seen(from, to, List.of(), 0);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 10, 12, 20, 1, 20, 'all: 11 is in no segment'",
        "1, 10, 10, 19, 1, 20, 'all: 10 is in two segments'",
        "1, 10, 11, 19, 1, 20, 'all: 20 is in no segment'",
        "2, 10, 11, 20, 1, 20, 'all: 1 is in no segment'",
        "1, 10, 11, 21, 1, 20, 'all: the segment 11 to 21 was read'",
        "0, 10, 11, 20, 1, 20, 'all: the segment 0 to 10 was read'",
        "1, 9, 10, 20, 1, 20, 'all: the segment 10 to 20 is longer than 10'",
        "11, 20, 1, 10, 1, 20, 'all: 1 is in no segment'",
        "1, 10, 11, 10, 1, 20, 'all: the segment 11 to 10 was read'"
    })
    void what_they_do_not_cover_is_named(long from, long to, long next, long end, long first, long last, String said) {
        List<Seen> given = List.of(seen(from, to), seen(next, end));
        Finding finding =
                assertThrows(Finding.class, () -> ObservedSegments.expectCover("all", given, first, last, 10));
        assertEquals(said, said(finding));
    }
}

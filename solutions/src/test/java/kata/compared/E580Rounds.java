package kata.compared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import kata.e580_bounded_buffer.BoundedBuffer;
import org.junit.jupiter.api.Test;

/** Producer and consumer, as a stress test: three of each and two places. */
class E580Rounds {

    private static final int A_SIDE = 3;
    private static final int NUMBERS = 1_000;

    @Test
    void every_number_arrives_once() throws Exception {
        for (int round = 0; round < Crowd.ROUNDS; round++) {
            BoundedBuffer buffer = new BoundedBuffer(new PlainShelf(2));
            List<Callable<List<Long>>> work = new ArrayList<>();
            for (int i = 0; i < A_SIDE; i++) {
                long first = (long) i * NUMBERS;
                work.add(() -> {
                    for (long n = first; n < first + NUMBERS; n++) {
                        buffer.put(n);
                    }
                    return List.of();
                });
                work.add(() -> {
                    List<Long> taken = new ArrayList<>();
                    for (int n = 0; n < NUMBERS; n++) {
                        taken.add(buffer.take());
                    }
                    return taken;
                });
            }

            List<List<Long>> taken = Crowd.together(work);

            assertEquals(
                    LongStream.range(0, (long) A_SIDE * NUMBERS).boxed().toList(),
                    taken.stream().flatMap(List::stream).sorted().toList());
        }
    }
}

package io.github.primeskata.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkTest {

    private static final String THREADS = "numbers=168;workers=2;calls=170;threads=3;peak=2;divisions=2000;span=1020";

    @Test
    void parse_counts_of_threads_gives_the_share_of_the_span() {
        Work work = Work.parse("check", THREADS).orElseThrow();

        assertEquals(
                new Work("check", 168, 2, Optional.of(new Work.OfThreads(170, 3, 2, 2000, 1020)), Optional.empty()),
                work);
        assertEquals(0.51, work.threads().orElseThrow().share());
    }

    @Test
    void parse_counts_of_processes_gives_messages_and_bytes() {
        assertEquals(
                Optional.of(new Work("check", 40, 2, Optional.empty(), Optional.of(new Work.OfProcesses(2, 41, 280)))),
                Work.parse("check", "numbers=40;workers=2;processes=2;messages=41;bytes=280"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "numbers",
                "numbers=168;workers=2",
                "numbers=168;workers=2;calls=170;threads=3;peak=2;divisions=2000",
                "numbers=-1;workers=2;processes=2;messages=41;bytes=280",
                "numbers=one;workers=2;processes=2;messages=41;bytes=280",
                "workers=2;processes=2;messages=41;bytes=280",
                THREADS + ";processes=2;messages=41;bytes=280"
            })
    void parse_what_is_not_as_it_should_be_gives_nothing(String published) {
        assertEquals(Optional.empty(), Work.parse("check", published));
    }
}

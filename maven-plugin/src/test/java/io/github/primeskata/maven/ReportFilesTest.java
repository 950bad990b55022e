package io.github.primeskata.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.report.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {

    @TempDir
    private Path folder;

    @Test
    void a_race_that_can_be_played_is_named_beside_the_report() throws Exception {
        Layout layout = Samples.checkout(folder);

        List<String> said = new ReportFiles(layout).write(Runs.report(Runs.lostUpdate("e510_lost_update")));

        assertEquals(2, said.size(), said.toString());
        assertTrue(said.get(0).endsWith("target/primes/report/index.html"), said.get(0));
        assertTrue(said.get(1).endsWith("target/primes/report/puzzle-e510.html"), said.get(1));
        assertTrue(Files.isRegularFile(layout.output().resolve("report/puzzle-e510.html")));
    }

    @Test
    void the_puzzle_of_an_earlier_run_is_gone() throws Exception {
        Layout layout = Samples.checkout(folder);
        ReportFiles files = new ReportFiles(layout);
        files.write(Runs.report(Runs.lostUpdate("e510_lost_update")));

        List<String> said = files.write(Runs.report(Runs.pass("e510_lost_update")));

        assertEquals(1, said.size(), said.toString());
        assertFalse(Files.exists(layout.output().resolve("report/puzzle-e510.html")));
    }
}

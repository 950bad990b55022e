package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.report.SlidesPage;
import io.github.primeskata.state.AtomicFile;
import io.github.primeskata.text.WorkshopWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * For trainers: makes slides from the exercises' pages, one file that needs no network,
 * {@code target/primes/slides/index.html}. Arrow keys turn the pages; print it to a file for a PDF.
 */
@Mojo(name = "slides", aggregator = true, threadSafe = true)
public final class SlidesMojo extends PlanMojo {

    @Override
    void run() throws MojoFailureException, IOException {
        Layout layout = layout();
        Catalog catalog = Catalog.load(layout);
        List<Exercise> exercises = chosenOrPlanned(layout, catalog);
        java.util.Map<Exercise, String> pages = new java.util.HashMap<>();
        for (Exercise one : exercises) {
            pages.put(one, Files.readString(layout.stubs().resolve(one.name()).resolve("README.md")));
        }
        List<String> slides = SlidesPage.slides(exercises, pages::get);
        Path file = layout.output().resolve("slides").resolve("index.html");
        AtomicFile.write(file, SlidesPage.of(slides));
        print(WorkshopWords.slidesWritten(layout.show(file), slides.size()));
    }
}

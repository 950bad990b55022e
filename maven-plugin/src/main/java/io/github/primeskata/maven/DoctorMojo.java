package io.github.primeskata.maven;

import io.github.primeskata.catalog.Layout;
import io.github.primeskata.jdk.Jdks;
import io.github.primeskata.report.DoctorReport;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Explains what the grader found on this machine, what is missing, and how to mend it. */
@Mojo(name = "doctor", aggregator = true, threadSafe = true, requiresProject = false)
public final class DoctorMojo extends KataMojo {

    @Override
    void run() throws MojoFailureException, IOException {
        Layout layout =
                Layout.around(Path.of(session().getExecutionRootDirectory())).orElse(null);
        Equipment equipment = equipment();
        Jdks.Search search = equipment.search();
        print(DoctorReport.of(
                new DoctorReport.Facts(
                        equipment.version(),
                        System.getProperty("java.version"),
                        String.valueOf(session().getSystemProperties().get("maven.version")),
                        layout == null ? "" : layout.root().toString(),
                        layout != null && equipment.stale(layout),
                        layout != null && Writable.check(layout.output()),
                        search),
                style()));
    }
}

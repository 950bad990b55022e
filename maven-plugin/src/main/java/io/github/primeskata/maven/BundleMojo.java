package io.github.primeskata.maven;

import io.github.primeskata.bundle.Bundle;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.jdk.Jdks;
import io.github.primeskata.text.BundleWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * For trainers: makes an archive for rooms without a network, {@code target/primes/primes-kata-offline.zip}: the kata
 * with its stubs as they were handed out, a local Maven repository with all that it needs, and what to do.
 */
@Mojo(name = "bundle", aggregator = true, threadSafe = true)
public final class BundleMojo extends KataMojo {

    @Override
    void run() throws MojoFailureException, MojoExecutionException, IOException, InterruptedException {
        Layout layout = layout();
        Path work = Files.createDirectories(layout.output().resolve("bundle"));
        InnerMaven.delete(work.resolve("checkout"));
        InnerMaven.delete(work.resolve("repository"));
        Map<String, Path> checkout = Bundle.checkout(layout);
        Bundle.copy(checkout, work.resolve("checkout"));
        print(BundleWords.filling() + "\n");
        new InnerMaven(session(), work).fill(step -> print(step + "\n"));
        Map<String, Path> repository = Bundle.repository(work.resolve("repository"));
        Path archive = layout.output().resolve(Bundle.FOLDER + ".zip");
        Bundle.write(archive, BundleWords.instructions(Jdks.NEEDED), checkout, repository);
        InnerMaven.delete(work);
        print(BundleWords.written(layout.show(archive), Files.size(archive), 1 + checkout.size() + repository.size()));
    }
}

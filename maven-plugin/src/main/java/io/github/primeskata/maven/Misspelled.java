package io.github.primeskata.maven;

import io.github.primeskata.catalog.Nearest;
import io.github.primeskata.text.Messages;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Names on the command line that look like parameters of ours and are none: Maven would take no notice of them. */
final class Misspelled {

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([A-Za-z.]+)\\}");
    private static final String PREFIX = "primes.";
    private static final String SHORT = "exercise";

    /** Letters that a misspelled {@code exercise} may differ by. */
    private static final int NEAR = 2;

    private Misspelled() {}

    /** @throws MojoFailureException that names the first of them, and the parameter that is nearest */
    static void check(Collection<String> given, PluginDescriptor plugin) throws MojoFailureException {
        Set<String> known = new TreeSet<>();
        for (MojoDescriptor mojo : plugin.getMojos()) {
            if (mojo.getMojoConfiguration() != null) {
                for (PlexusConfiguration parameter : mojo.getMojoConfiguration().getChildren()) {
                    Matcher property = PROPERTY.matcher(parameter.getValue(""));
                    if (property.matches()) {
                        known.add(property.group(1));
                    }
                }
            }
        }
        check(given, known);
    }

    static void check(Collection<String> given, Set<String> known) throws MojoFailureException {
        for (String name : new TreeSet<>(given)) {
            boolean ours = name.startsWith(PREFIX) || Nearest.isNear(name, SHORT, NEAR);
            if (ours && !known.contains(name)) {
                throw new MojoFailureException(
                        Messages.noParameter(name, Nearest.to(name, known, 1).get(0)));
            }
        }
    }
}

package io.github.primeskata.observe;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One run of an approach.
 *
 * @param search binary name of the class that runs it
 * @param last the numbers are 1 to this one
 * @param workers how many workers it is given
 * @param delay how long each test waits; zero for none
 * @param journals a folder for what worker processes have found; created if missing, should be empty
 */
public record RunRequest(String search, long last, int workers, Duration delay, Path journals) {}

package kata.e030_stop_watch;

import java.time.Duration;

/**
 * What a task returned, and how long it took.
 *
 * @param value what it returned, possibly null
 * @param elapsed from its begin to its end, by the stop-watch's clock
 */
public record Timed<T>(T value, Duration elapsed) {}

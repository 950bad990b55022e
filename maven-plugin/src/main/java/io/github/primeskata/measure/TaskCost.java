package io.github.primeskata.measure;

/**
 * What it costs to hand over one number, as JMH has measured it.
 *
 * @param way how it is handed over: {@code loop}, {@code executor}
 * @param nanos for a number, work included
 * @param low the lower end of JMH's interval at 99.9 %; NaN if there is none
 * @param high the upper end; NaN if there is none
 * @param jdk on which it ran
 */
public record TaskCost(String way, double nanos, double low, double high, String jdk) {}

package io.github.primeskata.observe;

/** A value that a check published, such as {@code kata.lanes}. */
public record ReportEntry(String checkId, String key, String value) {}

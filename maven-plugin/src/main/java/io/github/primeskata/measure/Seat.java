package io.github.primeskata.measure;

/** A place for a contestant, whoever takes it: an approach by the id of its exercise, and how many workers. */
record Seat(String exercise, int workers) {}

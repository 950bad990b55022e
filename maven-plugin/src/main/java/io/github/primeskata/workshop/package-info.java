/** A workshop made of the exercises' pages: timetables and trainers' notes. Pure functions. */
package io.github.primeskata.workshop;

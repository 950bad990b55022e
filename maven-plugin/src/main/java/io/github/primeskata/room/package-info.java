/** A room of learners, from their result files: who is stuck where. The folder is read; all else is pure. */
package io.github.primeskata.room;

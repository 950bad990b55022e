/** Every sentence that a user of the grader can read. Other rooms bring the facts. */
package io.github.primeskata.text;

/** What is remembered between runs: hints seen, last verdicts, backups of what was reset. */
package io.github.primeskata.state;

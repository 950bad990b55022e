/** What a result file says, read without trust: it may come from anybody. Pure functions of its text. */
package io.github.primeskata.result;

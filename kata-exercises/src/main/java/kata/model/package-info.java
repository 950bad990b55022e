/**
 * What every approach shares: the work (a queue of numbers and a prime test), who does it, and what comes out.
 *
 * <p>The prime test and the queue are handed to your code by the tests, which watch them: who asked for which number,
 * on which thread, and who was inside the test at the same time.
 */
package kata.model;

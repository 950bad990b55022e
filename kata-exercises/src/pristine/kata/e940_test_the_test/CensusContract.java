package kata.e940_test_the_test;

import java.time.Duration;
import kata.model.PrimeCensus;
import org.junit.jupiter.api.Test;

/**
 * The test that every {@link PrimeCensus} has to pass, whoever has written it.
 *
 * <p>The grader hands in right censuses and wrong ones, which have one mistake each. Each test method is run by itself,
 * with a new census, in any order; what is static is new for each kind of census.
 *
 * <ul>
 *   <li>C1 It passes on every right census and leaves no thread behind.
 *   <li>C2 It fails on a census that leaves a number out or tests one twice.
 *   <li>C3 It fails on a census that carries something over from one call to the next, be it a failure.
 *   <li>C4 It fails on a census from which a failure of the prime test does not come out, whichever number it is about.
 *   <li>C5 It fails on a census that loses a find when two workers are in the prime test at the same time.
 *   <li>C6 It fails on a census that lets only one worker at a time into the prime test.
 *   <li>C7 It fails on a census that leaves its threads behind, be it only after a failure.
 *   <li>C8 It ends, and fails, on a census that never comes back, not even when it is interrupted.
 *   <li>C9 It waits for what has to happen and never sleeps: on a right census it needs none of its time limits to run
 *       out.
 *   <li>C10 It knows of a census what the contract says, and nothing by reflection or from a stack.
 *   <li>C11 It fails on a census that lets its caller's thread do the work of a worker.
 * </ul>
 */
public abstract class CensusContract {

    /** The census that is to be tested; within a test method, the same one in each call. */
    protected abstract PrimeCensus census();

    /** How long to wait for what has to happen. A right census never needs so long, however busy the machine is. */
    protected abstract Duration patience();

    // TODO C1 to C8, C11: as many test methods as you need
    @Test
    void a_census_keeps_its_contract() {
        throw new UnsupportedOperationException("TODO: test the census");
    }
}

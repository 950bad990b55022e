package io.github.primeskata.subject;

import java.util.List;

/** An approach to be measured. Implemented in the sources that are compiled with a submission, one for each approach. */
@FunctionalInterface
public interface Search {

    /**
     * Searches once. Blocks the caller until all is found.
     *
     * @return what was found, by worker where the approach tells them apart
     * @throws Exception whatever the submission throws; the run is lost then
     */
    List<Find> run(Job job) throws Exception;
}

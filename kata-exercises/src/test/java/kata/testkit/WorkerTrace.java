package kata.testkit;

import java.util.List;

/**
 * What one worker process did, by its own journal.
 *
 * @param pid its process id
 * @param threadId the id of the thread on which it works
 * @param requests the requests that it has read, in order: {@code 17}, {@code 1..10}
 * @param bytesRead how many bytes these requests were, line ends included
 * @param answered the requests that it has answered, in order
 * @param sawEnd whether it has come to the end of its standard input
 * @param held whether it is held back now, or hangs
 * @param ended whether it has come to its end by itself; who was killed has not
 */
public record WorkerTrace(
        long pid,
        long threadId,
        List<String> requests,
        long bytesRead,
        List<String> answered,
        boolean sawEnd,
        boolean held,
        boolean ended) {

    /** Keeps unmodifiable copies of the lists. */
    public WorkerTrace {
        requests = List.copyOf(requests);
        answered = List.copyOf(answered);
    }

    /** The requests as numbers. Only if none of them is an interval. */
    public List<Long> numbers() {
        return requests.stream().map(Long::valueOf).toList();
    }
}

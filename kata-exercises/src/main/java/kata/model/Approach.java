package kata.model;

/** The best approach of each kind, as they are compared in the end. */
public enum Approach {
    /** One thread with an event loop, whose workers take turns. */
    ASYNC,
    /** A pool of threads, each of which searches a chunk. */
    THREAD_POOL,
    /** A pool of processes, each of which is sent the bounds of a chunk. */
    PROCESS_POOL
}

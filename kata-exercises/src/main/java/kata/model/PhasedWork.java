package kata.model;

/**
 * Work that several workers do in phases, as a sieve does: everybody needs what all have found in the phase before.
 *
 * <p>Handed in. Both methods may be called by several threads at once, for different workers.
 */
public interface PhasedWork {

    /**
     * What a worker does before the first phase.
     *
     * @param worker 1 … k
     */
    void prepare(int worker);

    /**
     * What a worker does in a phase.
     *
     * @param worker 1 … k
     * @param phase 1 … p
     */
    void work(int worker, int phase);
}

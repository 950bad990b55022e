package kata.e220_round_robin;

/** Something that is done in steps and hands back control after each of them. */
@FunctionalInterface
public interface Stepwise {

    /**
     * Does the next step and returns soon.
     *
     * @return {@code false} if nothing is left to be done: then this was the last call
     */
    boolean step();
}

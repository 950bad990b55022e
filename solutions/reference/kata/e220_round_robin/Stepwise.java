package kata.e220_round_robin;

/** Something that is done in steps and hands back control after each of them. */
@FunctionalInterface
public interface Stepwise {

    /**
     * Does the next step, if there is one, and returns soon.
     *
     * @return {@code true} if it did a step, also one behind which nothing is left; {@code false} if there was none to
     *     do: then it is not called again
     */
    boolean step();
}

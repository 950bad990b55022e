package io.github.primeskata.compile;

import io.github.primeskata.catalog.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The compiled tests, against which submissions are run.
 *
 * @param model classes of {@code kata.model}: what a submission is compiled against, besides the tests' libraries
 * @param pristine classes of the stubs as handed out: the contract
 * @param tests classes of the tests and the testkit
 * @param plans the checks of each exercise, by its name, in the order of learning
 */
public record Harness(Path model, Path pristine, Path tests, Map<String, List<Check>> plans) {

    /** Keeps an unmodifiable copy of the plans. */
    public Harness {
        plans = Map.copyOf(plans);
    }

    /** The checks of an exercise; none if it has no test. */
    public List<Check> plan(String exercise) {
        return plans.getOrDefault(exercise, List.of());
    }

    /** The binary name of an exercise's test class, as the plan's checks tell it. */
    public String testClass(String packageName, List<Check> plan) {
        String id = plan.get(0).id();
        return packageName + "." + id.substring(0, id.indexOf(id.contains("$") ? '$' : '#'));
    }
}

package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.text.WorkshopWords;
import io.github.primeskata.workshop.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What goals share that know the exercises of a workshop's plan. */
abstract class PlanMojo extends KataMojo {

    /** Only the exercises of a plan of {@code docs/workshop/timetables.md}, in its order: {@code half-day}. */
    @Parameter(property = "primes.plan")
    private String plan;

    /** The exercises of the plan; of the whole course if there is none. */
    final List<Exercise> planned(Layout layout, Catalog catalog) throws MojoFailureException, IOException {
        if (plan == null || plan.isBlank()) {
            return catalog.exercises();
        }
        Path page = layout.root().resolve("docs/workshop/timetables.md");
        List<Plan> plans = Files.isRegularFile(page) ? Plan.in(Files.readString(page)) : List.of();
        String known = plans.stream().map(Plan::name).collect(Collectors.joining(", "));
        Plan found = plans.stream()
                .filter(one -> one.name().equals(plan))
                .findFirst()
                .orElseThrow(() -> new MojoFailureException(WorkshopWords.noPlan(plan, known)));
        return found.exercises().stream().map(catalog::find).toList();
    }

    /**
     * The exercise that is asked for; null if none is.
     *
     * @throws MojoFailureException if it is not in the plan
     */
    final Exercise chosen(Layout layout, Catalog catalog) throws MojoFailureException, IOException {
        Exercise chosen = chosen(catalog);
        List<Exercise> planned = planned(layout, catalog);
        if (chosen != null && !planned.contains(chosen)) {
            String ids = planned.stream().map(Exercise::id).collect(Collectors.joining(" "));
            throw new MojoFailureException(WorkshopWords.notInPlan(chosen.id(), plan, ids));
        }
        return chosen;
    }

    /** The exercise that is asked for, or those of the plan. */
    final List<Exercise> chosenOrPlanned(Layout layout, Catalog catalog) throws MojoFailureException, IOException {
        Exercise chosen = chosen(layout, catalog);
        return chosen == null ? planned(layout, catalog) : List.of(chosen);
    }
}

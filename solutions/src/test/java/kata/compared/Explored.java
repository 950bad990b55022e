package kata.compared;

import java.util.List;
import java.util.Map;
import kata.testkit.Exploration;
import kata.testkit.KataTest;
import kata.testkit.Scenario;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The exploration by itself: nothing but the scenarios of one exercise, none of its other checks. The system property
 * {@code exercise} says of which. Where the exercise's own test explores, its scenarios are taken.
 */
@KataTest
class Explored {

    private static final Map<String, List<String>> SCENARIOS = Map.of(
            "e410_threads", List.of("ThreadsRunnerTest$Search"),
            "e420_locked_list", List.of("LockedListScenariosTest$FindAndRead"),
            "e510_lost_update", List.of("PrimeCounterTest$TwoFinds"),
            "e520_check_then_act",
                    List.of(
                            "PrimeRegisterScenariosTest$OnePrime",
                            "PrimeRegisterScenariosTest$SmallerSecond",
                            "PrimeRegisterScenariosTest$LargerSecond"),
            "e530_stop_flag", List.of("StoppableSearchScenariosTest$Stopped"),
            "e540_bounded_resource", List.of("BoundedResourceTest$BothWait", "BoundedResourceTest$OneTries"),
            "e570_two_locks", List.of("TransfersScenariosTest$Opposite", "TransfersScenariosTest$TooLittle"),
            "e580_bounded_buffer",
                    List.of(
                            "BoundedBufferScenariosTest$TwoConsumers",
                            "BoundedBufferScenariosTest$TwoProducers",
                            "BoundedBufferScenariosTest$BothSides",
                            "BoundedBufferScenariosTest$Interrupted"),
            "e590_built_once", List.of("SmallPrimesScenariosTest$FirstUse"));

    /** Two of them are held at once only where the exercise's own test does so: it takes many times longer. */
    private static final List<String> TWO_HELD = List.of("e510_lost_update", "e540_bounded_resource");

    @Test
    @Order(1)
    void no_schedule_shows_anything_wrong() throws Exception {
        String exercise = System.getProperty("exercise");
        for (String name : SCENARIOS.get(exercise)) {
            Class<? extends Scenario> scenario =
                    Class.forName("kata." + exercise + "." + name).asSubclass(Scenario.class);
            if (TWO_HELD.contains(exercise)) {
                Exploration.withTwoHeld(scenario);
            } else {
                Exploration.of(scenario);
            }
        }
    }
}

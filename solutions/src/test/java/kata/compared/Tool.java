package kata.compared;

import java.util.List;
import java.util.Map;

/** What is started for a variant. The grader is not among them: {@code primes:corpus} runs it. */
enum Tool {
    /** A stress test with JUnit. */
    ROUNDS("rounds") {
        @Override
        List<String> command(String exercise) {
            return List.of("kata.compared.Trial", "kata.compared." + number(exercise) + "Rounds");
        }
    },
    /** The testkit's exploration. */
    EXPLORATION("exploration") {
        @Override
        List<String> command(String exercise) {
            return List.of("-Dexercise=" + exercise, "kata.compared.Trial", "kata.compared.Explored");
        }
    },
    /** jcstress, one kind of JVM, one iteration: as in {@code kata.testkit.JcstressRun}. */
    JCSTRESS("jcstress") {
        @Override
        List<String> command(String exercise) {
            if (exercise.startsWith("e410")) {
                // The threads are the learner's own, and its only method starts them and waits for them: no two actors.
                return List.of();
            }
            String test = OWN_JCSTRESS.getOrDefault(exercise, "kata\\.compared\\." + number(exercise) + "Jcstress");
            return List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "org.openjdk.jcstress.Main",
                    "-t",
                    test,
                    "-jvmArgs",
                    "-XX:+UseSerialGC",
                    "-sc",
                    "false",
                    "-af",
                    "NONE",
                    "-f",
                    "1",
                    "-iters",
                    "1",
                    "-time",
                    "500");
        }
    };

    private static final Map<String, String> OWN_JCSTRESS = Map.of(
            "e530_stop_flag", "kata\\.e530_stop_flag\\.StoppableSearchJcstress",
            "e590_built_once", "kata\\.e590_built_once\\.SmallPrimesJcstress");

    private final String word;

    Tool(String word) {
        this.word = word;
    }

    /** How it is named in results. */
    String word() {
        return word;
    }

    /** What stands behind the class path; empty if it cannot be used for this exercise. */
    abstract List<String> command(String exercise);

    private static String number(String exercise) {
        return "E" + exercise.substring(1, exercise.indexOf('_'));
    }
}

package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReloadedClassesTest {

    private static final String SAMPLE = "kata.testkit.sample.";

    /** Leaves the classes as they are and notes which it has made. */
    private static final class Noted extends ReloadedClasses {

        private final Set<String> woven = new HashSet<>();

        Noted(Class<?> type) {
            super(type);
        }

        @Override
        byte[] woven(ClassModel model) {
            woven.add(SAMPLE + model.thisClass().asInternalName().replaceFirst(".*/", ""));
            return transformed(model, (code, element) -> code.with(element));
        }
    }

    private final Noted classes;

    ReloadedClassesTest() throws Exception {
        Class<?> scenario = Class.forName(SAMPLE + "ExplorationTest$RaisePlain");
        classes = new Noted(scenario);
        classes.makeReady(scenario);
    }

    @Test
    void what_a_test_names_and_what_that_names_is_ready() {
        List<String> expected = Stream.of("SharedCode", "SharedCode$Plain", "SharedCode$Counter")
                .map(SAMPLE::concat)
                .toList();

        assertTrue(classes.woven.containsAll(expected), () -> "ready: " + classes.woven);
    }

    @Test
    void what_is_ready_is_made_only_once() throws Exception {
        Set<String> ready = Set.copyOf(classes.woven);
        classes.woven.clear();

        for (String name : ready) {
            assertSame(classes, classes.loadClass(name).getClassLoader());
        }
        assertEquals(Set.of(), classes.woven);
    }
}

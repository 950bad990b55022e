package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kata.testkit.NamedMembers.Named;
import kata.testkit.sample.SampleContract;
import kata.testkit.sample.SampleWaits;
import org.junit.jupiter.api.Test;

class NamedMembersTest {

    private static List<Named> named(Class<?> type, String member) {
        return NamedMembers.of(type).stream()
                .filter(named -> named.toString().equals(member))
                .toList();
    }

    @Test
    void a_call_is_named_with_its_line() {
        Named call = named(SampleWaits.class, "System.currentTimeMillis").getFirst();

        assertEquals("java.lang.System", call.owner());
        assertEquals("()J", call.type());
        assertTrue(call.line().matches("SampleWaits\\.java:\\d+"), call.line());
    }

    @Test
    void a_method_reference_is_named_too() {
        assertEquals(2, named(SampleWaits.class, "CountDownLatch.countDown").size());
    }

    @Test
    void nested_classes_are_looked_at_too() {
        assertEquals(1, named(SampleContract.class, "String.length").size());
    }
}

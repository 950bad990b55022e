package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import kata.testkit.SeenThread.Held;
import kata.testkit.SeenThread.Owner;
import kata.testkit.SeenThread.Wait;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreadDumpTest {

    @BeforeEach
    void rememberOtherThreads() {
        Bystanders.remember();
    }

    private static final String BLOCKED = """
            {
              "threadDump": {
                "processId": "8781",
                "threadContainers": [
                  {
                    "container": "<root>",
                    "parent": null,
                    "threads": [
                      {
                        "tid": "22",
                        "virtual": true,
                        "name": "a \\"b\\" \\u00e4\\/",
                        "state": "BLOCKED",
                        "blockedOn": "java.lang.Object@4edde6e5",
                        "stack": [
                          "java.base\\/java.lang.Object.wait0(Native Method)",
                          "app\\/\\/kata.Some$Inner.lambda$both$0(Some.java:7)",
                          "java.base@25.0.3\\/java.lang.VirtualThread.run(VirtualThread.java:460)",
                          "kata.Some$$Lambda\\/0x000000008b040440.run(Unknown Source)"
                        ],
                        "monitorsOwned": [
                          {"depth": 1, "locks": ["java.lang.Object@70177ecd", null, "java.lang.Object@4edde6e5"]}
                        ]
                      }
                    ],
                    "threadCount": "1"
                  }
                ]
              }
            }
            """;

    @Test
    void a_virtual_thread_is_read_with_all_that_it_waits_for_and_has() {
        SeenThread thread = ThreadDump.parse(BLOCKED).threads().getFirst();

        assertEquals(22, thread.id());
        assertEquals("a \"b\" ä/", thread.name());
        assertTrue(thread.virtual());
        assertEquals(Thread.State.BLOCKED, thread.state());
        assertEquals(Wait.TO_ENTER, thread.waits());
        assertEquals("java.lang.Object@4edde6e5", thread.lock());
        assertEquals(List.of(new Held("java.lang.Object@70177ecd", 1)), thread.holds());
    }

    @Test
    void frames_are_read_without_loader_and_module() {
        List<StackTraceElement> stack =
                List.of(ThreadDump.parse(BLOCKED).threads().getFirst().stack());

        assertEquals(
                List.of(
                        "java.lang.Object.wait0(Native Method)",
                        "kata.Some$Inner.lambda$both$0(Some.java:7)",
                        "java.lang.VirtualThread.run(VirtualThread.java:460)"),
                stack.stream().limit(3).map(StackTraceElement::toString).toList());
        assertEquals("run", stack.getLast().getMethodName());
    }

    @Test
    void what_a_thread_is_parked_for_may_come_with_its_owner() {
        SeenThread thread = only("""
                "state": "WAITING", "parkBlocker": {"object": "a.Lock@1", "owner": "23", "new": [{}]}, "stack": []""");

        assertEquals(Wait.PARKED, thread.waits());
        assertEquals("a.Lock@1", thread.lock());
        assertEquals(new Owner(23, ""), thread.owner());
    }

    @Test
    void a_monitor_that_is_waited_for_has_been_given_back() {
        SeenThread thread = only("""
                "state": "WAITING", "waitingOn": "a.B@1", "monitorsOwned": [{"depth": "3", "locks": ["a.B@1"]}]""");

        assertEquals(Wait.TO_BE_NOTIFIED, thread.waits());
        assertEquals(List.of(), thread.holds());
    }

    @Test
    void on_what_compiled_code_waits_is_what_it_has_entered_last() {
        SeenThread thread = only("""
                "state": "WAITING", "stack": ["java.base/java.lang.Object.wait0(Native Method)"],
                "monitorsOwned": [{"depth": "3", "locks": ["a.B@1"]}, {"depth": "5", "locks": ["a.B@2"]}]""");

        assertEquals(Wait.TO_BE_NOTIFIED, thread.waits());
        assertEquals("a.B@1", thread.lock());
        assertEquals(List.of(new Held("a.B@2", 5)), thread.holds());
    }

    @Test
    void numbers_may_stand_without_quotes_and_keys_may_be_new() {
        assertEquals(
                7,
                only("\"state\": \"NEW\", \"more\": 1.5e3, \"other\": {\"a\": [true, null]}")
                        .id());
    }

    @Test
    void an_executor_is_the_container_of_its_threads() {
        String dump = BLOCKED.replace("<root>", "java.util.concurrent.ThreadPoolExecutor@1b2c");

        assertEquals(
                Map.of(22L, "java.util.concurrent.ThreadPoolExecutor@1b2c"),
                ThreadDump.parse(dump).containers());
        assertEquals(Map.of(), ThreadDump.parse(BLOCKED).containers());
    }

    @Test
    void what_is_no_dump_has_no_threads() {
        for (String text : List.of("", "{", "[]", "{\"threadDump\": 1}", BLOCKED.substring(0, 700), "}{")) {
            assertEquals(List.of(), ThreadDump.parse(text).threads(), text);
        }
    }

    @Test
    void the_dump_of_this_jvm_has_its_virtual_threads() {
        Thread virtual = Thread.ofVirtual().name("parked here").start(LockSupport::park);
        while (virtual.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        try {
            assertTrue(
                    ThreadDump.take().threads().stream()
                            .anyMatch(thread -> thread.virtual()
                                    && thread.id() == virtual.threadId()
                                    && thread.name().equals("parked here")),
                    "the virtual thread is there");
        } finally {
            LockSupport.unpark(virtual);
        }
    }

    @Test
    void what_moves_for_a_moment_only_is_waited_for() {
        Iterator<Boolean> still = List.of(false, false).iterator();

        assertNotEquals(
                List.of(),
                ThreadDump.take(() -> still.hasNext() ? still.next() : Stall.isNow())
                        .threads());
    }

    @Test
    void while_a_virtual_thread_moves_no_dump_is_taken() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread virtual = Thread.startVirtualThread(() -> {
            while (!over.get()) {
                Thread.yield();
            }
        });
        try {
            assertEquals(List.of(), ThreadDump.take().threads());
        } finally {
            over.set(true);
            virtual.join();
        }
    }

    private static SeenThread only(String facts) {
        String dump = "{\"threadDump\": {\"threadContainers\": [{\"threads\": [{\"tid\": 7, " + facts + "}]}]}}";
        return ThreadDump.parse(dump).threads().getFirst();
    }
}

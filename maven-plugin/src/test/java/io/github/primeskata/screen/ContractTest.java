package io.github.primeskata.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

    private static final String STUB = """
            package kata.fixture;
            public class Counter implements Runnable {
                public static final int MOST = 9;
                public Counter(java.util.List<Long> numbers) {}
                public long count(long upTo) throws InterruptedException { throw new UnsupportedOperationException(); }
                public static Counter of(long... numbers) { return null; }
                protected void reset() {}
                @Override public void run() {}
                private void hidden() {}
            }
            """;

    @TempDir
    Path folder;

    private Optional<Contract.Gap> gap(String... submission) throws IOException {
        return Contract.gap(
                Sources.compiled(folder.resolve("stub"), STUB),
                Sources.compiled(folder.resolve("submission"), submission));
    }

    private static String with(String old, String replacement) {
        assertTrue(STUB.contains(old), old);
        return STUB.replace(old, replacement);
    }

    @Test
    void gap_in_the_stub_itself_is_none() throws IOException {
        assertEquals(Optional.empty(), gap(STUB));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public synchronized long count(long limit) {",
                "public final long count(long upTo) {",
                "public long more() { return 0; } public long count(long upTo) throws Exception {"
            })
    void gap_in_what_no_caller_sees_and_in_additions_is_none(String method) throws IOException {
        assertEquals(Optional.empty(), gap(with("public long count(long upTo) throws InterruptedException {", method)));
    }

    @Test
    void gap_in_a_class_with_private_parts_of_its_own_is_none() throws IOException {
        String own = with(
                "private void hidden() {}",
                "private final Object lock = new Object(); private record Chunk(long from, long to) {}"
                        + " Runnable r = () -> reset();");
        assertEquals(Optional.empty(), gap(own, "package kata.fixture;\nclass Helper {}"));
    }

    @Test
    void gap_where_members_moved_to_a_superclass_is_none() throws IOException {
        String base = """
                package kata.fixture;
                abstract class Base implements Runnable {
                    public long count(long upTo) { return 0; }
                    protected void reset() {}
                    @Override public void run() {}
                }
                """;
        String derived = """
                package kata.fixture;
                public class Counter extends Base {
                    public static final int MOST = 9;
                    public Counter(java.util.List<Long> numbers) {}
                    public static Counter of(long... numbers) { return null; }
                }
                """;
        assertEquals(Optional.empty(), gap(base, derived));
    }

    @Test
    void gap_missing_class_is_named() throws IOException {
        Contract.Gap gap = gap("package kata.fixture;\npublic class Conter {}").orElseThrow();
        assertEquals("class Counter", gap.wanted());
        assertEquals("class Conter", gap.found());
        assertEquals("Conter.java:1", gap.location());
    }

    @Test
    void gap_class_that_is_not_public_is_missing() throws IOException {
        assertEquals(
                new Contract.Gap("class Counter", "", ""),
                gap(with("public class Counter", "class Counter")).orElseThrow());
    }

    @Test
    void gap_wrong_parameter_names_the_nearest_method_and_its_line() throws IOException {
        assertEquals(
                new Contract.Gap("Counter.count(long): long", "Counter.count(int): long", "Counter.java:5"),
                gap(with("count(long upTo)", "count(int upTo)")).orElseThrow());
    }

    @Test
    void gap_wrong_return_type_names_the_method() throws IOException {
        assertEquals(
                new Contract.Gap("Counter.count(long): long", "Counter.count(long): int", "Counter.java:5"),
                gap(with("public long count", "public int count")).orElseThrow());
    }

    @Test
    void gap_method_made_private_has_no_nearest() throws IOException {
        assertEquals(
                new Contract.Gap("Counter.reset(): void", "", ""),
                gap(with("protected void reset", "private void reset")).orElseThrow());
    }

    @Test
    void gap_missing_constructor_is_named() throws IOException {
        assertEquals(
                new Contract.Gap("new Counter(List)", "new Counter(Set)", "Counter.java:4"),
                gap(with("Counter(java.util.List<Long>", "Counter(java.util.Set<Long>"))
                        .orElseThrow());
    }

    @Test
    void gap_missing_interface_is_named() throws IOException {
        assertEquals(
                "Counter implements Runnable",
                gap(with(" implements Runnable", "").replace("@Override", ""))
                        .orElseThrow()
                        .wanted());
    }

    @Test
    void gap_field_of_another_type_is_named() throws IOException {
        assertEquals(
                new Contract.Gap("static Counter.MOST: int", "static Counter.MOST: long", "Counter.java:1"),
                gap(with("final int MOST", "final long MOST")).orElseThrow());
    }

    @Test
    void gap_method_no_longer_static_is_named() throws IOException {
        assertEquals(
                "static Counter.of(long[]): Counter",
                gap(with("public static Counter of", "public Counter of"))
                        .orElseThrow()
                        .wanted());
    }

    @Test
    void public_api_has_what_a_caller_can_link_to_and_nothing_else() throws IOException {
        Path classes = Sources.compiled(folder, """
                package kata.fixture;
                public enum Mode {
                    FAST;
                    public record Pair(int a) {}
                    public interface Seen { void seen(Mode mode); }
                    static class Unseen { public void unseen() {} }
                }
                """);
        assertEquals(
                Set.of(
                        "enum Mode",
                        "static Mode.FAST: Mode",
                        "static Mode.values(): Mode[]",
                        "static Mode.valueOf(String): Mode",
                        "record Mode.Pair",
                        "new Mode.Pair(int)",
                        "Mode.Pair.a(): int",
                        "Mode.Pair.equals(Object): boolean",
                        "Mode.Pair.hashCode(): int",
                        "Mode.Pair.toString(): String",
                        "interface Mode.Seen",
                        "Mode.Seen.seen(Mode): void"),
                PublicApi.in(classes).members().keySet());
    }
}

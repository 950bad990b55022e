package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeLimitsTest {

    @Test
    void a_limit_below_an_hour_is_cut_to_nothing() {
        assertEquals(0, TimeLimits.cut(59, TimeUnit.MINUTES));
        assertEquals(0, TimeLimits.cutMillis(5_000));
        assertEquals(0, TimeLimits.cutNanos(1));
        assertEquals(Duration.ZERO, TimeLimits.cut(Duration.ofMinutes(59)));
    }

    @Test
    void a_limit_of_an_hour_or_more_stays() {
        assertEquals(60, TimeLimits.cut(60, TimeUnit.MINUTES));
        assertEquals(Long.MAX_VALUE, TimeLimits.cut(Long.MAX_VALUE, TimeUnit.DAYS));
        assertEquals(3_600_000, TimeLimits.cutMillis(3_600_000));
        assertEquals(3_600_000, TimeLimits.cutToAMilli(3_600_000));
        assertEquals(Duration.ofDays(1), TimeLimits.cut(Duration.ofDays(1)));
    }

    @Test
    void a_limit_that_is_over_already_stays_so() {
        assertEquals(-1, TimeLimits.cut(-1, TimeUnit.SECONDS));
        assertEquals(0, TimeLimits.cut(0, TimeUnit.SECONDS));
    }

    @Test
    void where_nothing_means_no_limit_a_millisecond_is_left() {
        assertEquals(1, TimeLimits.cutToAMilli(300_000));
        assertEquals(1, TimeLimits.cutToAMilli(1));
        assertEquals(0, TimeLimits.cutToAMilli(0));
    }

    @Test
    void every_way_to_wait_for_a_time_is_cut() throws Exception {
        ClassModel waits;
        try (InputStream in = TimeLimitsTest.class.getResourceAsStream("sample/SharedCode$Waits.class")) {
            waits = ClassFile.of().parse(in.readAllBytes());
        }
        PointWeaver weaver = new PointWeaver(name -> null, TimeLimitsTest.class.getClassLoader(), true);
        List<String> cuts = ClassFile.of().parse(weaver.weave(waits)).methods().stream()
                .flatMap(method -> method.code().orElseThrow().elementStream())
                .filter(InvokeInstruction.class::isInstance)
                .map(InvokeInstruction.class::cast)
                .filter(call -> call.owner().asInternalName().equals("kata/testkit/TimeLimits"))
                .map(call -> call.name().stringValue() + " " + call.typeSymbol().displayDescriptor())
                .toList();

        String unit = "cut (long,TimeUnit)long";
        String nanos = "cutNanos (long)long";
        String millis = "cutMillis (long)long";
        String duration = "cut (Duration)Duration";
        String toAMilli = "cutToAMilli (long)long";
        assertEquals(
                List.of(
                        unit, unit, unit, unit, nanos, toAMilli, millis, duration, millis, nanos, nanos, toAMilli,
                        unit),
                cuts);
    }
}

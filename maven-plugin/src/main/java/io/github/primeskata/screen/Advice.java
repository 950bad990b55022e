package io.github.primeskata.screen;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What often goes wrong and can be seen in the compiled classes. It stands beside the evidence and never decides: right
 * code may have its reasons.
 */
public final class Advice {

    /** What is meant. */
    public enum Kind {
        /** A lock is given back, but not after an exception. */
        UNLOCK_NOT_IN_FINALLY,
        /** One thread is woken, whoever it is, where threads wait for different things. */
        NOTIFY_ONE_OF_SEVERAL,
        /** A thread is to be stopped, suspended or resumed from outside. */
        THREAD_STOP
    }

    /**
     * One piece of advice.
     *
     * @param kind what is meant
     * @param member what is used: {@code Object.notify}
     * @param location where: {@code BoundedBuffer.java:31}
     */
    public record Remark(Kind kind, String member, String location) {}

    private static final String LOCKS = "java.util.concurrent.locks.";

    private static final Set<String> STOPS = Set.of("stop", "suspend", "resume");

    private Advice() {}

    /**
     * Looks for all kinds in the classes below a folder; in the order of files and lines.
     *
     * @param classes compiled classes of one submission
     */
    public static List<Remark> of(Path classes) {
        Collection<JavaClass> all = ClassFiles.in(classes).stream().toList();
        Map<String, Long> waits = all.stream()
                .flatMap(Advice::calls)
                .filter(call -> isObject(call, "wait"))
                .collect(Collectors.groupingBy(
                        Advice::file,
                        Collectors.mapping(
                                JavaMethodCall::getLineNumber,
                                Collectors.collectingAndThen(Collectors.toSet(), lines -> (long) lines.size()))));
        List<Remark> remarks = new ArrayList<>();
        for (JavaClass type : all) {
            type.getCodeUnits().forEach(unit -> addUnlock(unit, remarks));
            calls(type).forEach(call -> {
                if (isObject(call, "notify") && waits.getOrDefault(file(call), 0L) > 1) {
                    remarks.add(new Remark(Kind.NOTIFY_ONE_OF_SEVERAL, "notify", location(call)));
                }
                if (call.getTargetOwner().getName().equals("java.lang.Thread") && STOPS.contains(call.getName())) {
                    remarks.add(new Remark(Kind.THREAD_STOP, "Thread." + call.getName(), location(call)));
                }
            });
        }
        remarks.sort(Comparator.comparing(Remark::location, Comparator.comparing(Advice::fileOf))
                .thenComparingInt(remark -> lineOf(remark.location())));
        return remarks.stream().distinct().toList();
    }

    /**
     * The compiler writes the code of a {@code finally} block twice, for the way out with and without an exception: one
     * call alone is in none. Several may be in {@code catch} blocks too, so nothing is said of them. Nor of a lock that
     * is given back at once, to wait until nobody has it: nothing lies in between that could fail.
     */
    private static void addUnlock(JavaCodeUnit unit, List<Remark> remarks) {
        List<JavaMethodCall> unlocks = unit.getMethodCallsFromSelf().stream()
                .filter(call -> isLock(call, "unlock"))
                .toList();
        List<JavaMethodCall> locks = unit.getMethodCallsFromSelf().stream()
                .filter(call -> isLock(call, "lock") || isLock(call, "lockInterruptibly"))
                .toList();
        if (!locks.isEmpty() && unlocks.size() == 1 && !isAtOnce(unit, locks, unlocks.get(0))) {
            remarks.add(new Remark(Kind.UNLOCK_NOT_IN_FINALLY, "unlock", location(unlocks.get(0))));
        }
    }

    /** Whether nothing is done between the lines of a lock and its unlock but to get at the lock. */
    private static boolean isAtOnce(JavaCodeUnit unit, List<JavaMethodCall> locks, JavaMethodCall unlock) {
        int first = locks.stream().mapToInt(JavaMethodCall::getLineNumber).min().orElseThrow();
        return locks.size() == 1
                && unit.getAccessesFromSelf().stream()
                        .filter(access ->
                                access.getLineNumber() >= first && access.getLineNumber() <= unlock.getLineNumber())
                        .allMatch(Advice::isOfLocks);
    }

    /** A call of a lock's method, or a field that is a lock. */
    private static boolean isOfLocks(JavaAccess<?> access) {
        return access instanceof JavaFieldAccess field
                ? field.getTarget().getRawType().getName().startsWith(LOCKS)
                : access.getTargetOwner().getName().startsWith(LOCKS);
    }

    private static Stream<JavaMethodCall> calls(JavaClass type) {
        return type.getMethodCallsFromSelf().stream();
    }

    private static boolean isObject(JavaMethodCall call, String name) {
        // Without the JDK's classes at hand the owner is the static type of what it is called on.
        return call.getName().equals(name)
                && call.getTarget().getRawParameterTypes().size() <= (name.equals("wait") ? 2 : 0);
    }

    private static boolean isLock(JavaMethodCall call, String name) {
        return call.getName().equals(name) && call.getTargetOwner().getName().startsWith(LOCKS);
    }

    private static String location(JavaMethodCall call) {
        return file(call) + ":" + call.getLineNumber();
    }

    private static String file(JavaMethodCall call) {
        return call.getOriginOwner()
                .getSource()
                .flatMap(source -> source.getFileName())
                .orElse("?");
    }

    private static String fileOf(String location) {
        return location.substring(0, location.lastIndexOf(':'));
    }

    private static int lineOf(String location) {
        return Integer.parseInt(location.substring(location.lastIndexOf(':') + 1));
    }
}

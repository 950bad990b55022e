package io.github.primeskata.screen;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.github.primeskata.catalog.Page;
import io.github.primeskata.catalog.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What an approach may not use, as ArchUnit rules over the compiled classes: calls, constructor calls and references to
 * either.
 */
public final class Structure {

    private static final Set<String> POOLS = Set.of(
            "java.util.concurrent.Executors",
            "java.util.concurrent.ExecutorService",
            "java.util.concurrent.ScheduledExecutorService",
            "java.util.concurrent.AbstractExecutorService",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ScheduledThreadPoolExecutor",
            "java.util.concurrent.ExecutorCompletionService",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ForkJoinTask",
            "java.util.concurrent.RecursiveTask",
            "java.util.concurrent.RecursiveAction",
            "java.util.concurrent.CountedCompleter",
            "java.util.concurrent.StructuredTaskScope",
            "java.util.concurrent.SubmissionPublisher");

    private static final Set<String> FUTURES =
            Set.of("java.util.concurrent.CompletableFuture", "java.util.concurrent.CompletionStage");

    private static final Map<Rule, BiPredicate<String, AccessTarget>> TARGETS = targets();

    private Structure() {}

    /**
     * What the classes below a folder use although the page forbids it; in the order of the lines.
     *
     * @param classes compiled classes of one submission
     */
    public static List<ScreenFinding> findings(Path classes, Page page) {
        JavaClasses imported = ClassFiles.in(classes);
        Map<Rule, String> rules = new EnumMap<>(Rule.class);
        rules.put(Rule.EXIT, "");
        rules.putAll(page.forbids());
        List<ScreenFinding> findings = new ArrayList<>();
        rules.forEach((rule, clause) -> uses(imported, rule)
                .forEach(access -> findings.add(new ScreenFinding(rule, clause, member(access), location(access)))));
        findings.sort(Comparator.comparing((ScreenFinding finding) -> finding.rule() != Rule.EXIT)
                .thenComparing(finding -> file(finding.location()))
                .thenComparingInt(finding -> line(finding.location())));
        return findings;
    }

    private static List<JavaAccess<?>> uses(JavaClasses classes, Rule rule) {
        BiPredicate<String, AccessTarget> forbidden = TARGETS.get(rule);
        ArchRule archRule = ArchRuleDefinition.noClasses()
                .should()
                .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("the target is one of " + rule.word()) {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        return ancestry(access.getTargetOwner())
                                .anyMatch(owner -> forbidden.test(owner, access.getTarget()));
                    }
                })
                .allowEmptyShould(true);
        List<JavaAccess<?>> uses = new ArrayList<>();
        archRule.evaluate(classes)
                .handleViolations((Collection<JavaAccess<?>> accesses, String message) -> uses.addAll(accesses));
        return uses;
    }

    /** The class and all it extends or implements, as far as the classes tell. */
    private static java.util.stream.Stream<String> ancestry(JavaClass owner) {
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.of(owner.getName()),
                java.util.stream.Stream.concat(
                                owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                        .map(JavaClass::getName));
    }

    private static Map<Rule, BiPredicate<String, AccessTarget>> targets() {
        Map<Rule, BiPredicate<String, AccessTarget>> targets = new EnumMap<>(Rule.class);
        targets.put(
                Rule.EXIT,
                calls("java.lang.System", Set.of("exit")).or(calls("java.lang.Runtime", Set.of("exit", "halt"))));
        targets.put(
                Rule.THREAD,
                calls("java.lang.Thread", Set.of("<init>", "start", "ofPlatform"))
                        .or(owner(name -> name.startsWith("java.lang.Thread$Builder")))
                        .or(calls("java.util.concurrent.ThreadFactory", Set.of("newThread"))));
        targets.put(
                Rule.VIRTUAL_THREAD,
                calls("java.lang.Thread", Set.of("ofVirtual", "startVirtualThread"))
                        .or(owner(name -> name.startsWith("java.lang.Thread$Builder$OfVirtual")))
                        .or(calls("java.util.concurrent.Executors", Set.of("newVirtualThreadPerTaskExecutor"))));
        targets.put(Rule.EXECUTOR, owner(POOLS::contains));
        targets.put(Rule.ASYNC, Structure::choosesThreadItself);
        targets.put(
                Rule.PARALLEL_STREAM,
                (owner, target) -> target.getName().equals("parallelStream")
                        || (target.getName().equals("parallel") && owner.startsWith("java.util.stream."))
                        || (target.getName().startsWith("parallel") && owner.equals("java.util.Arrays")));
        targets.put(Rule.TIMER, owner(name -> name.equals("java.util.Timer") || name.equals("java.util.TimerTask")));
        targets.put(
                Rule.SLEEP,
                calls("java.lang.Thread", Set.of("sleep"))
                        .or(calls("java.util.concurrent.TimeUnit", Set.of("sleep")))
                        .or(calls("java.util.concurrent.locks.LockSupport", Set.of("parkNanos", "parkUntil"))));
        targets.put(Rule.LOCK, owner(name -> name.startsWith("java.util.concurrent.locks.")));
        targets.put(
                Rule.PROCESS,
                owner(name -> name.equals("java.lang.ProcessBuilder")).or(calls("java.lang.Runtime", Set.of("exec"))));
        targets.put(
                Rule.REFLECTION,
                owner(name -> name.startsWith("java.lang.reflect.") || name.startsWith("java.lang.invoke.MethodHandle"))
                        .or((owner, target) -> owner.equals("java.lang.Class") && isLookUp(target.getName())));
        return targets;
    }

    private static BiPredicate<String, AccessTarget> calls(String owner, Set<String> names) {
        return (name, target) -> name.equals(owner) && names.contains(target.getName());
    }

    private static BiPredicate<String, AccessTarget> owner(Predicate<String> owner) {
        return (name, target) -> owner.test(name);
    }

    /** An {@code …Async} method, or a timeout, that is not given an executor. */
    private static boolean choosesThreadItself(String owner, AccessTarget target) {
        if (!FUTURES.contains(owner) || !(target instanceof AccessTarget.CodeUnitAccessTarget method)) {
            return false;
        }
        boolean given = method.getRawParameterTypes().stream()
                .anyMatch(type -> type.getName().equals("java.util.concurrent.Executor"));
        return (target.getName().endsWith("Async") && !given)
                || Set.of("orTimeout", "completeOnTimeout", "delayedExecutor").contains(target.getName());
    }

    /** A method of {@code Class} that gives another class, or members of this one. */
    private static boolean isLookUp(String method) {
        return method.equals("forName")
                || method.equals("newInstance")
                || method.matches("get.*(Field|Method|Constructor|Class|RecordComponent)(e?s)?");
    }

    private static String member(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String simple = owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.');
        return access.getTarget().getName().equals("<init>")
                ? "new " + simple
                : simple + "." + access.getTarget().getName();
    }

    private static String location(JavaAccess<?> access) {
        return access.getOriginOwner()
                        .getSource()
                        .flatMap(source -> source.getFileName())
                        .orElse("?") + ":" + access.getLineNumber();
    }

    private static String file(String location) {
        return location.substring(0, location.lastIndexOf(':'));
    }

    private static int line(String location) {
        return Integer.parseInt(location.substring(location.lastIndexOf(':') + 1));
    }
}

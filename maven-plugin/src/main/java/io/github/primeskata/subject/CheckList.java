package io.github.primeskata.subject;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The checks of a test class in the order in which JUnit runs them, read from its annotations by name; initialises no
 * class of the exercise. Knows what our tests use: {@code @Nested}, {@code @Order}, and {@code @Test},
 * {@code @ParameterizedTest}, {@code @RepeatedTest}, each also as part of another annotation.
 */
final class CheckList {

    /** One check. */
    record Check(String id, String nested, String method, String clause, String aspect, int points, boolean costly) {}

    private static final String JUPITER = "org.junit.jupiter.";
    private static final Set<String> TESTS = Set.of(
            JUPITER + "api.Test",
            JUPITER + "params.ParameterizedTest",
            JUPITER + "api.RepeatedTest",
            JUPITER + "api.TestFactory");
    private static final String NESTED = JUPITER + "api.Nested";
    private static final String ORDER = JUPITER + "api.Order";
    private static final String CLAUSE = "kata.testkit.Clause";
    private static final String COSTLY = "kata.testkit.Costly";
    private static final int DEFAULT_ORDER = Integer.MAX_VALUE / 2;

    private CheckList() {}

    /**
     * Lists the checks.
     *
     * @throws ReflectiveOperationException if an annotation has not the shape that is known here
     * @throws LinkageError if a class that it names is missing
     */
    static List<Check> of(Class<?> testClass) throws ReflectiveOperationException {
        var checks = new ArrayList<Check>();
        collect(testClass, "", checks);
        return checks;
    }

    private static void collect(Class<?> type, String nested, List<Check> checks) throws ReflectiveOperationException {
        var methods = new ArrayList<Method>();
        for (Method method : type.getDeclaredMethods()) {
            if (!method.isSynthetic() && isTest(method)) {
                methods.add(method);
            }
        }
        // JUnit's own order where no @Order decides.
        methods.sort(Comparator.comparingInt((Method method) -> method.getName().hashCode())
                .thenComparing(Method::toString));
        methods.sort(Comparator.comparingInt(method -> order(method.getAnnotations())));
        for (Method method : methods) {
            checks.add(describe(type, nested, method));
        }
        var inner = new ArrayList<Class<?>>();
        for (Class<?> candidate : type.getDeclaredClasses()) {
            if (find(candidate.getAnnotations(), Set.of(NESTED), new HashSet<>()) != null) {
                inner.add(candidate);
            }
        }
        inner.sort(Comparator.comparing(Class::getName));
        inner.sort(Comparator.comparingInt(candidate -> order(candidate.getAnnotations())));
        for (Class<?> candidate : inner) {
            collect(candidate, candidate.getSimpleName(), checks);
        }
    }

    private static Check describe(Class<?> type, String nested, Method method) throws ReflectiveOperationException {
        Annotation clause = find(method.getAnnotations(), Set.of(CLAUSE), new HashSet<>());
        String id = CheckIds.of(type.getName(), method.getName());
        boolean costly = find(method.getAnnotations(), Set.of(COSTLY), new HashSet<>()) != null;
        if (clause == null) {
            return new Check(id, nested, method.getName(), "", "", 1, costly);
        }
        return new Check(
                id,
                nested,
                method.getName(),
                (String) value(clause, "value"),
                ((Enum<?>) value(clause, "aspect")).name(),
                (Integer) value(clause, "points"),
                costly);
    }

    private static boolean isTest(Method method) {
        return find(method.getAnnotations(), TESTS, new HashSet<>()) != null;
    }

    private static int order(Annotation[] annotations) {
        Annotation order = find(annotations, Set.of(ORDER), new HashSet<>());
        try {
            return order == null ? DEFAULT_ORDER : (Integer) value(order, "value");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Annotation find(Annotation[] annotations, Set<String> names, Set<Class<?>> visited) {
        for (Annotation annotation : annotations) {
            if (names.contains(annotation.annotationType().getName())) {
                return annotation;
            }
        }
        return Arrays.stream(annotations)
                .map(Annotation::annotationType)
                .filter(type -> !type.getName().startsWith("java.") && visited.add(type))
                .map(type -> find(type.getAnnotations(), names, visited))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private static Object value(Annotation annotation, String name) throws ReflectiveOperationException {
        Method method = annotation.annotationType().getMethod(name);
        method.setAccessible(true);
        return method.invoke(annotation);
    }
}

package io.github.primeskata.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Rule;
import io.github.primeskata.jdk.Jdk;
import io.github.primeskata.jdk.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StructureTest {

    /** Before the code of each case: seven lines, so that the code stands in line 8. */
    private static final String BEFORE = """
            package kata.fixture;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;
            import java.util.function.*;
            import java.util.stream.*;
            class Work { Object o; Runnable task; Runnable r; Thread given; Executor executor; ExecutorService pool;
            """;

    @TempDir
    Path folder;

    private static List<ScreenFinding> findings(Path classes, Map<Rule, String> forbids) {
        return Structure.findings(classes, Samples.page(List.of(), forbids));
    }

    private List<ScreenFinding> findings(String code, Rule... rules) throws IOException {
        Map<Rule, String> forbids = new EnumMap<>(Rule.class);
        for (Rule rule : rules) {
            forbids.put(rule, "C2");
        }
        return findings(Sources.compiled(folder, BEFORE + code + "\n}"), forbids);
    }

    static Stream<Arguments> forbidden() {
        return Stream.of(
                // Calls, constructors and references to both, of each rule.
                Arguments.of(Rule.EXIT, "void a() { System.exit(1); }", "System.exit"),
                Arguments.of(Rule.EXIT, "void a() { Runtime.getRuntime().exit(1); }", "Runtime.exit"),
                Arguments.of(Rule.EXIT, "void a() { Runtime.getRuntime().halt(1); }", "Runtime.halt"),
                Arguments.of(Rule.EXIT, "IntConsumer a = System::exit;", "System.exit"),
                Arguments.of(Rule.EXIT, "void a() { r = () -> System.exit(1); }", "System.exit"),
                Arguments.of(Rule.THREAD, "void a() { o = new Thread(task); }", "new Thread"),
                Arguments.of(Rule.THREAD, "void a() { o = new Thread(task) {}; }", "new Work.1"),
                Arguments.of(Rule.THREAD, "void a() { given.start(); }", "Thread.start"),
                Arguments.of(Rule.THREAD, "Function<Runnable, Thread> a = Thread::new;", "new Thread"),
                Arguments.of(Rule.THREAD, "Consumer<Thread> a = Thread::start;", "Thread.start"),
                Arguments.of(
                        Rule.THREAD,
                        "void a() { Executors.defaultThreadFactory().newThread(task); }",
                        "ThreadFactory.newThread"),
                Arguments.of(
                        Rule.EXECUTOR,
                        "void a() { o = Executors.newFixedThreadPool(2); }",
                        "Executors.newFixedThreadPool"),
                Arguments.of(
                        Rule.EXECUTOR,
                        "IntFunction<Object> a = Executors::newFixedThreadPool;",
                        "Executors.newFixedThreadPool"),
                Arguments.of(Rule.EXECUTOR, "void a() { pool.submit(task); }", "ExecutorService.submit"),
                Arguments.of(Rule.EXECUTOR, "void a() { o = new ForkJoinPool(); }", "new ForkJoinPool"),
                Arguments.of(
                        Rule.EXECUTOR,
                        "void a() { ForkJoinPool.commonPool().execute(task); }",
                        "ForkJoinPool.commonPool"),
                Arguments.of(Rule.EXECUTOR, "Supplier<Object> a = ForkJoinPool::new;", "new ForkJoinPool"),
                Arguments.of(
                        Rule.ASYNC, "void a() { o = CompletableFuture.runAsync(task); }", "CompletableFuture.runAsync"),
                Arguments.of(
                        Rule.ASYNC,
                        "void a(CompletionStage<String> s) { o = s.thenApplyAsync(x -> x); }",
                        "CompletionStage.thenApplyAsync"),
                Arguments.of(
                        Rule.ASYNC,
                        "void a(CompletableFuture<String> s) { o = s.orTimeout(1, TimeUnit.DAYS); }",
                        "CompletableFuture.orTimeout"),
                Arguments.of(
                        Rule.ASYNC,
                        "Function<Runnable, Object> a = CompletableFuture::runAsync;",
                        "CompletableFuture.runAsync"),
                Arguments.of(
                        Rule.PARALLEL_STREAM, "void a() { o = List.of(1).parallelStream(); }", "List.parallelStream"),
                Arguments.of(
                        Rule.PARALLEL_STREAM,
                        "void a() { o = IntStream.range(0, 9).parallel(); }",
                        "IntStream.parallel"),
                Arguments.of(
                        Rule.PARALLEL_STREAM, "void a(int[] x) { Arrays.parallelSort(x); }", "Arrays.parallelSort"),
                Arguments.of(
                        Rule.PARALLEL_STREAM,
                        "Function<List<?>, Object> a = List::parallelStream;",
                        "Collection.parallelStream"),
                Arguments.of(Rule.TIMER, "void a() { o = new Timer(); }", "new Timer"),
                Arguments.of(Rule.TIMER, "Supplier<Object> a = Timer::new;", "new Timer"),
                Arguments.of(Rule.TIMER, "void a(Timer t, TimerTask x) { t.schedule(x, 1); }", "Timer.schedule"),
                Arguments.of(Rule.SLEEP, "void a() throws Exception { Thread.sleep(1); }", "Thread.sleep"),
                Arguments.of(Rule.SLEEP, "void a() throws Exception { TimeUnit.DAYS.sleep(1); }", "TimeUnit.sleep"),
                Arguments.of(Rule.SLEEP, "void a() { LockSupport.parkNanos(1); }", "LockSupport.parkNanos"),
                Arguments.of(Rule.SLEEP, "LongConsumer a = LockSupport::parkNanos;", "LockSupport.parkNanos"),
                Arguments.of(Rule.LOCK, "void a() { o = new ReentrantLock(); }", "new ReentrantLock"),
                Arguments.of(Rule.LOCK, "void a(Lock l) { l.lock(); }", "Lock.lock"),
                Arguments.of(Rule.LOCK, "Supplier<Object> a = ReentrantLock::new;", "new ReentrantLock"),
                Arguments.of(
                        Rule.PROCESS,
                        "void a() throws Exception { new ProcessBuilder(\"x\").start(); }",
                        "new ProcessBuilder"),
                Arguments.of(
                        Rule.PROCESS,
                        "void a() throws Exception { Runtime.getRuntime().exec(\"x\"); }",
                        "Runtime.exec"),
                Arguments.of(
                        Rule.PROCESS, "Function<List<String>, Object> a = ProcessBuilder::new;", "new ProcessBuilder"),
                Arguments.of(
                        Rule.REFLECTION, "void a() throws Exception { o = Class.forName(\"x\"); }", "Class.forName"),
                Arguments.of(
                        Rule.REFLECTION,
                        "void a() throws Exception { o = Work.class.getDeclaredFields(); }",
                        "Class.getDeclaredFields"),
                Arguments.of(
                        Rule.REFLECTION,
                        "void a(java.lang.reflect.Field f) throws Exception { o = f.get(this); }",
                        "Field.get"),
                Arguments.of(
                        Rule.REFLECTION,
                        "void a() { o = java.lang.invoke.MethodHandles.lookup(); }",
                        "MethodHandles.lookup"),
                // By way of a subclass.
                Arguments.of(
                        Rule.THREAD, "void a() { o = new Own(); } static class Own extends Thread {}", "new Work.Own"),
                Arguments.of(
                        Rule.THREAD,
                        "void a(Own t) { t.start(); } static class Own extends Thread {}",
                        "Work.Own.start"),
                Arguments.of(
                        Rule.EXECUTOR,
                        "void a(Own p) { p.execute(task); } static class Own extends ForkJoinPool {}",
                        "Work.Own.execute"),
                Arguments.of(
                        Rule.ASYNC,
                        "void a(Own f) { f.thenRunAsync(task); } static class Own extends CompletableFuture<String> {}",
                        "Work.Own.thenRunAsync"),
                Arguments.of(
                        Rule.PARALLEL_STREAM,
                        "void a(Own l) { l.parallelStream(); } static class Own extends ArrayList<String> {}",
                        "Work.Own.parallelStream"),
                Arguments.of(
                        Rule.TIMER, "void a() { o = new Own(); } static class Own extends Timer {}", "new Work.Own"),
                Arguments.of(
                        Rule.SLEEP,
                        "void a() throws Exception { Own.sleep(1); } static class Own extends Thread {}",
                        "Work.Own.sleep"),
                Arguments.of(
                        Rule.LOCK,
                        "void a(Own l) { l.lock(); } static class Own extends ReentrantLock {}",
                        "Work.Own.lock"));
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void findings_forbidden_use_is_found_with_member_and_line(Rule rule, String code, String member)
            throws IOException {
        List<ScreenFinding> findings = findings(code, rule);
        assertTrue(
                findings.contains(new ScreenFinding(rule, "C2", member, "Work.java:8")),
                () -> member + " in " + findings);
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void findings_use_that_the_page_does_not_forbid_is_let_be(Rule rule, String code, String member)
            throws IOException {
        Rule[] others = Stream.of(Rule.values())
                .filter(other -> other != rule && other != Rule.EXIT)
                // A park with a time is a sleep, and it is one of the package of locks.
                .filter(other -> !(other == Rule.LOCK && member.startsWith("LockSupport")))
                .toArray(Rule[]::new);
        if (rule != Rule.EXIT) {
            assertEquals(
                    List.of(),
                    findings(code, others).stream()
                            .filter(finding -> finding.member().equals(member))
                            .toList());
        }
    }

    static Stream<String> idiomatic() {
        return Stream.of(
                "void a() { Thread.currentThread().interrupt(); }",
                "boolean a() { return Thread.interrupted(); }",
                "String a() { return Thread.currentThread().getName() + Thread.currentThread().getId(); }",
                "void a() { given.interrupt(); o = given.isAlive(); given.setName(\"x\"); }",
                "void a() throws Exception { given.join(); given.join(10); }",
                "void a() { Thread.onSpinWait(); Thread.yield(); }",
                "void a() { r = () -> task.run(); r.run(); }",
                "void a() { r = task::run; }",
                "void a() { o = List.of(1, 2).stream().filter(n -> n > 1).sequential().toList(); }",
                "void a() { executor.execute(task); }",
                "void a() { o = CompletableFuture.supplyAsync(() -> 1, executor); }",
                "void a(CompletionStage<String> s) { o = s.thenApplyAsync(x -> x, executor); }",
                "void a(CompletionStage<String> s) { o = s.thenApply(x -> x).whenComplete((x, e) -> {}); }",
                "void a() { o = new CompletableFuture<String>().complete(\"x\"); }",
                "void a() { o = new ConcurrentLinkedQueue<Long>().poll(); }",
                "void a() throws Exception { new LinkedBlockingQueue<Long>().poll(1, TimeUnit.SECONDS); }",
                "void a() throws Exception { new CountDownLatch(1).await(); new Semaphore(1).acquire(); }",
                "synchronized void a() throws Exception { wait(); notifyAll(); }",
                "void a() { o = Runtime.getRuntime().availableProcessors(); }",
                "void a() { o = ProcessHandle.current().pid(); o = System.nanoTime(); }",
                "class Own implements Executor { public void execute(Runnable x) { x.run(); } }",
                "class Service { void start() {} void exit(int c) {} void sleep(int n) {} void parallel() {} }"
                        + " void a(Service s) { s.start(); s.exit(1); s.sleep(1); s.parallel(); }");
    }

    @ParameterizedTest
    @MethodSource("idiomatic")
    void findings_idiomatic_code_is_let_be_by_every_rule(String code) throws IOException {
        assertEquals(List.of(), findings(code, Rule.values()));
    }

    @Test
    void findings_exit_needs_no_entry_in_the_page_and_has_no_clause() throws IOException {
        assertEquals(
                List.of(new ScreenFinding(Rule.EXIT, "", "System.exit", "Work.java:8")),
                findings("void a() { System.exit(1); }"));
    }

    @Test
    void findings_stand_in_the_order_of_the_lines_with_exits_first() throws IOException {
        String code = """
                void a() { o = new Thread(task);
                  given.start();
                  System.exit(1); }""";
        assertEquals(
                List.of("Work.java:10", "Work.java:8", "Work.java:9"),
                findings(code, Rule.THREAD).stream()
                        .map(ScreenFinding::location)
                        .toList());
    }

    @Test
    void findings_of_a_second_file_name_that_file() throws IOException {
        Path classes = Sources.compiled(
                folder,
                "package kata.fixture;\nclass First { void a() { new Second().b(); } }",
                "package kata.fixture;\nclass Second {\n    void b() {\n        new Thread();\n    }\n}");
        assertEquals(
                List.of(new ScreenFinding(Rule.THREAD, "C1", "new Thread", "Second.java:4")),
                findings(classes, Map.of(Rule.THREAD, "C1")));
    }

    @Test
    void findings_in_no_classes_are_none() {
        assertEquals(List.of(), findings(folder, Map.of(Rule.THREAD, "C1")));
    }

    /** Virtual threads came after release 17, so these sources need the compiler of the kata's own JDK. */
    @Test
    void findings_virtual_threads_are_found_and_other_threads_let_be() throws Exception {
        String source = """
                package kata.fixture;
                class Work { Object o; Runnable task;
                    void a() { Thread.startVirtualThread(task); }
                    void b() { Thread.ofVirtual().start(task); }
                    void c() { o = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor(); }
                    java.util.function.Consumer<Runnable> d = Thread::startVirtualThread;
                    void e() { Thread.ofPlatform().start(task); }
                    void f() { o = new Thread(task); }
                    boolean g() { return Thread.currentThread().isVirtual(); }
                }
                """;
        Path classes = compiledByTheKatasJdk(Samples.write(folder.resolve("Work.java"), source));
        Map<Integer, List<String>> virtual = lines(findings(classes, Map.of(Rule.VIRTUAL_THREAD, "C1")));
        assertEquals(List.of(3, 4, 5, 6), List.copyOf(virtual.keySet()));
        assertEquals(List.of("Thread.startVirtualThread"), virtual.get(3));
        assertTrue(virtual.get(4).contains("Thread.ofVirtual"));
        assertEquals(List.of("Executors.newVirtualThreadPerTaskExecutor"), virtual.get(5));
        Map<Integer, List<String>> platform = lines(findings(classes, Map.of(Rule.THREAD, "C1")));
        assertTrue(platform.get(7).contains("Thread.ofPlatform"), platform::toString);
        assertEquals(List.of("new Thread"), platform.get(8));
        assertTrue(!platform.containsKey(3) && !platform.containsKey(9), platform::toString);
    }

    private static Map<Integer, List<String>> lines(List<ScreenFinding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> Integer.valueOf(finding.location().replace("Work.java:", "")),
                        java.util.TreeMap::new,
                        Collectors.mapping(ScreenFinding::member, Collectors.toList())));
    }

    private Path compiledByTheKatasJdk(Path source) throws Exception {
        Jdk jdk = new Jdks(System.getenv(), Map.of("user.home", System.getProperty("user.home", "")))
                .search(null, List.of())
                .best()
                .orElseThrow(() -> new AssertionError("this test needs a JDK 25"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Process javac = new ProcessBuilder(
                        jdk.home().resolve("bin/javac").toString(), "-d", classes.toString(), source.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(javac.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, javac.waitFor(), said);
        return classes;
    }
}

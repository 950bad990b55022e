package io.github.primeskata.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceTest {

    /** Before the code of each case: four lines, so that the code begins in line 5. */
    private static final String BEFORE = """
            package kata.fixture;
            import java.util.concurrent.locks.*;
            class Work { final Lock lock = new ReentrantLock(); final Object monitor = new Object(); int n;
            void step() throws InterruptedException { n++; }
            """;

    @TempDir
    Path folder;

    private List<String> advice(String code) throws IOException {
        return Advice.of(Sources.compiled(folder, BEFORE + code + "\n}")).stream()
                .map(remark -> remark.kind() + " " + remark.member() + " " + remark.location())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void a() throws Exception { lock.lock();\n step();\n lock.unlock(); }",
                "void a() throws Exception { lock.lockInterruptibly();\n step();\n lock.unlock(); }",
                "final ReentrantLock own = new ReentrantLock(); void a() throws Exception { own.lock();\n step();\n"
                        + " own.unlock(); }",
                "final ReadWriteLock both = new ReentrantReadWriteLock(); void a() throws Exception {"
                        + " both.readLock().lock();\n step();\n both.readLock().unlock(); }",
                "void a() throws Exception { lock.lock(); try { step(); } catch (RuntimeException e) { n = 0; }\n\n"
                        + " lock.unlock(); }",
                "void a() throws Exception {\n\n lock.lock(); step(); lock.unlock(); }",
                "void a() { lock.lock();\n n++;\n lock.unlock(); }"
            })
    void advice_on_an_unlock_that_is_in_no_finally_block(String code) throws IOException {
        assertEquals(List.of("UNLOCK_NOT_IN_FINALLY unlock Work.java:7"), advice(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void a() throws Exception { lock.lock(); try { step(); } finally { lock.unlock(); } }",
                "int a() { lock.lock(); try { return n; } finally { lock.unlock(); } }",
                "void a() throws Exception { lock.lock(); try { step(); } catch (RuntimeException e) {\n lock.unlock();"
                        + " throw e; }\n lock.unlock(); }",
                "void a() { lock.lock(); } void b() { lock.unlock(); }",
                "void a() { lock.lock();\n lock.unlock();\n n++; }",
                "final ReadWriteLock both = new ReentrantReadWriteLock();\n void a() { n++;\n both.writeLock().lock();\n"
                        + " both.writeLock().unlock(); }",
                "void a() throws Exception { synchronized (monitor) { step(); } }"
            })
    void advice_is_not_given_where_every_way_out_unlocks_or_it_cannot_be_seen(String code) throws IOException {
        assertEquals(List.of(), advice(code));
    }

    @Test
    void advice_on_notify_where_threads_wait_in_several_places() throws IOException {
        assertEquals(
                List.of("NOTIFY_ONE_OF_SEVERAL notify Work.java:7"),
                advice("synchronized void put() throws Exception { while (n > 0) wait();\n n++; }\n"
                        + "synchronized void done() { notify(); }\n"
                        + "synchronized void take() throws Exception { while (n == 0) wait(); n--; }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "synchronized void put() { n++; notify(); }\nsynchronized void take() throws Exception {"
                        + " while (n == 0) wait(); n--; }",
                "synchronized void put() throws Exception { while (n > 0) wait();\n n++; notifyAll(); }\n"
                        + "synchronized void take() throws Exception { while (n == 0) wait(); n--; notifyAll(); }"
            })
    void advice_is_not_given_where_one_wait_is_notified_or_all_are(String code) throws IOException {
        assertEquals(List.of(), advice(code));
    }

    @Test
    void advice_on_threads_that_are_stopped() throws IOException {
        assertEquals(
                List.of("THREAD_STOP Thread.stop Work.java:6"),
                advice("@SuppressWarnings(\"removal\") void a(Thread t) {\n t.stop(); }"));
    }
}

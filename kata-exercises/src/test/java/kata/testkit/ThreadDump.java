package kata.testkit;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kata.testkit.SeenThread.Held;
import kata.testkit.SeenThread.Owner;
import kata.testkit.SeenThread.Wait;

/**
 * The JVM's own thread dump: the only place where virtual threads, and what they wait for, can be seen.
 *
 * <p>It is taken only where nothing can move any more.
 *
 * @param threads all threads, bystanders too; of platform threads the owner of what they are parked for is not known
 * @param containers by the id of a thread the executor that has started it, {@code
 *     java.util.concurrent.ThreadPoolExecutor@1b2c}; threads of no executor are not in it
 */
record ThreadDump(List<SeenThread> threads, Map<Long, String> containers) {

    /*
     * There is no library for JSON on the class path of the tests, and none may get there: it would be the learner's
     * too. So this reads it, and only as far as this one format needs it: keys that it does not know are passed over,
     * numbers may be in quotes or not, and what it cannot read at all is as if there were no threads.
     */

    private static final Pattern FRAME = Pattern.compile("(?:.*/)?([^/(]+)\\.([^.(]+)\\(([^:)]*)(?::(\\d+))?\\)");

    /** Of ten thousand threads or so: more than that is not worth the memory, which may be short. */
    private static final long MOST_BYTES = 16L << 20;

    private static final int TRIES = 50;
    private static final long BETWEEN_TRIES_NANOS = 10_000_000;

    /** Of no threads. */
    static final ThreadDump NONE = new ThreadDump(List.of(), Map.of());

    /** Whether there may be virtual threads: the JVM has started what they need. */
    static boolean isNeeded() {
        return LiveThreads.all().stream().anyMatch(Bystanders::isForVirtualThreads);
    }

    /** Asks the JVM; without threads if something moves, or if it cannot say, as where no file can be written. */
    static ThreadDump take() {
        return take(Stall::isNow);
    }

    /** Asks the JVM once this says that nothing moves; gives up if it has been asked {@value #TRIES} times. */
    static ThreadDump take(BooleanSupplier nothingMoves) {
        // JDK 25.0.3 may crash if it is taken while a virtual thread gets on its carrier or leaves it (JDK-8364343).
        // Where nothing can move any more none does. It costs eight looks to make sure, once for each finding.
        // Something
        // may move that matters to nobody, such as a carrier that has just run out of work: so it is asked again.
        int tries = 1;
        while (!nothingMoves.getAsBoolean()) {
            if (tries++ == TRIES) {
                return NONE;
            }
            LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
        }
        Path folder = null;
        try {
            folder = Files.createTempDirectory("kata");
            Path file = folder.resolve("threads.json");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toAbsolutePath().toString(), ThreadDumpFormat.JSON);
            return Files.size(file) > MOST_BYTES ? NONE : parse(Files.readString(file));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return NONE;
        } finally {
            delete(folder);
        }
    }

    /** Deletes a folder with files in it; no effect on what cannot be deleted. */
    static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // The system clears its temporary files away itself.
        }
    }

    /** Reads the text of a dump; without threads if it is none. */
    static ThreadDump parse(String json) {
        List<SeenThread> threads = new ArrayList<>();
        Map<Long, String> containers = new LinkedHashMap<>();
        try {
            Object dump = map(new Json(json).value()).get("threadDump");
            for (Object each : list(map(dump).get("threadContainers"))) {
                String container = text(map(each).get("container"));
                for (Object thread : list(map(each).get("threads"))) {
                    SeenThread seen = thread(map(thread));
                    threads.add(seen);
                    if (!container.equals("<root>")) {
                        containers.put(seen.id(), container);
                    }
                }
            }
        } catch (RuntimeException e) {
            return NONE;
        }
        return new ThreadDump(List.copyOf(threads), Map.copyOf(containers));
    }

    private static SeenThread thread(Map<?, ?> thread) {
        String blockedOn = text(thread.get("blockedOn"));
        String waitingOn = text(thread.get("waitingOn"));
        Map<?, ?> blocker = map(thread.get("parkBlocker"));
        String owner = text(blocker.get("owner"));
        StackTraceElement[] stack = list(thread.get("stack")).stream()
                .map(frame -> frame(text(frame)))
                .toArray(StackTraceElement[]::new);
        Wait waits = !blockedOn.isEmpty()
                ? Wait.TO_ENTER
                : !waitingOn.isEmpty() || isInWait(stack)
                        ? Wait.TO_BE_NOTIFIED
                        : thread.containsKey("parkBlocker") ? Wait.PARKED : Wait.NONE;
        List<Held> held = held(thread, blockedOn + waitingOn);
        if (waits == Wait.TO_BE_NOTIFIED && waitingOn.isEmpty()) {
            // Once Object.wait is compiled, the JVM does not say any more on what: it is what was entered last.
            waitingOn = held.stream()
                    .min(Comparator.comparingInt(Held::depth))
                    .map(Held::lock)
                    .orElse("");
            held = held(thread, waitingOn);
        }
        return new SeenThread(
                Long.parseLong(text(thread.get("tid"))),
                text(thread.get("name")),
                text(thread.get("virtual")).equals("true"),
                Thread.State.valueOf(text(thread.get("state"))),
                stack,
                waits,
                !blockedOn.isEmpty() ? blockedOn : !waitingOn.isEmpty() ? waitingOn : text(blocker.get("object")),
                owner.isEmpty() ? null : new Owner(Long.parseLong(owner), ""),
                held);
    }

    private static boolean isInWait(StackTraceElement[] stack) {
        return stack.length > 0
                && stack[0].getClassName().equals("java.lang.Object")
                && stack[0].getMethodName().equals("wait0");
    }

    /** The monitors of a thread, but for the one that it waits for: that one has been given back. */
    private static List<Held> held(Map<?, ?> thread, String without) {
        List<Held> held = new ArrayList<>();
        for (Object each : list(thread.get("monitorsOwned"))) {
            int depth = Integer.parseInt(text(map(each).get("depth")));
            for (Object lock : list(map(each).get("locks"))) {
                if (lock != null && !text(lock).equals(without)) {
                    held.add(new Held(text(lock), depth));
                }
            }
        }
        return held;
    }

    private static StackTraceElement frame(String text) {
        Matcher frame = FRAME.matcher(text);
        if (!frame.matches()) {
            return new StackTraceElement("", text, null, -1);
        }
        boolean isNative = frame.group(3).equals("Native Method");
        boolean hasFile = !isNative && !frame.group(3).equals("Unknown Source");
        return new StackTraceElement(
                frame.group(1),
                frame.group(2),
                hasFile ? frame.group(3) : null,
                isNative ? -2 : frame.group(4) == null ? -1 : Integer.parseInt(frame.group(4)));
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /** Reads a value: an object as a map, an array as a list, {@code null}, and all else as a string. */
    private static final class Json {

        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object value() {
            return switch (peek()) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                default -> word();
            };
        }

        private Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            at++;
            while (peek() != '}') {
                String key = string();
                expect(':');
                object.put(key, value());
                pass(',');
            }
            at++;
            return object;
        }

        private List<Object> array() {
            List<Object> array = new ArrayList<>();
            at++;
            while (peek() != ']') {
                array.add(value());
                pass(',');
            }
            at++;
            return array;
        }

        private String string() {
            expect('"');
            StringBuilder string = new StringBuilder();
            for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
                string.append(c == '\\' ? escaped(text.charAt(at++)) : c);
            }
            return string.toString();
        }

        private char escaped(char c) {
            return switch (c) {
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> (char) Integer.parseInt(text.substring(at, at += 4), 16);
                default -> c;
            };
        }

        private String word() {
            int from = at;
            while (at < text.length() && ",]} \r\n\t".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(from, at);
            if (word.isEmpty()) {
                throw new IllegalArgumentException("nothing at " + at);
            }
            return word.equals("null") ? null : word;
        }

        private char peek() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.charAt(at);
        }

        private void expect(char c) {
            if (peek() != c) {
                throw new IllegalArgumentException("no " + c + " at " + at);
            }
            at++;
        }

        private void pass(char c) {
            if (peek() == c) {
                at++;
            }
        }
    }
}

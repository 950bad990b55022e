package kata.testkit;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the operating system says about the threads of this process; known on Linux only. Safe for several threads. */
final class OsTasks {

    private static final File TASKS = new File("/proc/self/task");
    private static final Path MYSELF = Path.of("/proc/thread-self");
    private static final Set<String> WATCHERS = ConcurrentHashMap.newKeySet();
    private static final boolean KNOWN = TASKS.isDirectory() && Files.isSymbolicLink(MYSELF);

    private OsTasks() {}

    /** Whether the operating system says anything. */
    static boolean areKnown() {
        return KNOWN;
    }

    /** From now on the calling thread does not count in any look. */
    static void ignoreMe() {
        if (KNOWN) {
            WATCHERS.add(myId());
        }
    }

    /** Whether {@link #active()} is 0. */
    static boolean allAsleep() {
        return active() == 0;
    }

    /**
     * How many threads of the process run or are about to run, the calling one and the ignored ones apart. 0 where
     * nothing is known.
     */
    static int active() {
        if (!KNOWN) {
            return 0;
        }
        String me = myId();
        String[] ids = TASKS.list();
        if (ids == null) {
            return 1;
        }
        return (int) Arrays.stream(ids)
                .filter(id -> !id.equals(me) && !WATCHERS.contains(id) && isActive(id))
                .count();
    }

    private static boolean isActive(String id) {
        // Not java.nio: its channels are closed when the reading thread is interrupted.
        try (FileInputStream in = new FileInputStream(TASKS + "/" + id + "/stat")) {
            String stat = new String(in.readNBytes(256), StandardCharsets.ISO_8859_1);
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state == 'R' || state == 'D';
        } catch (IOException | StringIndexOutOfBoundsException e) {
            return false; // It has ended meanwhile.
        }
    }

    private static String myId() {
        try {
            return Files.readSymbolicLink(MYSELF).getFileName().toString();
        } catch (IOException e) {
            return "";
        }
    }
}

package kata.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.Runner;
import org.openjdk.jcstress.infra.runners.SpinLoopStyle;
import org.openjdk.jcstress.infra.runners.TestList;
import org.opentest4j.TestAbortedException;

/**
 * Runs a jcstress test in this JVM, for about a second: what it sees has really happened. That it sees nothing proves
 * nothing, so it is never the reason for a pass; it stands behind the check that decides.
 */
public final class Stress {

    /*
     * jcstress starts a JVM for each of dozens of settings. Its generated runners can be started here as well, by what
     * jcstress itself hands to those JVMs. That is internal API of the version that is pinned in the parent's pom;
     * nothing but this class knows it.
     */

    private static final int MILLIS = 200;
    private static final int ITERATIONS = 4;
    private static final int FOOTPRINT_MB = 64;
    private static final int STRIDE_SIZE = 64;
    private static final int STRIDES = 40;

    private Stress() {}

    /**
     * Runs a test of jcstress.
     *
     * @param test the class that has {@code @JCStressTest}
     * @throws Finding if an outcome was seen that the test forbids: a race, with how often
     * @throws TestAbortedException if jcstress' annotation processor did not run when the test was compiled, so that
     *     there is nothing to run
     */
    public static void expectNothingForbidden(Class<?> test) {
        TestInfo info = infoOf(test);
        TestResult result = run(info);
        if (result.status() != Status.NORMAL) {
            throw Finding.inconclusive("jcstress could not run: " + result.status() + " " + result.getMessages());
        }
        forbidden(info, result).ifPresent(observed -> {
            throw Finding.race(observed, new Interleaving(List.of()));
        });
    }

    private static TestInfo infoOf(Class<?> test) {
        try {
            return TestList.getInfo(test.getName());
        } catch (RuntimeException e) {
            throw new TestAbortedException("jcstress has no code to run " + test.getSimpleName()
                    + ": its annotation processor has not run. Type: mvn test-compile");
        }
    }

    private static TestResult run(TestInfo info) {
        try {
            return ((Runner<?>) Class.forName(info.generatedRunner())
                            .getConstructor(ForkedTestConfig.class)
                            .newInstance(config(info)))
                    .run();
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException("jcstress is not the version that is known here", e);
        }
    }

    private static ForkedTestConfig config(TestInfo info) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(SpinLoopStyle.THREAD_YIELD.ordinal());
            out.writeInt(MILLIS);
            out.writeInt(ITERATIONS);
            out.writeUTF(info.generatedRunner());
            out.writeInt(FOOTPRINT_MB);
            out.writeInt(STRIDE_SIZE);
            out.writeInt(STRIDES);
            out.writeBoolean(false); // No thread is bound to a processor.
        }
        return new ForkedTestConfig(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    /** The sentence for the forbidden outcome that was seen most often. */
    private static Optional<String> forbidden(TestInfo info, TestResult result) {
        return result.getStateKeys().stream()
                .filter(state -> of(info, state).expect() == Expect.FORBIDDEN)
                .max((a, b) -> Long.compare(result.getCount(a), result.getCount(b)))
                .map(state -> sentence(of(info, state).description(), result.getCount(state), result.getTotalCount()));
    }

    private static StateCase of(TestInfo info, String state) {
        return info.cases().stream()
                .filter(known -> known.matches(state))
                .findFirst()
                .orElse(info.unmatched());
    }

    /** {@code the reader saw the flag but not the data: 312 of 4,100,000 times}. */
    static String sentence(String description, long count, long of) {
        String what = description.replaceFirst("^C\\d+: ", "").replaceFirst("\\.$", "");
        return String.format(Locale.ROOT, "%s: %,d of %,d times", what, count, of);
    }
}

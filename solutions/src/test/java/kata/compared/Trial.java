package kata.compared;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import kata.testkit.Finding;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One JVM that runs one test class against one variant, and says in one line what came of it. */
final class Trial {

    /** How the line begins. */
    static final String PASSED = "trial passed";

    /** How it begins otherwise; what was seen follows. */
    static final String FAILED = "trial failed ";

    private Trial() {}

    /** Runs the class of this name. Ends the JVM whatever threads are left in it. */
    public static void main(String[] args) throws Exception {
        Thread.ofPlatform().daemon().name("parent").start(Trial::endWithTheParent);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Class.forName(args[0])))
                .build();
        Outcome outcome = new Outcome();
        LauncherFactory.create().execute(request, outcome);
        String line = outcome.line();
        System.out.println();
        System.out.println(line);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    /** The pipe from the parent closes when it is gone. */
    private static void endWithTheParent() {
        try {
            while (System.in.read() >= 0) {
                // nothing is sent
            }
        } catch (IOException e) {
            // As good as closed.
        }
        Runtime.getRuntime().halt(1);
    }

    private static final class Outcome implements TestExecutionListener {

        private volatile boolean ran;
        private volatile Throwable thrown;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            ran |= test.isTest();
            result.getThrowable().ifPresent(t -> thrown = t);
        }

        private String line() {
            if (thrown == null && !ran) {
                return "trial without a test";
            }
            return thrown == null ? PASSED : FAILED + said(thrown);
        }

        private static String said(Throwable thrown) {
            if (thrown instanceof Finding finding) {
                return finding.facts().get("verdict") + ": "
                        + finding.facts().get("observed").lines().findFirst().orElse("");
            }
            return Finding.brief(thrown);
        }
    }
}

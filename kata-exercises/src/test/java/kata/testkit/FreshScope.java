package kata.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For tests of the testkit that lie in another package: each of them has a scope of its own, whatever ran before, and
 * leaves no process behind.
 */
public final class FreshScope implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        Bystanders.remember();
        TestScope.begin();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ChildProcesses.kill();
        TestScope.current().workers().forEach(Workers::dispose);
    }
}

package kata.testkit;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests of the testkit that lie in another package: each of them has a scope of its own, whatever ran before. */
public final class FreshScope implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        TestScope.begin();
    }
}

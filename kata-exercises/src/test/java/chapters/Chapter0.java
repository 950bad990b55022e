package chapters;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import org.junit.platform.suite.api.SuiteDisplayName;

/** All exercises of the chapter, for one click in an IDE. */
@Suite
@SuiteDisplayName("0 Warm-up")
@SelectPackages("kata")
@IncludeClassNamePatterns("kata\\.e0\\w+\\.\\w+Test")
final class Chapter0 {}

package chapters;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import org.junit.platform.suite.api.SuiteDisplayName;

/** All exercises of the chapter, for one click in an IDE. */
@Suite
@SuiteDisplayName("2 Cooperative")
@SelectPackages("kata")
@IncludeClassNamePatterns("kata\\.e2\\w+\\.\\w+Test")
final class Chapter2 {}

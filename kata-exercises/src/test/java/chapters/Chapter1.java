package chapters;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import org.junit.platform.suite.api.SuiteDisplayName;

/** All exercises of the chapter, for one click in an IDE. */
@Suite
@SuiteDisplayName("1 Synchronous")
@SelectPackages("kata")
@IncludeClassNamePatterns("kata\\.e1\\w+\\.\\w+Test")
final class Chapter1 {}

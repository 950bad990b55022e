package chapters;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import org.junit.platform.suite.api.SuiteDisplayName;

/** All exercises of the chapter, for one click in an IDE. */
@Suite
@SuiteDisplayName("8 Final")
@SelectPackages("kata")
@IncludeClassNamePatterns("kata\\.e8\\w+\\.\\w+Test")
final class Chapter8 {}

package io.github.primeskata.text;

/** What is said about the archive for rooms without a network, and what stands in it. Pure functions. */
public final class BundleWords {

    private BundleWords() {}

    /** Several lines: the instructions in the archive. */
    public static String instructions(int jdk) {
        return """
                Primes Kata, for a room without a network
                =========================================

                This folder holds
                  primes-kata/   the exercises and their grader
                  repository/    all libraries that Maven needs for them

                Needed on the machine: a JDK %1$d, and Maven 3.6.3 or newer on Java 17 or newer.
                (The wrapper ./mvnw needs the network once, so it does not help here.)

                Begin: copy the libraries to where Maven looks for them, and install the grader.
                  mkdir -p ~/.m2/repository
                  cp -R repository/. ~/.m2/repository/
                  cd primes-kata
                  mvn install -Pgrade
                In PowerShell on Windows:
                  New-Item -ItemType Directory -Force $HOME\\.m2\\repository
                  Copy-Item -Recurse -Force repository\\* $HOME\\.m2\\repository
                  cd primes-kata
                  mvn install -Pgrade

                From then on all commands work as they are printed, in every folder of the kata:
                Maven asks for no network here, for -o stands in .mvn/maven.config.
                  mvn primes:grade -Dexercise=e010
                  mvn primes:hint -Dexercise=e010

                If you may not write to your home folder, leave out the copy, stay in primes-kata
                and name the libraries in each command:
                  mvn -Dmaven.repo.local=../repository install -Pgrade
                  mvn -Dmaven.repo.local=../repository primes:grade -Dexercise=e010

                If Maven says                              do
                  Non-resolvable import POM                the copy above: the libraries are not there
                  No plugin found for prefix 'primes'      mvn install -Pgrade
                  anything else                            mvn primes:doctor

                Go on with primes-kata/docs/tutorial/first-half-hour.md
                """.formatted(jdk);
    }

    /** What the goal is doing. */
    public static String filling() {
        return "  collecting what the build needs (a Maven of its own, in a copy of the checkout) …";
    }

    /** A step of it. */
    public static String step(int number, int of, String goal) {
        return "  [" + number + "/" + of + "] mvn " + goal + (number == 1 ? ": some minutes" : "");
    }

    /** The inner Maven failed. */
    public static String notFilled(int code, String log) {
        return "the libraries could not be collected: Maven ended with " + code + "\n  log        " + log
                + "\n  next       mvn install -Pgrade  here first, with a network";
    }

    /** No Maven can be started. */
    public static String noMaven(String home) {
        return "there is no Maven to start in '" + home + "'";
    }

    /** Several lines: the archive is there. */
    public static String written(String archive, long bytes, int files) {
        return "  archive    " + archive + ", " + bytes / 1_000_000 + " MB, " + files + " files\n"
                + "  next       unzip it on the other machine and read START-HERE.txt\n";
    }
}

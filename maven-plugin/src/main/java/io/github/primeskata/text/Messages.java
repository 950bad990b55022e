package io.github.primeskata.text;

import java.util.List;
import java.util.Locale;

/** The sentences of the grader. Pure functions; one line unless they say otherwise. */
public final class Messages {

    private Messages() {}

    /** A source file is in another encoding. */
    public static String notUtf8(String file, String encoding) {
        return file + " is not UTF-8; it was read as " + encoding;
    }

    /** A member of the contract is missing. */
    public static String contractGap(String wanted, String found) {
        return "there is no " + wanted + (found.isEmpty() ? "" : "; there is " + found);
    }

    /** No source file was found. */
    public static String noSources() {
        return "the folder holds no Java file";
    }

    /** Brings the stub of an exercise back. */
    public static String resetCommand(String id) {
        return "mvn primes:reset -Dexercise=" + id;
    }

    /** What that does. */
    public static String stubComesBack() {
        return "(the stub comes back)";
    }

    /** The whole contract, where there is no single clause. */
    public static String expectedContract() {
        return "the public classes and methods of the stub, unchanged";
    }

    /** What the compiler expects. */
    public static String expectedCompiles() {
        return "code that compiles; the other exercises do not wait for it";
    }

    /** What every exercise expects of a run. */
    public static String expectedToEnd() {
        return "tests that run to their end";
    }

    /** What every check expects of the threads and processes that it has to do with; the clause may be about others. */
    public static String expectedNothingLeft(String clause) {
        return "no thread or process is left after the check; it was one of " + clause;
    }

    /** What every check expects of code that runs in it; the clause may be about other things. */
    public static String expectedToComeBack(String clause) {
        return "the check comes to its end; it is one of " + clause;
    }

    /** What the rule on exits expects. */
    public static String expectedNoExit() {
        return "code that returns or throws, and leaves the JVM running";
    }

    /** What the rule on output expects. */
    public static String expectedLittleOutput() {
        return "at most 1 MiB of output; nothing that is printed counts for the verdict";
    }

    /** What the rule on memory expects. */
    public static String expectedEnoughMemory() {
        return "code that needs no more memory than its JVM has: 256 MiB of heap";
    }

    /** What the rule on the channel expects. */
    public static String expectedQuietChannel() {
        return "a channel that only the tests write on; to print, use System.out";
    }

    /** What the lanes below it show. */
    public static String lanes(String check) {
        return "in " + check + ", by worker or thread: a bar for the numbers tested, the primes among them";
    }

    /** What the work of threads has cost. */
    public static String workOfThreads(long numbers, long workers, long calls, double share, long peak) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d calls; span on %d workers %.2f of the total; peak in flight %d",
                calls,
                numbers,
                workers,
                share,
                peak);
    }

    /** What the work of processes has cost. */
    public static String workOfProcesses(long numbers, long processes, long messages, long bytes) {
        return String.format(
                Locale.ROOT,
                "%d %s for %,d numbers; %,d %s to them, %,d bytes",
                processes,
                processes == 1 ? "process" : "processes",
                numbers,
                messages,
                messages == 1 ? "message" : "messages",
                bytes);
    }

    /** Why a failed submission has fewer points than its checks. */
    public static String cappedAtHalf() {
        return "at most half the points while its threads can go wrong";
    }

    /** Why a submission whose checks all held has not all points. */
    public static String cappedBelowFull() {
        return "all points only for what passes";
    }

    /** Why a check did not report: another failed before it. */
    public static String notReached(String first) {
        return "not reached: " + first + " came first";
    }

    /** Why a check did not report: it was not asked for. */
    public static String leftOut() {
        return "left out: a quick grade does not run it";
    }

    /** What a quick grade that found nothing wrong knows. */
    public static String quick(int leftOut, int all) {
        return (all - leftOut) + " of " + all + " checks hold; the quick grade has left out " + leftOut
                + ", so it is not decided yet";
    }

    /** What a quick grade expects. */
    public static String expectedAllRun() {
        return "all checks, for a verdict that passes";
    }

    /** Why a check did not report: the code was not run. */
    public static String notRun(String verdict) {
        return "not reached: " + verdict;
    }

    /** Why a check did not report: a fault of ours. */
    public static String notGraded() {
        return "not graded: the grader failed";
    }

    /** What a fault of ours expects of the user. */
    public static String expectedGraderWorks() {
        return "a grader that works: this is our fault, not yours, and costs no points";
    }

    /** The JVM was ended. */
    public static String exited(int code) {
        return "the JVM was ended with exit code " + code + " while the tests ran";
    }

    /** The JVM crashed. */
    public static String crashed(int signal) {
        return "the JVM was ended by signal " + signal + " while the tests ran";
    }

    /** Too much output. */
    public static String outputLimit() {
        return "more than 1 MiB was printed";
    }

    /** Out of memory. */
    public static String outOfMemory(String kind) {
        return "the memory ran out (" + kind + ")";
    }

    /** Noise on the channel. */
    public static String protocolViolation(String what) {
        return "something other than the tests wrote on the grader's channel" + (what.isEmpty() ? "" : ": " + what);
    }

    /** A circle of threads. */
    public static String deadlock() {
        return "threads wait for each other in a circle";
    }

    /** The limit was reached. */
    public static String limitReached(String kind) {
        return kind.equals("idle") ? "it did not end; its threads wait" : "it did not end; its threads are busy";
    }

    /** Processes were left behind. */
    public static String leftProcesses(List<String> processes) {
        return count(processes.size(), "process", "processes") + " left running: " + String.join(", ", processes);
    }

    /** Several lines: no exercise, or more than one, fits. */
    public static String unknownExercise(String wanted, List<String> candidates, boolean ambiguous) {
        String fact = ambiguous ? "fits more than one exercise" : "is no exercise";
        String list = candidates.isEmpty()
                ? ""
                : "\n  " + (ambiguous ? "it may be" : "nearest") + "    " + String.join(", ", candidates);
        return "'" + wanted + "' " + fact + list + "\n  next       mvn primes:list";
    }

    /** A name on the command line that is no parameter. */
    public static String noParameter(String name, String nearest) {
        return "-D" + name + " is no parameter. Did you mean -D" + nearest + "?\n  next       mvn primes:help -Ddetail";
    }

    /** There is no kata here. */
    public static String noCheckout(String from) {
        return "no kata found: neither " + from + " nor a folder above it holds kata-exercises/src/main/java/kata"
                + "\n  next       run it inside a clone of the kata";
    }

    /** Pages are not as they must be; one line a problem. */
    public static String badPages(List<String> problems) {
        return "the exercises cannot be read\n  " + String.join("\n  ", problems);
    }

    /** A problem with an exercise, for authors. */
    public static String problem(String where, String fact, String cure) {
        return where + ": " + fact + ". " + cure;
    }

    /** The tests do not compile. */
    public static String testsBroken(String what) {
        return "the exercises' own tests, the testkit or the model do not compile: " + what;
    }

    /** The grader itself broke, in a way in which the same Maven cannot go on. */
    public static String startWatchAgain(String what) {
        return "the grader broke, or was installed anew meanwhile (" + what
                + "): quit with q and start primes:watch again";
    }

    /** Several lines: the tests do not compile; for authors. */
    public static String harnessBroken(String what) {
        return testsBroken(what) + "\n  next       undo changes in kata-exercises/src/test and kata/model: git status";
    }

    /** Several lines: no JDK is new enough. */
    public static String noJdk(int needed, List<String> looked) {
        return "no JDK " + needed + " or newer found"
                + "\n  looked     " + String.join("\n             ", looked)
                + "\n  expected   a folder with bin/javac and a 'release' file that names Java " + needed
                + "\n  next       install a JDK " + needed + " (any vendor), or name one: -Dprimes.jdk=/path/to/jdk-"
                + needed
                + "\n             mvn primes:doctor  explains what was found";
    }

    /** A stage, while it lasts. */
    public static String stage(String stage) {
        return switch (stage) {
            case "PREPARE" -> "making the tests ready";
            case "COMPILE" -> "compiling";
            case "SCREEN" -> "contract and structure";
            default -> "running";
        };
    }

    /** The line above the results. */
    public static String heading(String version, String jdk, int cores) {
        return "Primes Kata " + version + "   JDK " + jdk + "   " + count(cores, "core", "cores");
    }

    /** The line below the results. */
    public static String summary(int points, int max, int solved, int exercises) {
        return points + " of " + max + " points   " + solved + " of " + count(exercises, "exercise", "exercises")
                + " solved";
    }

    /** What to do after all is solved. */
    public static String allSolved() {
        return "every exercise is solved";
    }

    /** The command that shows a hint. */
    public static String hintCommand(String id) {
        return "mvn primes:hint -Dexercise=" + id;
    }

    /** The command that grades one exercise again. */
    public static String gradeCommand(String id) {
        return "mvn primes:grade -Dexercise=" + id;
    }

    /** The command after a fault of the grader. */
    public static String doctorCommand() {
        return "mvn primes:doctor";
    }

    /** Which hint comes next: {@code (1 of 3)}. */
    public static String hintLevel(int level, int of) {
        return level > of ? "(all " + of + " seen)" : "(" + level + " of " + of + ")";
    }

    /** Where to begin an exercise. */
    public static String begin(List<String> files, String folder) {
        return "edit " + String.join(" and ", files) + (files.isEmpty() ? "" : " in ") + folder;
    }

    /** What to do about a submission that does not compile. */
    public static String mend(String location) {
        return "mend " + location;
    }

    /** Beside it. */
    public static String solutionRemark() {
        return "(the reference beside yours)";
    }

    /** The command that shows what is open. */
    public static String openCommand() {
        return "mvn primes:list -Dprimes.filter=open";
    }

    /** Beside it. */
    public static String openRemark() {
        return "(what is left)";
    }

    /** Workers that are not shown. */
    public static String moreWorkers(int more) {
        return "… and " + count(more, "more worker", "more workers");
    }

    /** Points, and why they are not all of those of the checks; that may be empty. */
    public static String points(int points, int max, String capped) {
        return points + " of " + max + (capped.isEmpty() ? "" : "; " + capped);
    }

    /** The result file was written. */
    public static String resultFile(String path) {
        return "details in " + path;
    }

    /** Where a benchmark's files are; the page is named. */
    public static String benchmarkFiles(String page) {
        return "plots and tables in " + page + ", figures in .json and .csv beside it";
    }

    /** The result file could not be written. */
    public static String resultNotSaved(String path, String why) {
        return "the result was not saved: " + path + ": " + why;
    }

    /** The installed plugin is older than its sources. */
    public static String stalePlugin() {
        return "the installed grader is older than maven-plugin/ in this checkout; renew it: mvn install -Pgrade";
    }

    /** Why the build fails although everything was graded. */
    public static String failOn(String failOn, int failing) {
        return count(failing, "exercise is", "exercises are") + " not as -Dprimes.failOn=" + failOn + " asks";
    }

    /** A lock is given back, but not after an exception. */
    public static String unlockNotInFinally(String location) {
        return location + " unlock is in no finally block: after an exception the lock stays taken";
    }

    /** One thread is woken, whoever it is, where threads wait for different things. */
    public static String notifyOneOfSeveral(String location) {
        return location + " notify wakes one thread, whoever it is; threads wait in several places here";
    }

    /** A thread is to be stopped from outside. */
    public static String threadStop(String location, String member) {
        return location + " " + member + " only throws in this version of Java; a thread ends by itself";
    }

    /** Known code did not get the verdicts that it must get. */
    public static String canary(String which, String verdict, String got, List<String> expected) {
        return "no verdict can be trusted in this run: code that is known to be " + which + " got " + verdict + " ("
                + got + "), not " + String.join(", ", expected);
    }

    /** The corpus held. */
    public static String corpusPassed(int variants, int trials, String load) {
        return "each of " + count(variants, "variant", "variants") + " got its verdict each time: " + trials
                + " gradings, " + load;
    }

    /** Nothing was graded, and nothing waits to be put on record. */
    public static String corpusOnRecord(String file) {
        return "no more gradings are needed; how many there were is in " + file;
    }

    /** A wrong value of a parameter. */
    public static String badParameter(String name, String value, List<String> allowed, String nearest) {
        return "-D" + name + "=" + value + " is not one of " + String.join(", ", allowed) + ". Did you mean " + nearest
                + "?";
    }

    /** A number with its noun: {@code 1 core}, {@code 2 cores}. */
    public static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** A duration for display: {@code 1.3 s}, {@code 2 min 5 s}. */
    public static String seconds(long nanos) {
        double seconds = nanos / 1e9;
        return seconds < 60
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : (long) seconds / 60 + " min " + (long) seconds % 60 + " s";
    }

    /** How much there is to do. */
    public static String total(int exercises, int minutes) {
        return count(exercises, "exercise", "exercises") + ", about " + minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** How far a learner has come. */
    public static String progress(int solved, int exercises, int minutesLeft) {
        return solved + " of " + count(exercises, "exercise", "exercises") + " solved, "
                + (exercises == 0 ? 100 : 100 * solved / exercises) + " %"
                + (minutesLeft == 0 ? "" : ", about " + minutesLeft / 60 + " h " + minutesLeft % 60 + " min to go");
    }

    /** An exercise is not solved yet, so its reference is not shown. */
    public static String notSolved(String exercise, String id, String last) {
        return exercise + " is not solved yet (last verdict: " + (last.isEmpty() ? "none" : last)
                + "), so its reference is not shown"
                + "\n  next       mvn primes:grade -Dexercise=" + id
                + "\n             mvn primes:solution -Dexercise=" + id + " -Dprimes.spoil=true  shows it all the same";
    }

    /** The reference is not in this checkout. */
    public static String noReference(String exercise, String folder) {
        return exercise + ": no reference is here, " + folder + " holds no Java file"
                + "\n  next       git checkout -- " + folder;
    }

    /** Above the difference between two solutions. */
    public static String solutionHeading() {
        return "yours (-) beside the reference (+), which is one right way of several";
    }

    /** There is no difference. */
    public static String sameAsReference() {
        return "yours is the reference, letter by letter";
    }

    /** Where a whole file of the reference is. */
    public static String referenceFile(String path) {
        return "the whole of it in " + path;
    }

    /** Where to look at other right solutions. */
    public static String alternatives(String path) {
        return "other right ways in " + path;
    }

    /** Above a hint. */
    public static String hintHeading(int level, int of) {
        return "hint " + level + " of " + of;
    }

    /** A goal that works on one exercise was given none. */
    public static String exerciseNeeded(String goal) {
        return "which exercise?\n  next       mvn primes:" + goal + " -Dexercise=e410"
                + (goal.equals("reset") ? "   or, for all of them, -Dprimes.all" : "")
                + "\n             mvn primes:list  shows the ids";
    }

    /** There is no hint of that level. */
    public static String badLevel(int level, int most) {
        return "-Dprimes.level=" + level + " is not a level from 1 to " + most;
    }

    /** The question before files are replaced. */
    public static String askReset(List<String> exercises) {
        return "Replace your files of " + String.join(", ", exercises)
                + " by the stubs, and forget verdicts and hints? A copy of the files is kept. Type yes to go on:";
    }

    /** The user did not say yes. */
    public static String nothingReset() {
        return "nothing was changed";
    }

    /** All stubs are as they were handed out. */
    public static String nothingToReset() {
        return "nothing was changed: every exercise is as it was handed out, and open";
    }

    /** There is nobody to ask. */
    public static String cannotAsk() {
        return "nothing was changed: there is no terminal to ask on"
                + "\n  next       add -Dprimes.yes to go on without being asked";
    }

    /** A stub is back. */
    public static String reset(String exercise, String backup) {
        return exercise + ": the stub is back; your files are in\n  " + backup;
    }

    /** What was remembered of an exercise is forgotten; its files were the stub's already. */
    public static String forgotten(String exercise) {
        return exercise + ": open again; the stub was in its place already";
    }

    /** No JDK is new enough, in short. */
    public static String doctorNoJdk(int needed) {
        return "none is Java " + needed + " or newer";
    }

    /** How to get a JDK. */
    public static String doctorInstallJdk(int needed) {
        return "install a JDK " + needed + " of any vendor, or name one: -Dprimes.jdk=/path/to/jdk-" + needed;
    }

    /** No kata around the current folder. */
    public static String doctorNoKata() {
        return "no kata around the current folder";
    }

    /** Where to go. */
    public static String doctorGoToKata() {
        return "cd into a clone of the kata";
    }

    /** Behind the grader's version. */
    public static String doctorStale() {
        return ", older than maven-plugin/ in this checkout";
    }

    /** How to renew the grader. */
    public static String doctorRenew() {
        return "mvn install -Pgrade";
    }

    /** Results cannot be written. */
    public static String doctorNotWritable() {
        return "make target/primes writable; until then results are shown and not saved";
    }

    /** Above the places that were searched. */
    public static String doctorLooked() {
        return "JDKs were looked for in";
    }

    /** A variant of the repository did not get its verdict. */
    public static String notClean(String expected, String got, int hits, int rounds) {
        return "expected " + expected + ", got " + got + ": " + hits + " of " + rounds;
    }

    /** What to do about a variant that did not get its verdict. */
    public static String cureForVariant(String kind) {
        return switch (kind) {
            case "PRISTINE" -> "Make a test fail on the stub, always in the same way";
            case "BROKEN" -> "Sharpen the test until it fails for this reason each time, or correct the header";
            default -> "Correct the solution, or the test that rejects it";
        };
    }

    /** Several lines: the check found something. */
    public static String checkFailed(List<String> problems) {
        return count(problems.size(), "rule is", "rules are") + " broken\n  " + String.join("\n  ", problems);
    }

    /**
     * The check found nothing.
     *
     * @param variants how many were graded
     * @param all how many there are
     */
    public static String checkPassed(int exercises, int variants, int all, int rounds) {
        return "all rules hold for " + count(exercises, "exercise", "exercises") + ", "
                + (variants < all ? variants + " of " : "") + count(all, "variant", "variants")
                + ", each graded " + count(rounds, "time", "times")
                + (variants < all ? "\nthat was a sample: mvn primes:check grades all of them" : "");
    }

    /** What a machine is, on one line. */
    public static String machine(String processor, String system, int cores, String quota, String memory) {
        return (processor.isEmpty() ? "" : processor + ", ") + system + ", " + count(cores, "processor", "processors")
                + (quota.isEmpty() ? "" : ", quota " + quota) + (memory.isEmpty() ? "" : ", " + memory);
    }

    /** How busy a machine was. A part that is empty is not known. */
    public static String state(String load, String others, String noise, int threads, String capacity) {
        return "load " + known(load) + " before; others used " + known(others) + " processors; noise " + known(noise)
                + "; " + threads + " threads get " + known(capacity);
    }

    private static String known(String text) {
        return text.isEmpty() ? "unknown" : text;
    }

    /** What can be judged of waiting. */
    public static String judgedWaiting(String margin) {
        return "waiting: differences above " + margin;
    }

    /** What can be judged of one thread that calculates. */
    public static String judgedAlone(String margin) {
        return "one thread: differences above " + margin;
    }

    /** What can be judged of several that calculate at the same time. */
    public static String judgedTogether(String margin) {
        return "several workers: differences above " + margin;
    }

    /** What cannot be judged. */
    public static String notJudged(String what, String reason) {
        return what + ": inconclusive, " + reason;
    }

    /** Workers that calculate, in words. */
    public static String severalWorkers() {
        return "several workers that calculate";
    }

    /** One worker that calculates, in words. */
    public static String oneThread() {
        return "one thread that calculates";
    }

    /** Why something cannot be told. */
    public static String reason(String reason) {
        return switch (reason) {
            case "FEW_RUNS" -> "too few runs for an interval";
            case "ONE_PROCESSOR" -> "there is one processor";
            case "QUOTA" -> "the container may not use two processors";
            case "BUSY" -> "other programs had the processors";
            case "NOISE" -> "two times of the same work differ too much";
            case "SPREAD" -> "the interval lies across the margin";
            default -> "";
        };
    }

    /** The line above a table. */
    public static String blockHeading(String last, String delay) {
        return "numbers 1 to " + last + (delay.isEmpty() ? ", nothing but divisions" : ", each test waits " + delay);
    }

    /** Said before a block is measured. */
    public static String allCanBeJudged() {
        return "as the machine is now, all rows can be judged";
    }

    /**
     * Said before a block is measured.
     *
     * @param rows approach and workers of each
     */
    public static String willBeInconclusive(String reason, String rows) {
        return "as the machine is now, inconclusive (" + reason + "): " + rows;
    }

    /** How many rounds a table stands on. */
    public static String rounds(int rounds) {
        return count(rounds, "round", "rounds");
    }

    /** What the columns of a table are. */
    public static String legend(int enough, String confidence, boolean both) {
        return "k: workers. Seconds: the median, and the interval in which it lies with a probability of " + confidence
                + "; with fewer than " + enough + " rounds the least and the greatest. Gain: how many times as fast as"
                + " the first row. "
                + (both ? "Of ref.: how many times as fast as the reference. " : "")
                + "Same: no difference above the margin. ?: inconclusive. Each run has a JVM of its own, whose start does not count.";
    }

    /** What the columns of speed-up over workers are. */
    public static String scalingLegend() {
        return "Over workers: speed is how many times as fast as with one worker (where that was not measured, as the"
                + " first row); each: that divided by k, 1 where every worker is of as much use as the first; serial:"
                + " the share of the work that no second worker takes over, by Amdahl's law, from rows with no more"
                + " workers than processors where they need them.";
    }

    /** Behind the name of a contestant whose run failed. */
    public static String runFailed(String end, String detail) {
        String what = switch (end) {
            case "WRONG" -> "wrong: ";
            case "THREW" -> "threw: ";
            case "LIMIT" -> "not done within ";
            default -> "its JVM ended: ";
        };
        return what + detail;
    }

    /** Above who found what. */
    public static String whoFoundWhat() {
        return "primes by worker, last round";
    }

    /** Where the workers were. */
    public static String processes(List<Long> ids) {
        return ids.size() == 1
                ? "in process " + ids.get(0)
                : "in " + ids.size() + " processes: "
                        + ids.stream()
                                .map(String::valueOf)
                                .reduce((a, b) -> a + ", " + b)
                                .orElse("");
    }

    /** More workers than can be told one by one. */
    public static String manyWorkers(int workers) {
        return "by " + workers + " threads";
    }

    /** Something was not measured. */
    public static String leftOut(String what, String why, String detail) {
        return switch (why) {
            case "NOT_SOLVED" -> what + ": " + detail;
            case "NOT_COMPILED" -> what + " does not compile: " + detail;
            default -> what + ": a round would take about " + detail + " s, the budget is less";
        };
    }

    /** Above what was not measured because it has not passed. */
    public static String notSolvedYet() {
        return "not measured, as the last grade did not pass";
    }

    /** Several lines: nothing takes part. */
    public static String nothingToMeasure(String profile, List<String> exercises, String of) {
        return "nothing to measure: "
                + (of.equals("reference")
                        ? "no reference solution is here"
                        : "none of your solutions has passed its last grade")
                + " of what the profile " + profile + " measures"
                + "\n  measured   " + String.join(" ", exercises)
                + (of.equals("reference")
                        ? ""
                        : "\n  next       mvn primes:grade"
                                + "\n             mvn primes:benchmark -Dprimes.of=reference  measures the reference");
    }

    /** The benchmark was stopped. */
    public static String stopped(String command) {
        return "stopped; what was measured is kept. Go on: " + command;
    }

    /** An earlier benchmark is gone on with. */
    public static String resumed(int runs) {
        return count(runs, "run", "runs") + " of an earlier benchmark " + (runs == 1 ? "is" : "are") + " taken over";
    }

    /** There is nothing to go on with. */
    public static String nothingToResume() {
        return "nothing to go on with: no earlier benchmark of the same code on this machine; it begins anew";
    }

    /** What the benchmark is doing. */
    public static String tryingOut() {
        return "trying out the machine";
    }

    /** A round and how long the rest will take. */
    public static String round(int round, String left) {
        return "round " + round + ", about " + left + " left";
    }

    /** A wrong duration. */
    public static String badDuration(String name, String value) {
        return "-D" + name + "=" + value + " is no duration: 200ms, 90s, 5m, 1h";
    }

    /** The title of the page of a benchmark. */
    public static String pageTitle() {
        return "Primes Kata: benchmark";
    }

    /** Below that title. */
    public static String pageSubtitle(String profile, String version, String finished, boolean whole) {
        return "Profile " + profile + ", grader " + version + ", " + finished
                + (whole ? "" : ". It has not come to its end: mvn primes:benchmark -Dprimes.resume goes on");
    }

    /** A heading. */
    public static String pageMachine() {
        return "Machine";
    }

    /** A heading. */
    public static String pageNotes() {
        return "How to read it";
    }

    /** What the signs of the page mean. */
    public static String pageLegend(int enough) {
        return "A letter in a plot is that in the table beside it; the stroke through it is the interval. Hollow:"
                + " inconclusive. Dotted: as many times as fast as there are workers. *: fewer than " + enough
                + " rounds, so from the least to the greatest.";
    }

    /** What was left out, on the page. */
    public static String pageLeftOut(String what) {
        return "Left out: " + what;
    }

    /** What a plot is, for those who do not see it. */
    public static String plotOf(String title) {
        return title + ": a plot of the table that follows";
    }

    /** A plot. */
    public static String speedUpOverWorkers() {
        return "Speed-up over workers";
    }

    /** What that plot shows. */
    public static String speedUpText() {
        return "How many times as fast as with one worker (where that was not measured, as the first row). The serial"
                + " share is what no second worker takes over, by Amdahl's law.";
    }

    /** A plot. */
    public static String efficiencyOverWorkers() {
        return "Efficiency over workers";
    }

    /** What that plot shows. */
    public static String efficiencyText() {
        return "The speed-up divided by the workers: 1 where each of them is of as much use as the first.";
    }

    /** A plot. */
    public static String timeOverNumbers() {
        return "Time over N";
    }

    /** What that plot shows. */
    public static String timeOverNumbersText() {
        return "Seconds for the numbers 1 to N, both on logarithmic scales.";
    }

    /** A plot. */
    public static String costOfATask() {
        return "Cost of a task";
    }

    /** The heading of what JMH has measured. */
    public static String costByJmh() {
        return "Cost of a task, by JMH";
    }

    /** What JMH has measured. */
    public static String costByJmhText(String jdk) {
        return "Time for each of the numbers from 1 to 10,000, tested in a warm JVM of JDK " + jdk
                + " by the same trial"
                + " division and handed over in different ways, to two workers where there are any. What is more than in"
                + " the loop is the price of handing over. Measured by CostPerTaskRun, not in this run.";
    }

    /** How a number is handed over, in JMH's table; unknown names stay as they are. */
    public static String wayToHandOver(String way) {
        return switch (way) {
            case "loop" -> "loop";
            case "chunk" -> "chunk: 64 tasks of a pool";
            case "queue" -> "queue: two workers take each number";
            case "executor" -> "executor: a task of a pool for each number";
            case "virtualThread" -> "virtual thread for each number";
            case "process" -> "process: a line to it and one back for each number";
            default -> way;
        };
    }

    /** From one figure to another. */
    public static String fromTo(String low, String high) {
        return low + " to " + high;
    }

    /** A column of JMH's table. */
    public static String columnWay() {
        return "handed over by";
    }

    /** A column of JMH's table. */
    public static String columnIntervalOfJmh() {
        return "interval (99.9 %)";
    }

    /** A column of JMH's table. */
    public static String columnTimesTheLoop() {
        return "times the loop";
    }

    /** What that plot shows. */
    public static String costText() {
        return "Processor time divided by the numbers, each of which is a task: the division work, which is the same in"
                + " all rows, and what it takes to hand it out, with compiler, garbage collector and worker processes. The"
                + " scale is logarithmic.";
    }

    /** A column. */
    public static String columnApproach() {
        return "approach";
    }

    /** A column. */
    public static String columnWorkers() {
        return "workers";
    }

    /** A column. */
    public static String columnSeconds() {
        return "seconds";
    }

    /** A column. */
    public static String columnInterval() {
        return "interval";
    }

    /** A column. */
    public static String columnGain() {
        return "gain";
    }

    /** A column. */
    public static String columnVerdict() {
        return "is";
    }

    /** A column. */
    public static String columnOfReference() {
        return "of the reference";
    }

    /** A column. */
    public static String columnGuide() {
        return "guide";
    }

    /** A column. */
    public static String columnWho() {
        return "primes by worker";
    }

    /** A column. */
    public static String columnNumbers() {
        return "N";
    }

    /** A column. */
    public static String columnRow() {
        return "row of the table";
    }

    /** A column. */
    public static String columnNanos() {
        return "ns a number";
    }

    /** A column. */
    public static String columnTold() {
        return "can be told";
    }

    /** A column. */
    public static String columnSerial() {
        return "serial share";
    }

    /** A column. */
    public static String speedUp() {
        return "speed-up";
    }

    /** A column. */
    public static String efficiency() {
        return "efficiency";
    }

    /** In place of an interval. */
    public static String oneRun() {
        return "one run";
    }

    /** Something can be told. */
    public static String yes() {
        return "yes";
    }

    /** Something cannot be told. */
    public static String inconclusive(String reason) {
        return "inconclusive: " + reason;
    }

    /** A verdict of a comparison, with the reason if there is none. */
    public static String verdictWord(String verdict, String reason) {
        return verdict.equals("INCONCLUSIVE") ? inconclusive(reason) : verdict.toLowerCase(java.util.Locale.ROOT);
    }

    /** The command that shows the reference. */
    public static String solutionCommand(String id) {
        return "mvn primes:solution -Dexercise=" + id;
    }

    /** When something was graded, how long that took, and how far it went. */
    public static String gradedAt(String at, long nanos, boolean toFirstFailure) {
        return "graded at " + at + " in " + seconds(nanos) + (toFirstFailure ? ", up to the first failure" : "");
    }

    /** When a stub that nobody has begun was looked at. */
    public static String lookedAt(String at) {
        return "graded at " + at;
    }

    /** With which exercise a watch goes on. */
    public static String goesOn(String exercise, int minutes) {
        return exercise + ", " + about(minutes) + "; it is watched from now on";
    }

    /** With which exercise a watch would go on. @param single whether a key is read without Enter */
    public static String staysUntilNext(String exercise, int minutes, boolean single) {
        return press('n', single) + " for " + exercise + ", " + about(minutes)
                + "; until then each save of this one is graded";
    }

    /** How long an exercise takes. */
    public static String about(int minutes) {
        return "about " + minutes + " min";
    }

    /** Where the page of an exercise is. */
    public static String readPage(String path) {
        return "read " + path;
    }

    /** Which files to edit, beside the page just named. */
    public static String editBeside(List<String> files) {
        return files.isEmpty()
                ? "the Java file beside it is gone: mvn primes:reset brings it back"
                : "edit " + files.get(0) + " beside it";
    }

    /** The keys of a watch. */
    public static String keys(boolean single) {
        return String.join(
                        single ? "   " : "  ",
                        "h hint",
                        "l list",
                        "v verdict",
                        "r run again",
                        "n next",
                        "b back",
                        "q quit")
                + (single ? "" : "  (and Enter)");
    }

    /** A watch waits. @param about what is known so far */
    public static String waiting(String about) {
        return (about.isEmpty() ? "" : about + "; ") + "waiting for a save";
    }

    /** A watch begins to grade. */
    public static String begun(String exercise, String cause, String depth) {
        return exercise + ": "
                + switch (cause) {
                    case "SAVED" -> "saved, " + depth + " grade";
                    case "DEEPER" -> "nothing wrong so far; " + depth + " grade, all checks";
                    default -> depth + " grade";
                };
    }

    /** A grading is under way. */
    public static String beat(String exercise, String depth, String stage, String check, long nanos) {
        return exercise + ": " + depth + " grade, " + nanos / 1_000_000_000L + " s, " + stage
                + (check.isEmpty() ? "" : " " + check);
    }

    /** A grading was ended because something else is to be graded. */
    public static String cancelled() {
        return "the grading under way is ended";
    }

    /** A grading came to nothing. */
    public static String notGraded(String why) {
        return "not graded: " + why;
    }

    /** How to have it graded again. */
    public static String gradeAgain(boolean single) {
        return "save again, or " + pressAgain(single) + "; mvn primes:doctor looks at this machine";
    }

    /** The key that grades again. @param single whether it is read without Enter */
    public static String pressAgain(boolean single) {
        return press('r', single);
    }

    /** The key that shows a hint. @param single whether it is read without Enter */
    public static String pressHint(boolean single) {
        return press('h', single) + " for a hint";
    }

    private static String press(char key, boolean single) {
        return "press " + key + (single ? "" : " and Enter");
    }

    /** There is no hint after this one. */
    public static String lastHint() {
        return "this was the last hint; each save is graded";
    }

    /** There is no hint after this one, which was seen before. */
    public static String lastHintAgain(int of) {
        return "all " + of + " hints are seen, this is the last one again; each save is graded";
    }

    /** No other exercise is open. */
    public static String noOther() {
        return "no other exercise is open";
    }

    /** There is no exercise to go back to. */
    public static String noneBefore() {
        return "no exercise was watched before this one";
    }

    /** Something was saved that is not watched. @param back whether a key leads there */
    public static String savedElsewhere(List<String> ids, boolean back) {
        String saved = ids.size() > 3 ? ids.size() + " exercises" : String.join(", ", ids);
        return "saved: " + saved + ", not watched here; " + (back ? "b goes back, or " : "q, then ")
                + "mvn primes:watch -Dexercise=" + ids.get(0);
    }

    /** Nothing can be typed. */
    public static String noKeys() {
        return "no keys can be read here; Ctrl-C ends it";
    }

    /** Somebody has left a watch. */
    public static String watchEnded() {
        return "what was reached is kept. Go on: mvn primes:watch";
    }

    /** A watch was stopped from outside. */
    public static String watchStopped() {
        return "stopped; " + watchEnded();
    }

    /** A number is too small or too great. */
    public static String outOfRange(String name, long number, long least, long most) {
        return String.format(Locale.ROOT, "-D%s=%d is not from %,d to %,d", name, number, least, most);
    }

    /** There is no such exercise to profile. */
    public static String cannotProfile(String exercise, List<String> which) {
        String what = exercise.isEmpty()
                ? "primes:profile wants one exercise"
                : "primes:profile cannot run " + exercise + ": it has no search for primes to be run";
        return what + ". Those that it can run: " + String.join(", ", which)
                + ". For example: mvn primes:profile -Dexercise=" + which.get(0);
    }

    /** Why there is no profile. */
    public static String notProfiled(String exercise, String why, String detail, String limit) {
        String next = "\n  next: mvn primes:grade -Dexercise=" + exercise;
        String first = detail.lines().findFirst().orElse("").strip();
        return switch (why) {
            case "STUB" ->
                exercise + " is not started: its files are those of the stub, and there is nothing to profile."
                        + "\n  next: mvn primes:hint -Dexercise=" + exercise
                        + ", or -Dprimes.of=reference for the reference";
            case "TODO" -> exercise + " has come to something that is not done yet: " + first + next;
            case "COMPILE" -> exercise + " does not compile: " + first + next;
            case "LIMIT" ->
                exercise + " was still running after " + limit
                        + " and was ended; nothing is recorded. A loop without an end, a wait without one, or too much work"
                        + "\n  next: mvn primes:grade -Dexercise=" + exercise
                        + ", or with -Dprimes.last=1000 or -Dprimes.budget=5m";
            case "ENDED" -> exercise + " has ended its JVM: " + first + next;
            default -> exercise + " has thrown " + detail.strip() + next;
        };
    }

    /** What was profiled. */
    public static String profileHeading(String what, boolean reference, long last, int workers, String jdk) {
        return String.format(
                Locale.ROOT,
                "%s%s: primes from 1 to %,d with %d %s, one run, JDK %s",
                what,
                reference ? ", reference" : "",
                last,
                workers,
                workers == 1 ? "worker" : "workers",
                jdk);
    }

    /** The run has found something else. */
    public static String profileWrong() {
        return "These are not the primes:";
    }

    /** What the prime test of a profile is called. */
    public static String profilePrimeTest() {
        return "isPrime of the prime test";
    }

    /** What the times of a profile are. */
    public static String profileTimes(boolean processes) {
        return "Of all threads together. A call lasts from its begin to its return, with what it calls and what it waits"
                + " for; timing itself makes short calls look longer. So compare calls first, times second."
                + (processes ? " What the worker processes do is not in it." : "");
    }

    /** What the lanes of a profile are. */
    public static String profileLanes(String millis, int threads) {
        return "threads over " + millis + " ms (" + threads + ")";
    }

    /** How the lanes of a profile are read. */
    public static String profileLegend() {
        return "= there, . waiting (asleep, parked, for a monitor) most of the time; behind it how much of its life a"
                + " thread has waited, waits of less than a millisecond not counted";
    }

    /** Where something is. */
    public static String profileFile(String what, String path) {
        return what + ": " + path;
    }

    /** Why there is no flame graph. */
    public static String noFlames() {
        return "no flame graph: the run was over before a stack was sampled; try more numbers with -Dprimes.last";
    }

    /** What is not shown. */
    public static String more(int howMany, String what) {
        return "  and " + howMany + " more " + what;
    }
}

package io.github.primeskata.observe;

import java.util.List;
import java.util.OptionalLong;

/**
 * Everything that was observed of one exercise in one subject JVM.
 *
 * @param checks in the order in which they ended; a check that did not report is not in it
 * @param entries what checks published, in order
 * @param ending how the JVM ended
 * @param runningCheck id of the check that had started and not ended, or empty
 * @param output the beginning of what was printed by the learner's code (8 KiB at most)
 * @param errors the beginning of what the JVM itself wrote to its standard error (8 KiB at most)
 * @param leftProcesses one line for each process that the run left behind (they were killed)
 * @param elapsedNanos from the request to the end, start-up of a JVM started earlier not included
 * @param cpuNanos CPU time of the JVM from its start, if known
 */
public record BehaviourRun(
        List<CheckObservation> checks,
        List<ReportEntry> entries,
        Ending ending,
        String runningCheck,
        String output,
        String errors,
        List<String> leftProcesses,
        long elapsedNanos,
        OptionalLong cpuNanos) {

    public BehaviourRun {
        checks = List.copyOf(checks);
        entries = List.copyOf(entries);
        leftProcesses = List.copyOf(leftProcesses);
    }
}

package io.github.primeskata.run;

import io.github.primeskata.grade.CheckReport;
import io.github.primeskata.grade.Ending;
import io.github.primeskata.grade.Evidence;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Step;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.observe.BehaviourRun;
import io.github.primeskata.observe.CheckObservation;
import io.github.primeskata.observe.CompileOutcome;
import io.github.primeskata.observe.Ending.Crashed;
import io.github.primeskata.observe.Ending.Done;
import io.github.primeskata.observe.Ending.Exited;
import io.github.primeskata.observe.Ending.HarnessFault;
import io.github.primeskata.observe.Ending.LimitReached;
import io.github.primeskata.observe.Ending.NotRunnable;
import io.github.primeskata.observe.Ending.OutOfMemory;
import io.github.primeskata.observe.Ending.OutputLimit;
import io.github.primeskata.observe.Ending.ProtocolViolation;
import io.github.primeskata.observe.SourceDiagnostic;
import io.github.primeskata.observe.Stacks;
import io.github.primeskata.screen.Advice;
import io.github.primeskata.screen.Contract;
import io.github.primeskata.text.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what was observed into evidence. Pure functions. */
final class Findings {

    private Findings() {}

    static Failure compileError(CompileOutcome outcome) {
        SourceDiagnostic first = outcome.diagnostics().stream()
                .filter(diagnostic -> diagnostic.kind() != SourceDiagnostic.Kind.WARNING
                        && diagnostic.kind() != SourceDiagnostic.Kind.ENCODING)
                .findFirst()
                .orElseThrow();
        String location = first.file().isEmpty() ? "" : Path.of(first.file()).getFileName() + ":" + first.line();
        String message = first.message()
                .lines()
                .map(String::strip)
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
        return new Failure(new Verdict.CompileError(location), "it_compiles", "", message, location, "");
    }

    static List<String> encodingWarnings(CompileOutcome outcome) {
        return outcome.diagnostics().stream()
                .filter(diagnostic -> diagnostic.kind() == SourceDiagnostic.Kind.ENCODING)
                .map(diagnostic -> Messages.notUtf8(
                        Path.of(diagnostic.file()).getFileName().toString(), diagnostic.message()))
                .toList();
    }

    static String advice(Advice.Remark remark) {
        return switch (remark.kind()) {
            case UNLOCK_NOT_IN_FINALLY -> Messages.unlockNotInFinally(remark.location());
            case NOTIFY_ONE_OF_SEVERAL -> Messages.notifyOneOfSeveral(remark.location());
            case THREAD_STOP -> Messages.threadStop(remark.location(), remark.member());
        };
    }

    static Failure contractMissing(Contract.Gap gap) {
        return new Failure(
                new Verdict.ContractMissing(gap.wanted()),
                "the_contract_is_there",
                "",
                Messages.contractGap(gap.wanted(), gap.found()),
                gap.location(),
                "");
    }

    static Failure noSources() {
        return new Failure(
                new Verdict.ContractMissing("source"), "the_contract_is_there", "", Messages.noSources(), "", "");
    }

    static Evidence ran(Evidence evidence, BehaviourRun run) {
        if (run.ending() instanceof HarnessFault fault) {
            return evidence.withFault(fault.what());
        }
        List<CheckReport> reports = new ArrayList<>();
        for (CheckObservation check : run.checks()) {
            switch (check.status()) {
                case PASSED -> reports.add(CheckReport.passed(check.id()));
                case FAILED -> reports.add(report(check));
                // A check that was skipped has proved nothing: it is left out, so that it counts as not reported.
                case ABORTED, SKIPPED -> {}
            }
        }
        return evidence.withRun(reports, ending(run));
    }

    private static CheckReport report(CheckObservation check) {
        boolean exception = check.verdict().equals("EXCEPTION");
        String type = check.exceptionType().substring(check.exceptionType().lastIndexOf('.') + 1);
        String kind = exception ? (check.kind().isEmpty() ? type : check.kind()) : check.kind();
        return new CheckReport(
                check.id(),
                false,
                check.verdict(),
                kind,
                check.observed(),
                check.location(),
                check.detail(),
                Step.parse(check.steps()));
    }

    private static Optional<Ending> ending(BehaviourRun run) {
        io.github.primeskata.observe.Ending ending = run.ending();
        String during = run.runningCheck();
        if (ending instanceof Done) {
            return run.leftProcesses().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Ending(new Verdict.Leak(), "", Messages.leftProcesses(run.leftProcesses()), "", ""));
        }
        if (ending instanceof Exited exited) {
            return Optional.of(new Ending(
                    new Verdict.Exited(exited.code()), during, Messages.exited(exited.code()), exited.location(), ""));
        }
        if (ending instanceof Crashed crashed) {
            return Optional.of(new Ending(
                    new Verdict.Crashed(crashed.signal()),
                    during,
                    Messages.crashed(crashed.signal()),
                    "",
                    run.errors()));
        }
        if (ending instanceof LimitReached limit) {
            return Optional.of(limit(limit.stacks(), during));
        }
        if (ending instanceof OutputLimit output) {
            return Optional.of(
                    new Ending(new Verdict.OutputLimit(), during, Messages.outputLimit(), output.location(), ""));
        }
        if (ending instanceof OutOfMemory memory) {
            return Optional.of(new Ending(
                    new Verdict.OutOfMemory(memory.kind()),
                    during,
                    Messages.outOfMemory(memory.kind()),
                    memory.location(),
                    ""));
        }
        if (ending instanceof NotRunnable not) {
            Verdict verdict = not.verdict().equals("CONTRACT_MISSING")
                    ? new Verdict.ContractMissing(not.observed())
                    : new Verdict.ExceptionThrown("");
            return Optional.of(new Ending(verdict, during, not.observed(), "", ""));
        }
        String what = ending instanceof ProtocolViolation violation ? violation.what() : "";
        return Optional.of(
                new Ending(new Verdict.ProtocolViolation(), during, Messages.protocolViolation(what), "", ""));
    }

    private static Ending limit(Stacks stacks, String during) {
        if (!stacks.deadlock().isEmpty()) {
            return new Ending(
                    new Verdict.Deadlock(), during, Messages.deadlock(), stacks.location(), stacks.deadlock());
        }
        String kind = stacks.kind().isEmpty() ? "busy" : stacks.kind();
        return new Ending(
                new Verdict.Timeout(kind), during, Messages.limitReached(kind), stacks.location(), stacks.text());
    }
}

package kata.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kata.testkit.SeenThread.Held;
import kata.testkit.SeenThread.Wait;

/** Where a thread waits for a monitor, and where it has taken one, as far as the class file leaves no doubt. */
final class MonitorLines {

    /*
     * A dump says in which frame a monitor was taken, and that frame's line is where it has got to since. Three cases
     * are certain:
     *
     * - The frame is the JDK's, as in a synchronised collection: the learner's line below it made the call.
     * - The method is synchronised and holds nothing else: the same.
     * - The method has one synchronized block open at the line where it stands, by every way that leads there.
     *
     * In all others the line stays unknown: of two monitors of one frame, the dump does not say which is which.
     *
     * A thread that waits at the entrance of a synchronized block is shown there or, while its method is interpreted,
     * one instruction further, which may be another line. So there are two candidates at most. Which one it is, is seen
     * from how many monitors the frame has.
     */

    private MonitorLines() {}

    /** The same thread, shown at the line of the entrance where it waits; no change if that is not certain. */
    static SeenThread atEntrance(SeenThread thread) {
        StackTraceElement[] stack = thread.stack();
        if (thread.waits() != Wait.TO_ENTER || stack.length == 0 || !LearnerCode.contains(stack[0])) {
            return thread;
        }
        Set<Integer> lines = new HashSet<>();
        for (MethodModel method : methods(stack[0])) {
            Blocks blocks = new Blocks(method);
            for (int at : blocks.entrances(stack[0].getLineNumber())) {
                if (blocks.openAt(at).size() == heldIn(thread, 0) - (isSynchronised(method) ? 1 : 0)) {
                    lines.add(blocks.lineOf(at));
                }
            }
        }
        if (lines.size() != 1) {
            return thread;
        }
        StackTraceElement[] moved = stack.clone();
        moved[0] = new StackTraceElement(
                stack[0].getClassName(),
                stack[0].getMethodName(),
                stack[0].getFileName(),
                lines.iterator().next());
        return thread.at(moved);
    }

    /** The line where a monitor was taken, {@code Samples.java:94}. */
    static Optional<String> of(SeenThread thread, Held held) {
        StackTraceElement[] stack = thread.stack();
        int depth = held.depth();
        if (depth < 0 || depth >= stack.length) {
            return Optional.empty();
        }
        StackTraceElement frame = stack[depth];
        if (!LearnerCode.contains(frame)) {
            return LearnerCode.line(Arrays.copyOfRange(stack, depth, stack.length));
        }
        Set<List<Integer>> open = new HashSet<>();
        boolean isSynchronised = false;
        boolean atEntrance = depth == 0 && thread.waits() == Wait.TO_ENTER;
        for (MethodModel method : methods(frame)) {
            open.addAll(new Blocks(method).open(frame.getLineNumber(), atEntrance));
            isSynchronised |= isSynchronised(method);
        }
        if (heldIn(thread, depth) != 1 || open.size() != 1) {
            return Optional.empty();
        }
        List<Integer> lines = open.iterator().next();
        if (isSynchronised) {
            boolean known = lines.isEmpty() && depth + 1 < stack.length && LearnerCode.contains(stack[depth + 1]);
            return known ? Optional.of(line(stack[depth + 1], stack[depth + 1].getLineNumber())) : Optional.empty();
        }
        return lines.size() == 1 ? Optional.of(line(frame, lines.getFirst())) : Optional.empty();
    }

    private static long heldIn(SeenThread thread, int depth) {
        return thread.holds().stream().filter(held -> held.depth() == depth).count();
    }

    private static boolean isSynchronised(MethodModel method) {
        return method.flags().has(AccessFlag.SYNCHRONIZED);
    }

    private static String line(StackTraceElement frame, int line) {
        return frame.getFileName() + ":" + line;
    }

    /** The first line where the method in which a frame stands calls one of this name; empty if it does not. */
    static Optional<String> ofCall(StackTraceElement frame, String name) {
        for (MethodModel method : methods(frame)) {
            int line = 0;
            for (CodeElement element : method.code().orElseThrow()) {
                line = element instanceof LineNumber number ? number.line() : line;
                if (element instanceof InvokeInstruction call && call.name().equalsString(name)) {
                    return Optional.of(line(frame, line));
                }
            }
        }
        return Optional.empty();
    }

    /** The methods of the frame's name that have its line. */
    private static List<MethodModel> methods(StackTraceElement frame) {
        String file = "/" + frame.getClassName().replace('.', '/') + ".class";
        try (InputStream in = MonitorLines.class.getResourceAsStream(file)) {
            return in == null
                    ? List.of()
                    : ClassFile.of().parse(in.readAllBytes()).methods().stream()
                            .filter(method -> method.methodName().equalsString(frame.getMethodName()))
                            .filter(method -> method.code().stream()
                                    .flatMap(CodeModel::elementStream)
                                    .anyMatch(element ->
                                            element instanceof LineNumber line && line.line() == frame.getLineNumber()))
                            .toList();
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        }
    }

    /** Which synchronized blocks are open at each instruction of a method. */
    private static final class Blocks {

        private final List<CodeElement> code;
        private final Map<Label, Integer> targets = new HashMap<>();
        private final int[] lines;
        private final Map<Integer, List<Integer>> open = new HashMap<>();
        private final Deque<Integer> todo = new ArrayDeque<>();

        Blocks(MethodModel method) {
            code = method.code().orElseThrow().elementList();
            lines = new int[code.size()];
            for (int i = 0, line = 0; i < code.size(); i++) {
                if (code.get(i) instanceof LabelTarget target) {
                    targets.put(target.label(), i);
                }
                line = code.get(i) instanceof LineNumber number ? number.line() : line;
                lines[i] = line;
            }
            follow();
        }

        private void follow() {
            reach(0, List.of());
            while (!todo.isEmpty()) {
                int at = todo.pop();
                next(at).forEach(next -> reach(next, after(at)));
                for (CodeElement element : code) {
                    // What is open where the block begins is open when it is left by an exception: what was opened
                    // inside of it has a handler of its own.
                    if (element instanceof ExceptionCatch caught && targets.get(caught.tryStart()) == at) {
                        reach(targets.get(caught.handler()), open.get(at));
                    }
                }
            }
        }

        private void reach(int at, List<Integer> opened) {
            if (open.putIfAbsent(at, opened) == null) {
                todo.push(at);
            }
        }

        private List<Integer> after(int at) {
            if (!(code.get(at) instanceof MonitorInstruction)) {
                return open.get(at);
            }
            List<Integer> after = new ArrayList<>(open.get(at));
            if (isEntrance(at)) {
                after.add(lines[at]);
            } else if (!after.isEmpty()) {
                after.removeLast();
            }
            return List.copyOf(after);
        }

        private List<Integer> next(int at) {
            List<Integer> next = new ArrayList<>();
            boolean goesOn = true;
            switch (code.get(at)) {
                case BranchInstruction branch -> {
                    next.add(targets.get(branch.target()));
                    goesOn = branch.opcode() != Opcode.GOTO && branch.opcode() != Opcode.GOTO_W;
                }
                case TableSwitchInstruction table -> {
                    table.cases().forEach(each -> next.add(targets.get(each.target())));
                    next.add(targets.get(table.defaultTarget()));
                    goesOn = false;
                }
                case LookupSwitchInstruction lookup -> {
                    lookup.cases().forEach(each -> next.add(targets.get(each.target())));
                    next.add(targets.get(lookup.defaultTarget()));
                    goesOn = false;
                }
                case ReturnInstruction end -> goesOn = false;
                case ThrowInstruction end -> goesOn = false;
                default -> {
                    // It goes on with the next one.
                }
            }
            if (goesOn && at + 1 < code.size()) {
                next.add(at + 1);
            }
            return next;
        }

        private boolean isEntrance(int at) {
            return code.get(at) instanceof MonitorInstruction monitor && monitor.opcode() == Opcode.MONITORENTER;
        }

        /** The entrances where a thread may wait that is shown in a line: there, or right before the line begins. */
        List<Integer> entrances(int line) {
            List<Integer> entrances = new ArrayList<>();
            for (int i = 0; i < code.size(); i++) {
                if (isEntrance(i) && open.containsKey(i) && (lines[i] == line || lineAfter(i) == line)) {
                    entrances.add(i);
                }
            }
            return entrances;
        }

        private int lineAfter(int at) {
            int next = at + 1;
            while (next < code.size() && !(code.get(next) instanceof Instruction)) {
                next++;
            }
            return next < code.size() ? lines[next] : -1;
        }

        /** The lines of the blocks that are open before an instruction, outermost first. */
        List<Integer> openAt(int at) {
            return open.get(at);
        }

        int lineOf(int at) {
            return lines[at];
        }

        /** The blocks that are open at the entrances of a line, or at its calls: a thread stands at nothing else. */
        Set<List<Integer>> open(int line, boolean entrances) {
            Set<List<Integer>> found = new HashSet<>();
            for (int i = 0; i < code.size(); i++) {
                boolean stands = entrances ? isEntrance(i) : code.get(i) instanceof InvokeInstruction;
                if (stands && lines[i] == line && open.containsKey(i)) {
                    found.add(open.get(i));
                }
            }
            return found;
        }
    }
}

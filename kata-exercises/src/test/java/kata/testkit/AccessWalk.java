package kata.testkit;

import static kata.testkit.SharedAccess.ANY;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kata.testkit.AccessReader.End;
import kata.testkit.AccessReader.Target;
import kata.testkit.AccessValue.Attempt;
import kata.testkit.AccessValue.Closure;
import kata.testkit.AccessValue.Content;
import kata.testkit.AccessValue.From;
import kata.testkit.AccessValue.Given;
import kata.testkit.AccessValue.Handle;
import kata.testkit.AccessValue.Literal;
import kata.testkit.AccessValue.Seen;
import kata.testkit.AccessValue.Validity;
import kata.testkit.AccessValue.View;
import kata.testkit.SharedAccess.Mode;

/** Follows every way through one method, until nothing new is learned; for {@link AccessReader}. */
final class AccessWalk {

    private static final int DEEPEST = 12;
    private static final Set<String> AT_ONCE = Set.of(
            "computeIfAbsent",
            "computeIfPresent",
            "compute",
            "merge",
            "updateAndGet",
            "getAndUpdate",
            "accumulateAndGet",
            "getAndAccumulate",
            "forEach");
    private static final Set<String> FILLS = Set.of("fill", "setAll", "sort", "parallel");
    private static final Set<Opcode> LOOKED = Set.of(Opcode.IFEQ, Opcode.IFNE, Opcode.IFNULL, Opcode.IFNONNULL);
    private static final String LOCKS = "java/util/concurrent/locks/";
    private static final String SEMAPHORE = "java/util/concurrent/Semaphore";
    private static final String ATOMICS = "java/util/concurrent/atomic/";
    private static final String HANDLE = "java/lang/invoke/VarHandle";

    private final AccessReader reader;
    private final MethodModel method;
    private final String context;
    private final int depth;
    private final String file;
    private final List<CodeElement> code;
    private final List<ExceptionCatch> handlers;
    private final Map<Label, Integer> labels = new HashMap<>();
    private final int[] lines;
    private final Map<Integer, AccessState> before = new HashMap<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private AccessState end;
    private AccessValue returned;
    private int at;

    AccessWalk(AccessReader reader, ClassModel model, MethodModel method, String context, int depth) {
        this.reader = reader;
        this.method = method;
        this.context = context + model.thisClass().asInternalName() + "."
                + method.methodName().stringValue() + method.methodType().stringValue();
        this.depth = depth;
        String type = model.thisClass().asInternalName();
        this.file = type.substring(type.lastIndexOf('/') + 1).split("\\$")[0] + ".java";
        this.code = method.code().map(c -> c.elementList()).orElse(List.of());
        this.handlers = method.code().map(c -> c.exceptionHandlers()).orElse(List.of());
        this.lines = new int[code.size()];
        int line = 0;
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i) instanceof LabelTarget label) {
                labels.put(label.label(), i);
            } else if (code.get(i) instanceof LineNumber number) {
                line = number.line();
            }
            lines[i] = line;
        }
    }

    End walk(AccessState begin) {
        reach(0, begin);
        while (!open.isEmpty()) {
            at = open.removeFirst();
            reader.step();
            step(before.get(at).copy(), code.get(at));
        }
        return new End(end, returned);
    }

    private void reach(int index, AccessState state) {
        AccessState known = before.get(index);
        if (known == null) {
            before.put(index, state.copy());
            open.add(index);
        } else if (known.merge(state) && !open.contains(index)) {
            open.add(index);
        }
    }

    private void reach(Label label, AccessState state) {
        reach(labels.get(label), state);
    }

    private void step(AccessState state, CodeElement element) {
        if (!(element instanceof Instruction instruction)) {
            reach(at + 1, state);
            return;
        }
        for (ExceptionCatch handler : handlers) {
            if (labels.get(handler.tryStart()) <= at && at < labels.get(handler.tryEnd())) {
                AccessState caught = state.copy();
                caught.stack.clear();
                caught.push(AccessValue.unknown(false));
                reach(handler.handler(), caught);
            }
        }
        switch (instruction) {
            case BranchInstruction branch -> branch(state, branch);
            case TableSwitchInstruction table -> select(state, table.defaultTarget(), table.cases());
            case LookupSwitchInstruction lookup -> select(state, lookup.defaultTarget(), lookup.cases());
            case ReturnInstruction exit -> {
                if (exit.typeKind() != TypeKind.VOID) {
                    AccessValue value = state.pop();
                    returned = returned == null ? value : returned.or(value);
                }
                if (end == null) {
                    end = state.copy();
                    end.stack.clear();
                } else {
                    state.stack.clear();
                    end.merge(state);
                }
            }
            case ThrowInstruction thrown -> {}
            default -> {
                apply(state, instruction);
                reach(at + 1, state);
            }
        }
    }

    private void select(AccessState state, Label otherwise, List<SwitchCase> cases) {
        AccessValue selected = state.pop();
        reach(otherwise, state);
        for (SwitchCase one : cases) {
            AccessState chosen = state.copy();
            equal(chosen, selected, AccessValue.unknown(false, new Literal(Integer.toString(one.caseValue()))));
            reach(one.target(), chosen);
        }
    }

    private void branch(AccessState state, BranchInstruction branch) {
        Opcode opcode = branch.opcode();
        if (opcode == Opcode.GOTO || opcode == Opcode.GOTO_W) {
            reach(branch.target(), state);
            return;
        }
        AccessValue tested = state.pop();
        AccessValue with = opcode.name().startsWith("IF_") ? state.pop() : null;
        AccessState jumped = state.copy();
        if (opcode == Opcode.IF_ICMPEQ || opcode == Opcode.IF_ICMPNE) {
            equal(opcode == Opcode.IF_ICMPEQ ? jumped : state, tested, with);
        }
        if (tested.what() instanceof Attempt attempt) {
            if (opcode == Opcode.IFEQ || opcode == Opcode.IFNE) {
                boolean jumpsIfGot = (opcode == Opcode.IFEQ) == attempt.atZero();
                (jumpsIfGot ? jumped : state).hold(attempt.lock(), attempt.exclusive());
            } else {
                state.fuzzy = true;
                jumped.fuzzy = true;
            }
        }
        if (tested.what() instanceof Validity validity && (opcode == Opcode.IFEQ || opcode == Opcode.IFNE)) {
            reader.validate(opcode == Opcode.IFEQ ? state : jumped, validity.lock());
            (opcode == Opcode.IFEQ ? jumped : state).optimistic.values().removeIf(validity.lock()::equals);
        }
        if (tested.what() instanceof Seen seen && LOOKED.contains(opcode)) {
            boolean jumpsIfDown = opcode == Opcode.IFEQ || opcode == Opcode.IFNULL;
            looked(jumpsIfDown ? state : jumped, jumpsIfDown ? jumped : state, seen);
        }
        reach(branch.target(), jumped);
        reach(at + 1, state);
    }

    /** What is known where a flag was seen to be up, and where it was down. */
    private static void looked(AccessState up, AccessState down, Seen seen) {
        if (seen.strong() || up.isFollowedByAFence(seen.access())) {
            up.acquire(SharedAccess.UP + seen.key());
        } else {
            up.seenUp.add(seen.key());
        }
        down.sawNothing(seen.access());
        for (String lock : seen.locks()) {
            up.acquire(SharedAccess.up(seen.key(), lock));
            if (down.locks().getOrDefault(lock, false)) {
                down.acquire(SharedAccess.down(seen.key(), lock));
            }
        }
    }

    /** What is known where a flag was seen to be at some number. */
    private static void equal(AccessState state, AccessValue one, AccessValue other) {
        if (other.what() instanceof Seen) {
            equal(state, other, one);
        } else if (one.what() instanceof Seen seen && seen.strong() && other.what() instanceof Literal literal) {
            state.acquire(SharedAccess.UP + SharedAccess.at(seen.key(), literal.text()));
        }
    }

    private void apply(AccessState state, Instruction instruction) {
        switch (instruction) {
            case LoadInstruction load -> state.push(load(state, load));
            case StoreInstruction store -> state.local(store.slot(), state.pop());
            case ConstantInstruction constant -> state.push(constant(constant));
            case FieldInstruction field -> field(state, field);
            case InvokeInstruction call -> call(state, call);
            case InvokeDynamicInstruction call -> closure(state, call);
            case MonitorInstruction monitor -> {
                AccessValue lock = state.pop();
                if (monitor.opcode() == Opcode.MONITORENTER) {
                    state.hold(lock, true);
                } else {
                    state.drop(lock, true);
                }
            }
            case NewObjectInstruction made ->
                state.push(AccessValue.made(site(), made.className().asInternalName()));
            case NewPrimitiveArrayInstruction made -> {
                state.pop();
                state.push(AccessValue.made(site(), "["));
            }
            case NewReferenceArrayInstruction made -> {
                state.pop();
                state.push(AccessValue.made(site(), "["));
            }
            case NewMultiArrayInstruction made -> {
                for (int i = 0; i < made.dimensions(); i++) {
                    state.pop();
                }
                state.push(AccessValue.made(site(), "["));
            }
            case ArrayLoadInstruction load -> {
                state.pop();
                AccessValue array = state.pop();
                element(state, array, false);
                Object inside = array.isFromField() ? new Content(array.place() + "[]", array.base()) : null;
                state.push(AccessValue.unknown(isWide(load.typeKind()), inside));
            }
            case ArrayStoreInstruction store -> {
                escape(state, state.pop());
                state.pop();
                element(state, state.pop(), true);
            }
            case OperatorInstruction operator -> operator(state, operator);
            case ConvertInstruction convert -> {
                state.pop();
                state.push(AccessValue.unknown(isWide(convert.toType())));
            }
            case TypeCheckInstruction check -> {
                if (check.opcode() == Opcode.INSTANCEOF) {
                    state.pop();
                    state.push(AccessValue.unknown(false));
                }
            }
            case StackInstruction stack -> stack(state, stack.opcode());
            default -> {}
        }
    }

    private String site() {
        return context + "#" + at;
    }

    private String line() {
        return file + ":" + lines[at];
    }

    private static boolean isWide(TypeKind kind) {
        return kind == TypeKind.LONG || kind == TypeKind.DOUBLE;
    }

    private static AccessValue load(AccessState state, LoadInstruction load) {
        AccessValue value = state.local(load.slot());
        return value.wide() == isWide(load.typeKind()) ? value : AccessValue.unknown(isWide(load.typeKind()));
    }

    private static AccessValue constant(ConstantInstruction constant) {
        ConstantDesc value = constant.constantValue();
        boolean wide = isWide(constant.typeKind());
        if (value instanceof ClassDesc type && type.isClassOrInterface()) {
            String descriptor = type.descriptorString();
            return AccessValue.type(descriptor.substring(1, descriptor.length() - 1));
        }
        return value instanceof String || value instanceof Integer
                ? AccessValue.unknown(false, new Literal(value.toString()))
                : AccessValue.unknown(wide);
    }

    private static void operator(AccessState state, OperatorInstruction operator) {
        String name = operator.opcode().name();
        AccessValue last = state.pop();
        boolean compares = name.contains("CMP");
        if (!name.equals("ARRAYLENGTH") && !name.endsWith("NEG")) {
            AccessValue first = state.pop();
            if (compares && (first.what() instanceof Attempt || last.what() instanceof Attempt)) {
                state.push(AccessValue.unknown(false, first.what() instanceof Attempt ? first.what() : last.what()));
                return;
            }
            if (name.equals("IAND") && (first.what() instanceof Validity || last.what() instanceof Validity)) {
                state.push(AccessValue.unknown(false, first.what() instanceof Validity ? first.what() : last.what()));
                return;
            }
        }
        boolean wide = !compares && !name.equals("ARRAYLENGTH") && isWide(operator.typeKind());
        state.push(AccessValue.unknown(wide));
    }

    private static void stack(AccessState state, Opcode opcode) {
        List<AccessValue> top = new ArrayList<>();
        switch (opcode) {
            case POP -> state.pop();
            case POP2 -> take(state, top, 2);
            case DUP -> copyBelow(state, 1, 0);
            case DUP_X1 -> copyBelow(state, 1, 1);
            case DUP_X2 -> copyBelow(state, 1, 2);
            case DUP2 -> copyBelow(state, 2, 0);
            case DUP2_X1 -> copyBelow(state, 2, 1);
            case DUP2_X2 -> copyBelow(state, 2, 2);
            default -> {
                AccessValue last = state.pop();
                AccessValue first = state.pop();
                state.push(last);
                state.push(first);
            }
        }
    }

    /** Takes so many slots off the stack; the last one taken comes first. */
    private static void take(AccessState state, List<AccessValue> into, int slots) {
        for (int taken = 0; taken < slots; ) {
            AccessValue value = state.pop();
            into.addFirst(value);
            taken += value.wide() ? 2 : 1;
        }
    }

    private static void copyBelow(AccessState state, int slots, int under) {
        List<AccessValue> copied = new ArrayList<>();
        List<AccessValue> lifted = new ArrayList<>();
        take(state, copied, slots);
        take(state, lifted, under);
        copied.forEach(state::push);
        lifted.forEach(state::push);
        copied.forEach(state::push);
    }

    // Fields and elements.

    private void field(AccessState state, FieldInstruction field) {
        String place = reader.place(field);
        String descriptor = field.type().stringValue();
        boolean isStatic = field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC;
        boolean write = field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC;
        AccessValue value = write ? state.pop() : null;
        AccessValue base = isStatic ? staticBase() : state.pop();
        boolean strong = reader.isVolatile(place);
        useEarly(state, base);
        if (reader.isLearners(field.owner().asInternalName())) {
            String name = field.name().stringValue();
            reader.note(
                    state,
                    site(),
                    place,
                    base,
                    write,
                    strong ? Mode.ORDERED : Mode.PLAIN,
                    false,
                    line(),
                    name + " is a plain " + (isStatic ? "static " : "") + "field");
            if (!strong && (descriptor.equals("J") || descriptor.equals("D"))) {
                reader.usedEarly(AccessReader.access(site(), write)); // It may be read half of one and half of another.
            }
        }
        if (write) {
            byHand(state, place, base, madeOf(base, place), strong, "set", List.of(value));
            reader.writes(base.key() + "|" + place, value);
            reader.store(place, base, value);
            if (value.fresh() && !base.fresh()) {
                state.published.put(value.key(), base.key() + "|" + place);
            }
            if (!base.fresh() || state.escaped.contains(base.key())) {
                escape(state, value);
            }
        } else {
            AccessValue loaded = reader.load(base, place, descriptor, isStatic);
            state.push(seen(state, loaded, base.key() + "|" + place, descriptor, strong));
        }
    }

    /** A value of which may be asked whether it is 0 or null, with the locks under which it was read. */
    private AccessValue seen(AccessState state, AccessValue loaded, String key, String descriptor, boolean strong) {
        String access = strong ? "" : AccessReader.access(site(), false);
        Seen seen = new Seen(key, Set.copyOf(state.locks().keySet()), strong, access);
        if (descriptor.equals("Z") || descriptor.equals("I")) {
            return strong ? AccessValue.unknown(false, seen) : loaded.with(seen);
        }
        boolean mayBeNull = descriptor.startsWith("L") && !loaded.fixed() && loaded.what() == null;
        return mayBeNull && !strong ? loaded.with(seen) : loaded;
    }

    /** What was read in a mode that orders nothing is used, and no fence came before. */
    private void useEarly(AccessState state, AccessValue value) {
        if (value.what() instanceof Seen seen && !seen.access().isEmpty() && !state.isFollowedByAFence(seen.access())) {
            reader.usedEarly(seen.access());
        }
    }

    private static AccessValue staticBase() {
        return new AccessValue("", "", "", "", true, false, false, null);
    }

    private void element(AccessState state, AccessValue array, boolean write) {
        if (array.what() instanceof Content content) {
            AccessValue base = new AccessValue(content.base(), "", "", "", true, false, false, null);
            String name = content.place().substring(content.place().lastIndexOf('.') + 1);
            note(state, content.place() + "()[]", base, write, "an element of the array in " + name + " is plain");
        } else if (array.isFromField()) {
            note(state, array.place() + "[]", baseOf(array), write, "an element of " + fieldName(array) + " is plain");
        }
    }

    private void note(AccessState state, String place, AccessValue base, boolean write, String about) {
        reader.note(state, site(), place, base, write, Mode.PLAIN, false, line(), about);
    }

    private static AccessValue baseOf(AccessValue value) {
        return new AccessValue(value.base(), "", "", "", true, false, false, null);
    }

    private static String fieldName(AccessValue value) {
        return value.place().substring(value.place().lastIndexOf('.') + 1);
    }

    private static void escape(AccessState state, AccessValue value) {
        if (value.fresh()) {
            state.escaped.add(value.key());
        }
    }

    // Calls.

    private void closure(AccessState state, InvokeDynamicInstruction call) {
        List<AccessValue> captured =
                arguments(state, MethodTypeDesc.ofDescriptor(call.type().stringValue()));
        Object what = null;
        if (call.bootstrapMethod().owner().descriptorString().equals("Ljava/lang/invoke/LambdaMetafactory;")
                && call.bootstrapArgs().size() > 1
                && call.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc body) {
            String owner = body.owner().descriptorString();
            what = new Closure(
                    call.name().stringValue(),
                    owner.substring(1, owner.length() - 1),
                    body.methodName(),
                    body.lookupDescriptor(),
                    captured);
        }
        captured.forEach(value -> escape(state, value));
        state.push(AccessValue.unknown(false, what));
    }

    private static List<AccessValue> arguments(AccessState state, MethodTypeDesc type) {
        List<AccessValue> arguments = new ArrayList<>();
        for (int i = 0; i < type.parameterCount(); i++) {
            arguments.addFirst(state.pop());
        }
        return arguments;
    }

    private void call(AccessState state, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(call.type().stringValue());
        List<AccessValue> arguments = arguments(state, type);
        AccessValue receiver = call.opcode() == Opcode.INVOKESTATIC ? null : state.pop();
        AccessValue result = result(state, owner, name, type, receiver, arguments);
        if (!type.returnType().descriptorString().equals("V")) {
            boolean wide = AccessReader.isWide(type.returnType());
            state.push(result != null && result.wide() == wide ? result : AccessValue.unknown(wide));
        }
    }

    /** What the call does to the state; gives what it returns, {@code null} if that is not known. */
    private AccessValue result(
            AccessState state,
            String owner,
            String name,
            MethodTypeDesc type,
            AccessValue receiver,
            List<AccessValue> arguments) {
        if (receiver != null
                && receiver.what() instanceof Closure closure
                && closure.method().equals(name)) {
            return closed(state, closure, arguments);
        }
        Optional<Target> target = target(owner, name, type.descriptorString(), receiver);
        if (target.isPresent()) {
            return learners(state, target.get(), receiver, arguments);
        }
        if (reader.isLearners(owner)) {
            orderedByAnything(state);
            return null;
        }
        if (owner.equals(HANDLE) && receiver == null) {
            fence(state, name);
            return null;
        }
        if (!owner.equals(HANDLE)) {
            state.fenced = false;
        }
        if (receiver != null) {
            useEarly(state, receiver);
        }
        if (!owner.equals("java/util/Objects")) {
            arguments.forEach(value -> useEarly(state, value));
        }
        arguments.forEach(value -> escape(state, value));
        if (name.equals("wait") || name.startsWith("await")) {
            state.forget();
        }
        if (name.equals("<init>")) {
            if (receiver != null
                    && (owner.equals(SEMAPHORE) || owner.startsWith(ATOMICS))
                    && !arguments.isEmpty()
                    && arguments.getFirst().what() instanceof Literal literal) {
                reader.begins(receiver, literal.text());
            }
            return null;
        }
        runByJdk(state, owner, name, receiver, arguments);
        if (receiver != null && AccessReader.changes(name)) {
            changedInPublic(state, receiver);
        }
        if (receiver == null) {
            return jdkStatic(state, owner, name, arguments);
        }
        if (owner.equals("java/lang/invoke/MethodHandles$Lookup")) {
            return handle(name, arguments);
        }
        if (receiver.what() instanceof Handle handle) {
            return byHandle(state, handle, owner, name, type, arguments);
        }
        if (owner.startsWith(LOCKS) && !owner.contains("LockSupport")) {
            return lock(state, receiver, owner, name, type);
        }
        if (owner.startsWith(ATOMICS)) {
            return atomic(state, receiver, name, arguments);
        }
        if (owner.equals(SEMAPHORE)
                && receiver.isFromField()
                && reader.isMade(receiver, "new " + SEMAPHORE + " of 1")) {
            return permit(state, receiver, name, arguments);
        }
        if (owner.equals("java/lang/Thread") || receiver.type().equals("java/lang/Thread")) {
            return thread(state, owner, name);
        }
        if (receiver.fresh() && !state.escaped.contains(receiver.key())) {
            return null;
        }
        return jdk(state, receiver, owner, name);
    }

    private void fence(AccessState state, String name) {
        switch (name) {
            case "acquireFence" -> state.acquireFence();
            case "releaseFence" -> state.fenced = true;
            case "fullFence" -> {
                state.acquireFence();
                state.fenced = true;
            }
            default -> reader.halfFences();
        }
    }

    /** Follows functions that a method of the JDK runs before it returns, if it runs them at all. */
    private void runByJdk(
            AccessState state, String owner, String name, AccessValue receiver, List<AccessValue> arguments) {
        boolean concurrent = owner.startsWith("java/util/concurrent/");
        if (!owner.startsWith("java/util/") && !owner.equals("java/lang/Iterable")
                || concurrent && !AT_ONCE.contains(name)) {
            return;
        }
        for (AccessValue argument : arguments) {
            if (argument.what() instanceof Closure closure) {
                AccessState inside = state.copy();
                if (concurrent && receiver != null) {
                    inside.acquire(receiver.key());
                    inside.acquire(SharedAccess.EXCLUSIVE + receiver.key());
                }
                Optional<Target> target = reader.target(closure.owner(), closure.name(), closure.descriptor());
                if (target.isPresent() && !closure.name().equals("<init>")) {
                    List<AccessValue> all = new ArrayList<>(closure.captured());
                    MethodTypeDesc type = target.get().method().methodTypeSymbol();
                    int own = target.get().method().flags().has(AccessFlag.STATIC) ? 0 : 1;
                    for (int i = all.size() - own; i < type.parameterCount(); i++) {
                        all.add(AccessValue.unknown(i >= 0 && AccessReader.isWide(type.parameterType(i))));
                    }
                    learners(inside, target.get(), null, all);
                    state.merge(inside);
                }
            }
        }
    }

    private Optional<Target> target(String owner, String name, String descriptor, AccessValue receiver) {
        String known = receiver == null || name.equals("<init>") || !reader.isLearners(receiver.type())
                ? owner
                : receiver.type();
        return reader.target(known, name, descriptor);
    }

    private AccessValue learners(AccessState state, Target target, AccessValue receiver, List<AccessValue> arguments) {
        String id = target.model().thisClass().asInternalName() + "."
                + target.method().methodName().stringValue()
                + target.method().methodType().stringValue();
        if (depth >= DEEPEST || context.contains(id)) {
            orderedByAnything(state);
            state.fuzzy = true;
            return null;
        }
        List<AccessValue> all = new ArrayList<>(arguments);
        if (receiver != null) {
            all.addFirst(receiver);
        }
        End called = reader.run(target.model(), target.method(), all, state, context + "#" + at + ">", depth + 1);
        if (called.end() != null) {
            state.continueAs(called.end());
        }
        return called.value();
    }

    private AccessValue closed(AccessState state, Closure closure, List<AccessValue> arguments) {
        List<AccessValue> all = new ArrayList<>(closure.captured());
        all.addAll(arguments);
        Optional<Target> target = reader.target(closure.owner(), closure.name(), closure.descriptor());
        if (target.isPresent() && !closure.name().equals("<init>")) {
            return learners(state, target.get(), null, all);
        }
        orderedByAnything(state);
        return null;
    }

    private static void orderedByAnything(AccessState state) {
        state.acquire(ANY);
        state.release(ANY);
    }

    private static void orderedBy(AccessState state, String key) {
        state.acquire(key);
        state.release(key);
    }

    private AccessValue jdkStatic(AccessState state, String owner, String name, List<AccessValue> arguments) {
        if (owner.startsWith(ATOMICS) && name.equals("newUpdater")) {
            return handle(name, arguments);
        }
        if (owner.equals("java/lang/Thread")) {
            return thread(state, owner, name);
        }
        if (owner.equals("java/lang/invoke/MethodHandles")) {
            return null;
        }
        if (owner.equals("java/util/Arrays") && !arguments.isEmpty()) {
            element(state, arguments.getFirst(), FILLS.stream().anyMatch(name::startsWith));
        } else if (owner.equals("java/lang/System") && name.equals("arraycopy")) {
            element(state, arguments.get(0), false);
            element(state, arguments.get(2), true);
        }
        if (owner.equals("java/util/Objects") && name.equals("requireNonNull")) {
            return arguments.getFirst();
        }
        if (!AccessReader.isHarmless(owner, name)) {
            orderedByAnything(state);
        }
        return AccessValue.unknown(false, new From(owner + "." + name));
    }

    private static AccessValue thread(AccessState state, String owner, String name) {
        switch (name) {
            case "interrupt" -> state.release("interrupt");
            case "isInterrupted", "interrupted" -> state.acquire("interrupt");
            default -> {
                if (!AccessReader.isHarmless(owner, name)) {
                    orderedByAnything(state);
                }
            }
        }
        return null;
    }

    private void content(AccessState state, AccessValue receiver, String name) {
        Optional<String> unsafe = reader.unsafeCollection(receiver);
        String about = fieldName(receiver)
                + unsafe.map(type -> " holds " + article(type) + type + ", which is not made for several threads")
                        .orElse(" holds a collection of which it is not known whether it is made for several threads");
        boolean looks = AccessReader.looks(name);
        boolean fuzzy = unsafe.isEmpty() || !looks && !AccessReader.changes(name);
        String place = receiver.place() + "{}";
        reader.note(state, site(), place, baseOf(receiver), false, Mode.PLAIN, fuzzy, line(), about);
        if (!looks) {
            reader.note(state, site(), place, baseOf(receiver), true, Mode.PLAIN, fuzzy, line(), about);
        }
    }

    /** A collection is changed after it was put where others find it, and those need no lock to read it. */
    private void changedInPublic(AccessState state, AccessValue made) {
        String key = state.published.get(made.key());
        if (key != null && AccessReader.isUnsafe(made.type())) {
            int cut = key.indexOf('|');
            String place = key.substring(cut + 1);
            String about = place.substring(place.lastIndexOf('.') + 1) + " is changed after it was published";
            AccessValue base = new AccessValue(key.substring(0, cut), "", "", "", true, false, false, null);
            reader.note(state, site(), place + "{}", base, true, Mode.PLAIN, false, line(), about);
            reader.changedInPublic(key + "{}");
        }
    }

    private static String article(String type) {
        return "AEIO".indexOf(type.charAt(0)) < 0 ? "a " : "an ";
    }

    private AccessValue jdk(AccessState state, AccessValue receiver, String owner, String name) {
        boolean collection = owner.startsWith("java/util/")
                && owner.indexOf('/', "java/util/".length()) < 0
                && !owner.startsWith("java/util/Optional");
        if (receiver.isFromField() && (collection || owner.equals("java/lang/StringBuilder"))) {
            if (reader.isSafeCollection(receiver)) {
                orderedBy(state, receiver.key());
                return content(receiver);
            }
            content(state, receiver, name);
            return null;
        }
        if (owner.startsWith("[")) {
            element(state, receiver, false);
        }
        if (AccessReader.isHarmless(owner, name)) {
            return null;
        }
        if (receiver.isFromField() && owner.startsWith("java/nio/")) {
            content(state, receiver, name);
            return null;
        }
        if (owner.equals(HANDLE)) {
            // A handle of which it is not known what it leads to.
            touch(
                    state,
                    receiver.place() + "()",
                    AccessValue.somebody(""),
                    name,
                    name.equals("get") || name.equals("set"),
                    null);
        } else if (receiver.isFromField() && !receiver.isUnknown()) {
            orderedBy(state, receiver.key());
            if (!reader.isGiven(receiver)) {
                state.acquire(SharedAccess.EXCLUSIVE + receiver.key());
            }
        } else if (!(receiver.what() instanceof Given)) {
            orderedByAnything(state);
        }
        return null;
    }

    // Handles, atomics, locks.

    private static AccessValue handle(String name, List<AccessValue> arguments) {
        String type = "";
        String field = "";
        for (AccessValue argument : arguments) {
            if (argument.what() instanceof Literal literal) {
                boolean isType = !argument.key().equals(ANY);
                type = isType && type.isEmpty() ? literal.text() : type;
                field = isType ? field : literal.text();
            }
        }
        boolean known =
                Set.of("findVarHandle", "findStaticVarHandle", "newUpdater").contains(name)
                        && !type.isEmpty()
                        && !field.isEmpty();
        return known
                ? AccessValue.unknown(false, new Handle(type + "." + field, name.equals("findStaticVarHandle")))
                : null;
    }

    private AccessValue byHandle(
            AccessState state,
            Handle handle,
            String owner,
            String name,
            MethodTypeDesc type,
            List<AccessValue> arguments) {
        boolean onStatic = handle.isStatic() || arguments.isEmpty();
        AccessValue base = onStatic ? staticBase() : arguments.getFirst();
        List<AccessValue> values = onStatic ? arguments : arguments.subList(1, arguments.size());
        boolean updater = owner.startsWith(ATOMICS);
        boolean plain = updater ? name.equals("weakCompareAndSet") : name.equals("get") || name.equals("set");
        Mode mode = touch(state, handle.place(), base, name, plain, values.size() == 1 ? values.getFirst() : null);
        if (gets(name)) {
            String descriptor = updater && owner.contains("Integer")
                    ? "I"
                    : type.returnType().descriptorString();
            AccessValue loaded = AccessValue.unknown(AccessReader.isWide(type.returnType()));
            return seen(state, loaded, base.key() + "|" + handle.place(), descriptor, mode == Mode.ORDERED);
        }
        return byHand(state, handle.place(), base, madeOf(base, handle.place()), mode == Mode.ORDERED, name, values);
    }

    private AccessValue atomic(AccessState state, AccessValue receiver, String name, List<AccessValue> arguments) {
        if (receiver.isFromField()) {
            String place = receiver.place() + "()";
            AccessValue value = arguments.size() == 1 ? arguments.getFirst() : null;
            Mode mode = touch(state, place, baseOf(receiver), name, name.equals("weakCompareAndSet"), value);
            boolean flag = reader.beginsAtZero(receiver, ATOMICS + "AtomicBoolean")
                    || reader.beginsAtZero(receiver, ATOMICS + "AtomicInteger");
            if (!flag) {
                return content(receiver);
            }
            return gets(name)
                    ? seen(state, AccessValue.unknown(false), receiver.base() + "|" + place, "I", mode == Mode.ORDERED)
                    : byHand(state, place, baseOf(receiver), receiver, mode == Mode.ORDERED, name, arguments);
        }
        if (!receiver.fresh()) {
            orderedByAnything(state);
        }
        return null;
    }

    private static AccessValue content(AccessValue holder) {
        return AccessValue.unknown(false, new Content(holder.place(), holder.base()));
    }

    private static boolean gets(String name) {
        return name.startsWith("get") && !name.startsWith("getAnd")
                || name.endsWith("Value")
                || name.equals("toString");
    }

    /** A field that may turn out to be a lock. */
    private static AccessValue madeOf(AccessValue base, String place) {
        return new AccessValue(base.key() + "|" + place, "", "", "", base.fixed(), base.fresh(), false, null);
    }

    /**
     * What goes from 0 to 1 in one step, by one who has found it at 0, and then to another number by him only, is a
     * lock. If that number is not 0, nobody gets it ever again, and who sees the number comes after him.
     *
     * @param values what is expected, if anything, and what is written
     * @return the outcome, if it tells whether the lock was got
     */
    private AccessValue byHand(
            AccessState state,
            String place,
            AccessValue base,
            AccessValue lock,
            boolean strong,
            String name,
            List<AccessValue> values) {
        List<String> texts = values.stream()
                .map(value -> value.what() instanceof Literal literal ? literal.text() : ANY)
                .toList();
        boolean sets = name.startsWith("set") || name.equals("lazySet") || name.startsWith("getAndSet");
        if (reader.isBeginning()) {
            if (!sets || !texts.equals(List.of("0"))) {
                reader.notOneAtATime(place);
            }
            return null;
        }
        boolean takes = name.contains("ompareAnd") && texts.equals(List.of("0", "1"))
                || name.startsWith("getAndSet") && texts.equals(List.of("1"));
        if (takes && strong && !name.endsWith("Release")) {
            reader.madeByHand(lock.key(), place);
            boolean tellsWhatWas = name.startsWith("getAnd") || name.startsWith("compareAndExchange");
            return AccessValue.unknown(false, new Attempt(lock, true, tellsWhatWas));
        }
        boolean gives = sets && !Set.of("1", ANY).contains(texts.getFirst())
                || name.equals("compareAndSet") && texts.equals(List.of("1", "0"));
        if (!gives || !strong || name.endsWith("Acquire") || !state.locks().containsKey(lock.key())) {
            reader.notOneAtATime(place);
            return null;
        }
        if (!texts.getLast().equals("0")) {
            reader.finish(state, site(), SharedAccess.at(place, texts.getLast()), base, lock.key(), line());
        }
        state.dropAll(lock);
        return null;
    }

    /**
     * @param value what is written, {@code null} if that is not known
     * @return how
     */
    private Mode touch(
            AccessState state, String place, AccessValue base, String name, boolean plain, AccessValue value) {
        Mode mode = plain || name.endsWith("Plain") ? Mode.PLAIN : name.endsWith("Opaque") ? Mode.OPAQUE : Mode.ORDERED;
        boolean gets = gets(name);
        boolean sets = name.startsWith("set") || name.equals("lazySet");
        String field = place.substring(place.lastIndexOf('.') + 1).replace("()", "");
        String how = mode == Mode.PLAIN ? "plain" : "opaque";
        if (!sets) {
            reader.note(state, site(), place, base, false, mode, false, line(), field + " is read in " + how + " mode");
        }
        if (!sets && !gets) {
            state.acquire(SharedAccess.EXCLUSIVE + base.key() + "|" + place);
        }
        if (!gets) {
            reader.writes(base.key() + "|" + place, sets ? value : null);
            reader.note(
                    state, site(), place, base, true, mode, false, line(), field + " is written in " + how + " mode");
        }
        return mode;
    }

    /** A semaphore with one permit is a lock, if everybody gives back only what he has. */
    private AccessValue permit(AccessState state, AccessValue semaphore, String name, List<AccessValue> arguments) {
        boolean one = arguments.isEmpty();
        if (one && (name.equals("acquire") || name.equals("acquireUninterruptibly"))) {
            state.hold(semaphore, true);
        } else if (name.equals("tryAcquire") && (one || arguments.size() == 2)) {
            return AccessValue.unknown(false, new Attempt(semaphore, true));
        } else if (one && name.equals("release") && state.locks().containsKey(semaphore.key())) {
            state.drop(semaphore, true);
        } else if (!name.startsWith("available") && !name.equals("toString")) {
            reader.noLock(semaphore.key());
            orderedBy(state, semaphore.key());
        }
        return null;
    }

    private AccessValue lock(AccessState state, AccessValue receiver, String owner, String name, MethodTypeDesc type) {
        boolean stamped = owner.endsWith("StampedLock");
        if ((name.equals("readLock") || name.equals("writeLock")) && !stamped
                || name.equals("asReadLock")
                || name.equals("asWriteLock")) {
            boolean exclusive = name.toLowerCase(java.util.Locale.ROOT).contains("write");
            return AccessValue.unknown(
                    false, new View(receiver.key(), receiver.fixed() && !receiver.fresh(), exclusive));
        }
        boolean exclusive = true;
        AccessValue lock = receiver;
        if (receiver.what() instanceof View view) {
            exclusive = view.exclusive();
            lock = new AccessValue(view.lock(), "", "", "", view.fixed(), false, false, null);
        } else if (stamped) {
            exclusive = !name.contains("Read");
        }
        boolean wide = AccessReader.isWide(type.returnType());
        switch (name) {
            case "lock",
                    "lockInterruptibly",
                    "writeLock",
                    "writeLockInterruptibly",
                    "readLock",
                    "readLockInterruptibly" -> state.hold(lock, exclusive);
            case "unlock", "unlockWrite", "unlockRead" -> {
                if (stamped && name.equals("unlock")) {
                    state.drop(lock, false);
                }
                state.drop(lock, exclusive);
            }
            case "tryLock", "tryWriteLock", "tryReadLock" -> {
                return AccessValue.unknown(wide, new Attempt(lock, exclusive));
            }
            case "tryOptimisticRead" -> {
                if (lock.fixed()) {
                    state.unvalidated.add(lock.key());
                } else {
                    state.acquire(lock.key());
                }
            }
            case "validate" -> {
                state.unvalidated.remove(lock.key());
                return AccessValue.unknown(false, new Validity(lock.key()));
            }
            case "<init>",
                    "newCondition",
                    "await",
                    "awaitNanos",
                    "awaitUninterruptibly",
                    "signal",
                    "signalAll",
                    "isHeldByCurrentThread",
                    "isLocked",
                    "toString" -> {}
            default -> state.fuzzy = true;
        }
        return null;
    }
}

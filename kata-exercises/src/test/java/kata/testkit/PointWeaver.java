package kata.testkit;

import static java.lang.classfile.Opcode.GETFIELD;
import static java.lang.classfile.Opcode.GETSTATIC;
import static java.lang.classfile.Opcode.INVOKESTATIC;
import static java.lang.classfile.Opcode.MONITORENTER;
import static java.lang.classfile.Opcode.PUTFIELD;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import kata.testkit.SchedulingPoint.Kind;

/**
 * Puts a call of {@link SchedulingPoints} before each instruction of a class that may concern another thread:
 * fields that are not final, elements of arrays, monitors, calls of collections and copies of them, calls of what is
 * in java.util.concurrent, of threads, of tasks of fork and join, of starts of processes, and of the model. Nothing
 * else is changed. To be used by one thread.
 *
 * <p>Left out: assignments in constructors, where nobody else has the object yet if it is well made; method
 * references, which have no code of their own; all that is done while a class is initialised, because the JVM lets
 * nobody else in, and whoever waits for it there does not look as if he waited.
 */
final class PointWeaver {

    private static final ClassDesc POINTS = ClassDesc.of("kata.testkit.SchedulingPoints");
    private static final MethodTypeDesc INITIALISING = MethodTypeDesc.of(CD_void, CD_int);
    private static final MethodTypeDesc AT = MethodTypeDesc.of(CD_void, CD_int);
    private static final MethodTypeDesc READ = MethodTypeDesc.of(CD_void, CD_Object, CD_int);
    private static final MethodTypeDesc WRITE = MethodTypeDesc.of(CD_void, CD_Object, CD_Object, CD_int);
    private static final MethodTypeDesc ELEMENT = MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_int);

    /** Methods of java.util's collections that leave their structure as it is. */
    private static final Set<String> LOOKS = Set.of(
            "contains",
            "containsAll",
            "containsKey",
            "containsValue",
            "copyOf",
            "element",
            "elementAt",
            "entrySet",
            "equals",
            "forEach",
            "get",
            "getFirst",
            "getLast",
            "getOrDefault",
            "hashCode",
            "indexOf",
            "isEmpty",
            "iterator",
            "keySet",
            "lastIndexOf",
            "listIterator",
            "parallelStream",
            "peek",
            "peekFirst",
            "peekLast",
            "reversed",
            "set",
            "size",
            "spliterator",
            "stream",
            "subList",
            "toArray",
            "toString",
            "values");

    /** Methods of BitSet that change nothing; its set changes what other bits are kept in, too. */
    private static final Set<String> LOOKS_AT_BITS = Set.of(
            "cardinality",
            "clone",
            "equals",
            "get",
            "hashCode",
            "intersects",
            "isEmpty",
            "length",
            "nextClearBit",
            "nextSetBit",
            "previousClearBit",
            "previousSetBit",
            "size",
            "stream",
            "toByteArray",
            "toLongArray",
            "toString");

    /** Methods of maps that leave the structure as it is if the key is there; no other type has them. */
    private static final Set<String> KEYED =
            Set.of("put", "putIfAbsent", "replace", "merge", "compute", "computeIfAbsent", "computeIfPresent");

    /** Methods that take all elements out of a collection that is handed to them, and leave it as it is. */
    private static final Set<String> COPIES = Set.of(
            "<init>", "addAll", "containsAll", "copyOf", "join", "max", "min", "putAll", "removeAll", "retainAll");

    /** What is done with a task of fork and join. */
    private static final Set<String> TASKS =
            Set.of("addToPendingCount", "fork", "get", "invoke", "join", "setPendingCount", "tryComplete");

    private static final Set<String> COLLECTIONS =
            Set.of("Collection", "Iterable", "List", "Map", "Queue", "Set", "SortedMap", "SortedSet");

    private final Function<String, ClassModel> classes;
    private final ClassHierarchyResolver hierarchy;
    private final List<SchedulingPoint> points = new ArrayList<>(List.of(SchedulingPoint.SCENARIO));
    private final Set<String> readMeanwhile = new HashSet<>();
    private String weaving;

    /** @param classes the learner's classes by their internal name; null for any other */
    PointWeaver(Function<String, ClassModel> classes, ClassLoader loader) {
        this.classes = classes;
        this.hierarchy =
                ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
    }

    /** All points so far; their number is their index. */
    List<SchedulingPoint> points() {
        return points;
    }

    /**
     * The names of the classes so far that read while others may write, and make up for it: in StampedLock's optimistic
     * mode, or with fences.
     */
    Set<String> readMeanwhile() {
        return readMeanwhile;
    }

    byte[] weave(ClassModel model) {
        weaving = model.thisClass().asInternalName().replace('/', '.');
        String file = model.findAttribute(Attributes.sourceFile())
                .map(SourceFileAttribute::sourceFile)
                .map(name -> name.stringValue())
                .orElse("?");
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy))
                .transformClass(model, (builder, element) -> {
                    if (element instanceof MethodModel method && method.code().isPresent()) {
                        boolean constructor = method.methodName().equalsString("<init>");
                        boolean initialiser = method.methodName().equalsString("<clinit>");
                        builder.transformMethod(
                                method,
                                MethodTransform.transformingCode(
                                        CodeTransform.ofStateful(() -> new Weave(file, constructor, initialiser))));
                    } else {
                        builder.with(element);
                    }
                });
    }

    private final class Weave implements CodeTransform {

        private final String file;
        private final boolean constructor;
        private final boolean initialiser;
        private int line;

        Weave(String file, boolean constructor, boolean initialiser) {
            this.file = file;
            this.constructor = constructor;
            this.initialiser = initialiser;
        }

        @Override
        public void atStart(CodeBuilder code) {
            if (initialiser) {
                initialising(code, 1);
            }
        }

        private static void initialising(CodeBuilder code, int more) {
            code.loadConstant(more);
            code.invokestatic(POINTS, "initialising", INITIALISING);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case FieldInstruction field -> before(code, field);
                case ArrayLoadInstruction load -> {
                    code.dup2();
                    code.loadConstant(point(Kind.READ, "", "", false));
                    code.invokestatic(POINTS, "element", ELEMENT);
                }
                case ArrayStoreInstruction store -> before(code, store);
                case MonitorInstruction monitor
                when monitor.opcode() == MONITORENTER -> at(code, point(Kind.ENTER, "", "", true));
                case InvokeInstruction call -> before(code, call);
                case ReturnInstruction end when initialiser -> initialising(code, -1);
                default -> {}
            }
            code.with(element);
        }

        private int point(Kind kind, String owner, String member, boolean ordered) {
            points.add(new SchedulingPoint(kind, owner, member, file + ":" + line, ordered));
            return points.size() - 1;
        }

        private void at(CodeBuilder code, int point) {
            code.loadConstant(point);
            code.invokestatic(POINTS, "at", AT);
        }

        private void before(CodeBuilder code, FieldInstruction field) {
            ClassModel owner = classes.apply(field.owner().asInternalName());
            boolean read = field.opcode() == GETFIELD || field.opcode() == GETSTATIC;
            if (owner == null || constructor && !read) {
                return;
            }
            String name = field.name().stringValue();
            FieldModel declared = declared(owner, name);
            if (declared == null) {
                return;
            }
            Set<AccessFlag> flags = declared.flags().flags();
            if (flags.contains(AccessFlag.FINAL) || flags.contains(AccessFlag.SYNTHETIC)) {
                return;
            }
            int point = point(
                    read ? Kind.READ : Kind.WRITE,
                    Stacks.simple(declared.parent()
                            .orElse(owner)
                            .thisClass()
                            .asInternalName()
                            .replace('/', '.')),
                    name,
                    flags.contains(AccessFlag.VOLATILE));
            if (read) {
                if (field.opcode() == GETFIELD) {
                    code.dup();
                } else {
                    code.aconst_null();
                }
                code.loadConstant(point);
                code.invokestatic(POINTS, "read", READ);
                return;
            }
            TypeKind kind = TypeKind.from(field.typeSymbol()).asLoadable();
            int value = code.allocateLocal(kind);
            code.storeLocal(kind, value);
            if (field.opcode() == PUTFIELD) {
                code.dup();
            } else {
                code.aconst_null();
            }
            code.loadLocal(kind, value);
            box(code, field.typeSymbol());
            code.loadConstant(point);
            code.invokestatic(POINTS, "write", WRITE);
            code.loadLocal(kind, value);
        }

        /** The field as it is declared in the class or in one above it; null if it is none of the learner's. */
        private FieldModel declared(ClassModel owner, String name) {
            for (ClassModel type = owner; type != null; type = above(type)) {
                for (FieldModel field : type.fields()) {
                    if (field.fieldName().equalsString(name)) {
                        return field;
                    }
                }
            }
            return null;
        }

        private ClassModel above(ClassModel type) {
            return type.superclass()
                    .map(above -> classes.apply(above.asInternalName()))
                    .orElse(null);
        }

        private void before(CodeBuilder code, ArrayStoreInstruction store) {
            TypeKind kind = store.typeKind().asLoadable();
            int value = code.allocateLocal(kind);
            code.storeLocal(kind, value);
            code.dup2();
            code.loadConstant(point(Kind.WRITE, "", "", false));
            code.invokestatic(POINTS, "element", ELEMENT);
            code.loadLocal(kind, value);
        }

        private void before(CodeBuilder code, InvokeInstruction call) {
            String owner = call.owner().asInternalName();
            String name = call.name().stringValue();
            if (name.equals("tryOptimisticRead")
                    || owner.equals("java/lang/invoke/VarHandle") && name.endsWith("Fence")) {
                readMeanwhile.add(weaving);
            }
            boolean isStatic = call.opcode() == INVOKESTATIC;
            boolean concerns =
                    !name.equals("<init>") && (concernsOthers(owner, name, isStatic) || isOfForkAndJoin(call));
            boolean collection = owner.startsWith("java/util/") && !owner.startsWith("java/util/concurrent/");
            if (isSynchronized(call)) {
                at(code, point(Kind.ENTER, "", "", true));
            }
            List<Integer> copied = copied(call, owner, name);
            if (concerns && !collection) {
                at(code, point(Kind.CALL, simple(owner), name, true));
            }
            if (copied.isEmpty() && !(concerns && collection)) {
                return;
            }
            List<ClassDesc> parameters = call.typeSymbol().parameterList();
            int[] spilled = new int[parameters.size()];
            for (int i = parameters.size() - 1; i >= 0; i--) {
                TypeKind kind = TypeKind.from(parameters.get(i)).asLoadable();
                spilled[i] = code.allocateLocal(kind);
                code.storeLocal(kind, spilled[i]);
            }
            if (concerns && collection) {
                int point = point(isLook(owner, name) ? Kind.CALL : Kind.CHANGE, simple(owner), name, false);
                code.dup();
                if (KEYED.contains(name) && parameters.getFirst().equals(CD_Object)) {
                    code.aload(spilled[0]);
                    code.loadConstant(point);
                    code.invokestatic(POINTS, "keyed", WRITE);
                } else {
                    code.loadConstant(point);
                    code.invokestatic(POINTS, "read", READ);
                }
            }
            for (int i : copied) {
                code.aload(spilled[i]);
                code.loadConstant(point(Kind.CALL, simple(owner), name, false));
                code.invokestatic(POINTS, "read", READ);
            }
            for (int i = 0; i < spilled.length; i++) {
                code.loadLocal(TypeKind.from(parameters.get(i)).asLoadable(), spilled[i]);
            }
        }

        /** Whether a method of the learner's is called that takes a monitor before it begins. */
        private boolean isSynchronized(InvokeInstruction call) {
            for (ClassModel type = classes.apply(call.owner().asInternalName()); type != null; type = above(type)) {
                for (MethodModel method : type.methods()) {
                    if (method.methodName().equals(call.name())
                            && method.methodType().equals(call.type())) {
                        return method.flags().has(AccessFlag.SYNCHRONIZED);
                    }
                }
            }
            return false;
        }

        /** Whether a task of the learner's is forked, counted or waited for. */
        private boolean isOfForkAndJoin(InvokeInstruction call) {
            if (!TASKS.contains(call.name().stringValue())) {
                return false;
            }
            ClassModel type = classes.apply(call.owner().asInternalName());
            while (type != null && above(type) != null) {
                type = above(type);
            }
            return type != null
                    && type.superclass()
                            .map(above -> above.asInternalName().startsWith("java/util/concurrent/"))
                            .orElse(false);
        }

        /** Whether a method of something in java.util lets several threads be there at once. */
        private static boolean isLook(String owner, String name) {
            return (owner.equals("java/util/BitSet") ? LOOKS_AT_BITS : LOOKS).contains(name);
        }

        private static String simple(String internalName) {
            return Stacks.simple(internalName.replace('/', '.'));
        }

        /** Which parameters are collections out of which the call takes everything: {@code new ArrayList<>(finds)}. */
        private static List<Integer> copied(InvokeInstruction call, String owner, String name) {
            if (!owner.startsWith("java/util/") && !owner.equals("java/lang/String") || !COPIES.contains(name)) {
                return List.of();
            }
            List<ClassDesc> parameters = call.typeSymbol().parameterList();
            return IntStream.range(0, parameters.size())
                    .filter(i -> COLLECTIONS.contains(parameters.get(i).displayName()))
                    .boxed()
                    .toList();
        }

        private static boolean concernsOthers(String owner, String name, boolean isStatic) {
            if (isStatic) {
                return owner.equals("java/util/concurrent/locks/LockSupport")
                        || owner.equals("java/lang/Thread") && name.equals("interrupted");
            }
            return owner.equals("java/lang/Thread")
                    || owner.equals("java/lang/Runnable")
                    || owner.equals("java/lang/ProcessBuilder") && name.equals("start")
                    || owner.startsWith("kata/model/")
                    || owner.startsWith("java/util/")
                            && !owner.startsWith("java/util/stream/")
                            && !owner.startsWith("java/util/Optional")
                            && !owner.equals("java/util/Comparator")
                            && !owner.equals("java/util/Iterator")
                    || Set.of("wait", "notify", "notifyAll").contains(name);
        }

        private static void box(CodeBuilder code, ClassDesc type) {
            if (type.isPrimitive()) {
                ClassDesc box = switch (type.descriptorString()) {
                    case "Z" -> ClassDesc.of("java.lang.Boolean");
                    case "B" -> ClassDesc.of("java.lang.Byte");
                    case "S" -> ClassDesc.of("java.lang.Short");
                    case "C" -> ClassDesc.of("java.lang.Character");
                    case "I" -> ClassDesc.of("java.lang.Integer");
                    case "J" -> ClassDesc.of("java.lang.Long");
                    case "F" -> ClassDesc.of("java.lang.Float");
                    default -> ClassDesc.of("java.lang.Double");
                };
                code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, type));
            }
        }
    }
}

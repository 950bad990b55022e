package kata.testkit;

import static kata.testkit.SharedAccess.ANY;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kata.testkit.AccessValue.Closure;
import kata.testkit.SharedAccess.Mode;

/**
 * Reads from class files where the learner's code touches what outlives a call, and what is known of the order there.
 *
 * <p>It follows every way through the methods that the tests call, and through those of the learner that are called
 * from them, with the same locks held. Values are known by the way in which the code reaches them: {@code this}, a
 * field of it, a class. What cannot be followed is marked as fuzzy, never guessed.
 */
final class AccessReader {

    private static final int MOST_STEPS = 300_000;

    /** What is stored if it is the object itself: an inner class keeps the one around it. */
    private static final String THIS = "this";

    private static final Set<String> HARMLESS = Set.of(
            "java/lang/Object",
            "java/lang/String",
            "java/lang/StringBuilder",
            "java/lang/Math",
            "java/lang/Number",
            "java/lang/Long",
            "java/lang/Integer",
            "java/lang/Short",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Boolean",
            "java/lang/Double",
            "java/lang/Float",
            "java/lang/Enum",
            "java/lang/Record",
            "java/lang/Iterable",
            "java/lang/Throwable",
            "java/lang/Exception",
            "java/lang/RuntimeException",
            "java/lang/Error",
            "java/lang/IllegalStateException",
            "java/lang/IllegalArgumentException",
            "java/lang/UnsupportedOperationException");

    private static final Set<String> SYNCHRONIZED =
            Set.of("java/util/Vector", "java/util/Stack", "java/util/Hashtable", "java/util/Properties");

    private static final Set<String> LOOKS = Set.of(
            "get",
            "size",
            "isEmpty",
            "contains",
            "containsKey",
            "containsValue",
            "getOrDefault",
            "stream",
            "iterator",
            "forEach",
            "toArray",
            "indexOf",
            "peek",
            "first",
            "last",
            "getFirst",
            "getLast",
            "length",
            "cardinality",
            "nextSetBit",
            "equals",
            "hashCode",
            "toString",
            "entrySet",
            "keySet",
            "values");

    private static final Set<String> CHANGES = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "append",
            "clear",
            "compute",
            "computeIfAbsent",
            "flip",
            "insert",
            "merge",
            "offer",
            "poll",
            "pop",
            "push",
            "put",
            "putAll",
            "putIfAbsent",
            "remove",
            "removeFirst",
            "removeIf",
            "removeLast",
            "replaceAll",
            "set",
            "setLength",
            "sort");

    private final String learner;
    private final Map<String, ClassModel> classes = new TreeMap<>();
    private final Set<String> written = new HashSet<>();
    private final Map<String, Set<String>> stored = new HashMap<>();
    private final Map<String, Object> meanings = new HashMap<>();
    private final Map<String, SharedAccess> found = new TreeMap<>();
    private final Map<String, Set<String>> validated = new HashMap<>();
    private final Set<String> visited = new HashSet<>();
    private final Map<String, String> beginsWith = new HashMap<>();
    private final Map<String, Integer> kept = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    private final Set<String> noLocks = new HashSet<>();
    private final Set<String> changed = new HashSet<>();
    private final Map<String, SharedAccess> returns = new TreeMap<>();
    private final Set<String> lowered = new HashSet<>();
    private final Map<String, String> locksMadeByHand = new HashMap<>();
    private final Set<String> notOneAtATime = new HashSet<>();
    private final Map<String, String> finished = new HashMap<>();
    private final Set<String> usedEarly = new HashSet<>();
    private boolean halfFences;

    private int steps;
    private String role = "";
    private boolean beginning;

    /**
     * What was found.
     *
     * @param lowered the keys of places to which something else is written than {@code false} at the beginning and
     *     {@code true} afterwards
     * @param finished the keys of flags by which a lock is given back for ever, with that lock
     */
    record Accesses(List<SharedAccess> all, Set<String> lowered, Map<String, String> finished) {}

    private AccessReader(String learner) {
        this.learner = learner;
    }

    /**
     * All accesses of a class, its nested classes and those of its package that it uses.
     *
     * @param roles who calls which method; a method that is not named may be called by anybody
     * @throws RuntimeException if the code cannot be followed
     */
    static Accesses read(Class<?> type, Map<String, String> roles) {
        AccessReader reader = new AccessReader(type.getName().replace('.', '/'));
        reader.load(type);
        reader.fieldsThatChange();
        reader.beginnings();
        reader.calls(roles);
        reader.whatIsCalledByNobodyKnown();
        reader.validated.forEach((id, locks) -> reader.found.computeIfPresent(id, (key, access) -> {
            Map<String, Boolean> held = new TreeMap<>(access.held());
            locks.forEach(lock -> held.putIfAbsent(lock, false));
            return access.holding(held);
        }));
        reader.locksMadeByHand.forEach((lock, place) -> {
            if (reader.notOneAtATime.contains(place)) {
                reader.noLocks.add(lock);
            }
        });
        reader.found.replaceAll((id, access) -> access.without(reader.noLocks));
        reader.found.replaceAll((id, access) -> reader.usedEarly.contains(id) ? access.withoutFence() : access);
        if (reader.halfFences) {
            reader.found.replaceAll((id, access) -> access.fuzzyIfWeak());
        }
        List<SharedAccess> all = new ArrayList<>(reader.found.values());
        all.addAll(reader.readByCallers());
        return new Accesses(List.copyOf(all), Set.copyOf(reader.lowered), Map.copyOf(reader.finished));
    }

    // What there is.

    private void load(Class<?> type) {
        String home = learner.substring(0, learner.lastIndexOf('/') + 1);
        List<String> open = new ArrayList<>(List.of(learner));
        while (!open.isEmpty()) {
            String name = open.removeLast();
            String topLevel = name.split("\\$")[0];
            boolean known = classes.containsKey(name) || !name.startsWith(home) || name.indexOf('/', home.length()) > 0;
            if (known || topLevel.endsWith("Test") || topLevel.endsWith("Jcstress")) {
                continue;
            }
            try (InputStream in = type.getClassLoader().getResourceAsStream(name + ".class")) {
                if (in == null) {
                    continue;
                }
                ClassModel model = ClassFile.of().parse(in.readAllBytes());
                classes.put(name, model);
                model.constantPool().forEach(entry -> {
                    // A class names the one around it whether it uses it or not.
                    if (entry instanceof ClassEntry used && !name.startsWith(used.asInternalName() + "$")) {
                        open.add(used.asInternalName());
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void fieldsThatChange() {
        for (ClassModel model : classes.values()) {
            for (MethodModel method : model.methods()) {
                if (name(method).startsWith("<")) {
                    continue;
                }
                method.code()
                        .ifPresent(code -> code.forEach(element -> {
                            if (element instanceof FieldInstruction field
                                    && (field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC)) {
                                written.add(place(field));
                            }
                        }));
            }
        }
    }

    private static String name(MethodModel method) {
        return method.methodName().stringValue();
    }

    /** The field's place: the class that declares it, which may be above the one that the code names, and its name. */
    String place(FieldInstruction field) {
        String name = field.name().stringValue();
        for (ClassModel model = classes.get(field.owner().asInternalName()); model != null; ) {
            if (model.fields().stream()
                    .anyMatch(own -> own.fieldName().stringValue().equals(name))) {
                return model.thisClass().asInternalName() + "." + name;
            }
            model = model.superclass()
                    .map(parent -> classes.get(parent.asInternalName()))
                    .orElse(null);
        }
        return field.owner().asInternalName() + "." + name;
    }

    // Who begins where.

    private void beginnings() {
        beginning = true;
        for (ClassModel model : classes.values()) {
            for (MethodModel method : model.methods()) {
                if (name(method).equals("<clinit>")) {
                    run(model, method, List.of(), new AccessState(), "", 0);
                }
            }
        }
        for (MethodModel method : classes.get(learner).methods()) {
            if (name(method).equals("<init>")) {
                List<AccessValue> arguments = new ArrayList<>(List.of(AccessValue.self(learner)));
                for (ClassDesc type : type(method).parameterList()) {
                    arguments.add(AccessValue.given(isWide(type)));
                }
                run(classes.get(learner), method, arguments, new AccessState(), "", 0);
            }
        }
        beginning = false;
    }

    private void calls(Map<String, String> roles) {
        ClassModel model = classes.get(learner);
        for (MethodModel method : model.methods()) {
            String caller = roles.get(name(method));
            if (caller != null && method.flags().has(AccessFlag.PUBLIC)) {
                role = caller;
                begin(model, method, new AccessState());
            }
        }
    }

    private void whatIsCalledByNobodyKnown() {
        role = ANY;
        for (ClassModel model : classes.values()) {
            for (MethodModel method : model.methods()) {
                boolean code = method.code().isPresent() && !name(method).startsWith("<");
                if (code && !visited.contains(id(model, method))) {
                    AccessState state = new AccessState();
                    state.fuzzy = true;
                    begin(model, method, state);
                }
            }
        }
    }

    private void begin(ClassModel model, MethodModel method, AccessState state) {
        List<AccessValue> arguments = new ArrayList<>();
        if (!method.flags().has(AccessFlag.STATIC)) {
            String name = model.thisClass().asInternalName();
            arguments.add(name.equals(learner) ? AccessValue.self(name) : AccessValue.somebody(name));
        }
        for (ClassDesc type : type(method).parameterList()) {
            arguments.add(AccessValue.unknown(isWide(type)));
        }
        AccessState end = run(model, method, arguments, state, role + ":", 0).end();
        if (end != null) {
            if (type(method).returnType().descriptorString().startsWith("L")) {
                returned(id(model, method), end);
            }
            end.released.forEach((access, keys) -> found.computeIfPresent(access, (id, a) -> a.releasing(keys)));
        }
    }

    /** Notes what the caller does with what is returned: it reads that, with no lock. */
    private void returned(String id, AccessState end) {
        returns.put(
                id + " " + role,
                new SharedAccess(
                        "",
                        "",
                        false,
                        Mode.PLAIN,
                        role,
                        Map.of(),
                        false,
                        end.acquired,
                        AccessWays.ANYTHING,
                        "",
                        "what is returned"));
    }

    /** What callers read of collections that are changed in public. */
    private List<SharedAccess> readByCallers() {
        List<SharedAccess> reads = new ArrayList<>();
        for (String key : changed) {
            int cut = key.indexOf('|');
            returns.values().forEach(read -> reads.add(read.of(key.substring(cut + 1), key.substring(0, cut))));
        }
        return reads;
    }

    private static MethodTypeDesc type(MethodModel method) {
        return method.methodTypeSymbol();
    }

    static boolean isWide(ClassDesc type) {
        return type.descriptorString().equals("J") || type.descriptorString().equals("D");
    }

    private static String id(ClassModel model, MethodModel method) {
        return model.thisClass().asInternalName() + "." + name(method)
                + method.methodType().stringValue();
    }

    // How it goes on; called by the walk through one method.

    /** How a call ended: {@code null} for a state if it never does. */
    record End(AccessState end, AccessValue value) {}

    /** Follows a method of the learner's. */
    End run(
            ClassModel model,
            MethodModel method,
            List<AccessValue> arguments,
            AccessState state,
            String context,
            int depth) {
        visited.add(id(model, method));
        AccessValue receiver = method.flags().has(AccessFlag.STATIC) || arguments.isEmpty()
                ? AccessValue.type(model.thisClass().asInternalName())
                : arguments.getFirst();
        boolean locked = method.flags().has(AccessFlag.SYNCHRONIZED);
        AccessState inside = state.entered(arguments);
        if (locked) {
            inside.hold(receiver, true);
        }
        End end = new AccessWalk(this, model, method, context, depth).walk(inside);
        if (end.end() != null && locked) {
            end.end().drop(receiver, true);
        }
        return end;
    }

    /** The learner's method that is called, if it is one and is known. */
    Optional<Target> target(String owner, String name, String descriptor) {
        for (ClassModel model = classes.get(owner); model != null; ) {
            for (MethodModel method : model.methods()) {
                if (name(method).equals(name)
                        && method.methodType().stringValue().equals(descriptor)
                        && method.code().isPresent()) {
                    return Optional.of(new Target(model, method));
                }
            }
            model = model.superclass()
                    .map(parent -> classes.get(parent.asInternalName()))
                    .orElse(null);
        }
        return Optional.empty();
    }

    /** A method and its class. */
    record Target(ClassModel model, MethodModel method) {}

    /** Whether the class is the learner's. */
    boolean isLearners(String owner) {
        return classes.containsKey(owner);
    }

    /** Whether a call of such a method orders nothing. */
    static boolean isHarmless(String owner, String name) {
        if (owner.equals("java/lang/Thread")) {
            return Set.of("currentThread", "sleep", "yield", "onSpinWait", "getName")
                    .contains(name);
        }
        return HARMLESS.contains(owner)
                || owner.startsWith("java/util/")
                        && !owner.startsWith("java/util/concurrent/")
                        && !owner.startsWith("java/util/function/")
                || owner.startsWith("[");
    }

    /** What is known of a field's value. */
    AccessValue load(AccessValue base, String place, String descriptor, boolean isStatic) {
        String key = isStatic ? place : base.key() + "." + place.substring(place.lastIndexOf('.') + 1);
        boolean fixed = (isStatic || base.fixed() && !base.fresh()) && !written.contains(place);
        Set<String> kinds = stored.getOrDefault(place, Set.of());
        String only =
                kinds.size() == 1 && !written.contains(place) ? kinds.iterator().next() : "";
        if (only.equals(THIS) && !base.isUnknown()) {
            return AccessValue.self(learner);
        }
        String made = only.startsWith("new ") ? only.substring("new ".length()).split(" ")[0] : "";
        String declared = descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
        return new AccessValue(
                fixed || isStatic || !base.key().equals(ANY) ? key : ANY,
                place,
                isStatic ? "" : base.key(),
                isLearners(made) ? made : declared,
                fixed,
                false,
                descriptor.equals("J") || descriptor.equals("D"),
                meanings.get(place) instanceof AccessValue.View view && base.equals(AccessValue.self(learner))
                        ? kept(view)
                        : meanings.get(place));
    }

    /** Remembers what is put into a field. */
    void store(String place, AccessValue base, AccessValue value) {
        stored.computeIfAbsent(place, p -> new TreeSet<>()).add(kind(value));
        if (value.fresh()) {
            named.add(value.key());
        }
        if (beginning
                && !written.contains(place)
                && (value.what() instanceof AccessValue.Handle || value.what() instanceof AccessValue.View)) {
            Object before = meanings.put(place, value.what());
            if (before instanceof AccessValue.View view && !view.equals(value.what())) {
                meanings.put(place, new AccessValue.View(ANY, false, false)); // one of several
            }
        }
        if (beginning && !written.contains(place) && value.what() instanceof Closure closure) {
            boolean own = base.key().equals("this") && !meanings.containsKey(place);
            meanings.put(place, own ? kept(closure) : new AccessValue.From("several"));
        }
    }

    private String kind(AccessValue value) {
        if (value.equals(AccessValue.self(learner))) {
            return THIS;
        }
        if (value.what() instanceof AccessValue.Given) {
            return "given";
        }
        return value.fresh()
                ? "new " + value.type() + beginsWith.getOrDefault(value.key(), "")
                : value.what() instanceof AccessValue.From from ? "from " + from.method() : "other";
    }

    /** A function that the object keeps; what its constructor has made for it is as a field of the object. */
    private Closure kept(Closure closure) {
        List<AccessValue> captured = new ArrayList<>();
        for (AccessValue value : closure.captured()) {
            if (value.fresh()) {
                String name = keptName(value.key());
                String place = learner + "." + name;
                stored.put(place, Set.of(kind(value)));
                String key = "this." + name;
                captured.add(new AccessValue(key, place, "this", value.type(), true, false, false, value.what()));
            } else {
                captured.add(value);
            }
        }
        return new Closure(closure.method(), closure.owner(), closure.name(), closure.descriptor(), captured);
    }

    /**
     * Half of a lock that the object keeps. The constructor has made the lock; if it has put it into no field, all that
     * is left of it are its halves, so it is as a field of the object.
     */
    private AccessValue.View kept(AccessValue.View view) {
        return view.fixed() || !view.lock().startsWith("new ") || named.contains(view.lock())
                ? view
                : new AccessValue.View("this." + keptName(view.lock()), true, view.exclusive());
    }

    private String keptName(String made) {
        return "captured object " + kept.computeIfAbsent(made, key -> kept.size() + 1);
    }

    /** Remembers the number with which a semaphore or a flag begins. */
    void begins(AccessValue made, String number) {
        beginsWith.put(made.key(), " of " + number);
    }

    /** Whether what is in a field was made so, and never replaced. */
    boolean isMade(AccessValue value, String kind) {
        return value.fixed() && Set.of(kind).equals(stored.get(value.place()));
    }

    /** Remembers that a semaphore is used in a way that lets several in, or that may. */
    void noLock(String key) {
        noLocks.add(key);
    }

    /** Remembers that a place seems to be a lock that somebody has made himself: it goes from 0 to 1 in one step. */
    void madeByHand(String lock, String place) {
        locksMadeByHand.put(lock, place);
    }

    /** Notes that such a lock is given back for ever, by a number that says so. */
    void finish(AccessState state, String id, String place, AccessValue base, String lock, String line) {
        note(state, id + "=", place, base, true, Mode.ORDERED, false, line, "a number that says that it is over");
        finished.put(base.key() + "|" + place, lock);
    }

    /** Remembers that the place is written in a way that is not that of a lock, so that it keeps nobody out. */
    void notOneAtATime(String place) {
        notOneAtATime.add(place);
    }

    /** Whether what is in a field was made with nothing or 0 in it, and never replaced. */
    boolean beginsAtZero(AccessValue value, String type) {
        Set<String> kinds = stored.getOrDefault(value.place(), Set.of());
        return value.fixed()
                && !kinds.isEmpty()
                && Set.of("new " + type, "new " + type + " of 0").containsAll(kinds);
    }

    /** Whether the constructors and initializers are followed. */
    boolean isBeginning() {
        return beginning;
    }

    /** Remembers that what was read there was used before a fence could order it, or may be half of a number. */
    void usedEarly(String access) {
        usedEarly.add(access);
    }

    /** Remembers that there are fences that order reads or writes only. */
    void halfFences() {
        halfFences = true;
    }

    /** Whether the field is declared volatile; {@code false} for one that is not the learner's. */
    boolean isVolatile(String place) {
        return has(place, AccessFlag.VOLATILE);
    }

    private boolean has(String place, AccessFlag flag) {
        int dot = place.lastIndexOf('.');
        ClassModel model = classes.get(place.substring(0, dot));
        return model != null
                && model.fields().stream()
                        .filter(field -> field.fieldName().stringValue().equals(place.substring(dot + 1)))
                        .map(FieldModel::flags)
                        .anyMatch(flags -> flags.has(flag));
    }

    /** The collection in a field that several threads must not touch at once; empty if there is none, or not known. */
    Optional<String> unsafeCollection(AccessValue value) {
        Collection<String> kinds = stored.getOrDefault(value.place(), Set.of());
        return kinds.stream()
                .filter(kind -> kind.startsWith("new ") && isUnsafe(kind.substring("new ".length())))
                .map(kind -> kind.substring(kind.lastIndexOf('/') + 1))
                .findFirst();
    }

    /** Whether the collection in a field is surely made for several threads, or was handed in. */
    boolean isSafeCollection(AccessValue value) {
        Collection<String> kinds = stored.getOrDefault(value.place(), Set.of());
        return !kinds.isEmpty()
                && kinds.stream()
                        .allMatch(kind -> kind.equals("given")
                                || isForSeveralThreads(kind)
                                || kind.startsWith("from java/util/concurrent/")
                                || kind.startsWith("from java/util/Collections.synchronized")
                                || kind.startsWith("from java/util/List.")
                                || kind.startsWith("from java/util/Set.")
                                || kind.startsWith("from java/util/Map."));
    }

    private static boolean isForSeveralThreads(String kind) {
        return kind.startsWith("new java/util/concurrent/")
                || kind.startsWith("new ") && SYNCHRONIZED.contains(kind.substring("new ".length()));
    }

    /** Whether several threads must not touch such a collection at once. */
    static boolean isUnsafe(String type) {
        return type.equals("java/lang/StringBuilder")
                || type.startsWith("java/util/")
                        && !type.startsWith("java/util/concurrent/")
                        && !SYNCHRONIZED.contains(type);
    }

    /** Remembers that what is kept there is changed when others may already have it. */
    void changedInPublic(String key) {
        if (!beginning) {
            changed.add(key);
        }
    }

    /** Remembers what is written to a place, if that is something else than 0 at the beginning and 1 afterwards. */
    void writes(String key, AccessValue value) {
        boolean expected = value != null
                && value.what() instanceof AccessValue.Literal literal
                && literal.text().equals(beginning ? "0" : "1");
        if (!expected) {
            lowered.add(key);
        }
    }

    /** Counts a step; code that is too long to be followed is given up. */
    void step() {
        if (++steps > MOST_STEPS) {
            throw new IllegalStateException("too much to follow");
        }
    }

    /** Whether the object in a field was handed in. */
    boolean isGiven(AccessValue value) {
        return stored.getOrDefault(value.place(), Set.of()).equals(Set.of("given"));
    }

    /** Whether a method of a collection is known to change it. */
    static boolean changes(String method) {
        return CHANGES.contains(method);
    }

    /** Whether a method of a collection only looks. */
    static boolean looks(String method) {
        return LOOKS.contains(method);
    }

    /** Notes an access, unless the object belongs to this thread still. */
    void note(
            AccessState state,
            String id,
            String place,
            AccessValue base,
            boolean write,
            Mode mode,
            boolean fuzzy,
            String line,
            String about) {
        boolean made = base.key().startsWith("new ");
        if (beginning || made && state.escaped.stream().noneMatch(base.key()::startsWith)) {
            return;
        }
        String owner = made ? ANY : base.key();
        String access = access(id, write);
        AccessWays acquired = state.acquired;
        if (write && state.fenced) {
            acquired = acquired.and(SharedAccess.FENCED);
        }
        if (!write && mode != Mode.ORDERED) {
            for (String fresh : state.fresh) {
                acquired = acquired.and(SharedAccess.FRESH + fresh);
            }
        }
        found.put(
                access,
                new SharedAccess(
                        place,
                        owner,
                        write,
                        mode,
                        role,
                        state.locks(),
                        fuzzy || state.fuzzy,
                        acquired,
                        AccessWays.ANYTHING,
                        line,
                        about));
        String key = owner + "|" + place;
        if (write) {
            if (mode != Mode.ORDERED && state.fenced) {
                state.release(key);
            }
            state.fenced = false;
            state.released.put(access, AccessWays.NOTHING);
            state.acquire(SharedAccess.OWN + key);
            state.locks().forEach((lock, exclusive) -> {
                if (exclusive) {
                    state.acquire(SharedAccess.up(key, lock));
                }
            });
            if (mode == Mode.ORDERED) {
                state.release(key);
            }
        } else {
            if (mode == Mode.ORDERED) {
                state.acquire(key);
                state.fresh.add(key);
            } else {
                state.released.put(access, AccessWays.NOTHING);
                state.read.add(key);
                state.fresh.clear();
            }
            state.unvalidated.forEach(lock -> state.optimistic.put(access, lock));
        }
    }

    /** How an access is called: by the place in the code, and whether it writes. */
    static String access(String id, boolean write) {
        return id + (write ? "w" : "r");
    }

    /** Notes that what was read optimistically under this lock has been validated. */
    void validate(AccessState state, String lock) {
        state.optimistic.forEach((access, under) -> {
            if (under.equals(lock)) {
                validated.computeIfAbsent(access, a -> new TreeSet<>()).add(lock);
            }
        });
    }
}

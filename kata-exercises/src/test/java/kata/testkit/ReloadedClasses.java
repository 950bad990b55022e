package kata.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.Constructor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads the classes of an exercise's package a second time, the learner's in another form. Everything else, the testkit
 * and the model too, comes from the loader above.
 */
abstract class ReloadedClasses extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final String prefix;
    private final ClassHierarchyResolver hierarchy;
    private final Map<String, byte[]> ready = new ConcurrentHashMap<>();

    /** @param type any class of the package */
    ReloadedClasses(Class<?> type) {
        super(type.getClassLoader());
        prefix = type.getPackageName() + ".";
        hierarchy = ClassHierarchyResolver.ofResourceParsing(type.getClassLoader())
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    /** The form in which a class of the learner's is loaded. */
    abstract byte[] woven(ClassModel model);

    /** A class with all its methods' code in another form. */
    final byte[] transformed(ClassModel model, CodeTransform code) {
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy))
                .transformClass(model, ClassTransform.transformingMethodBodies(code));
    }

    /**
     * An object of this class, in the form in which it is loaded here. It shares no static fields with the test.
     *
     * @param type a class with a constructor without parameters
     * @param <T> a type that is no class of the exercise: an interface of the model, the testkit or the JDK
     */
    @SuppressWarnings("unchecked")
    final <T> T newInstance(Class<? extends T> type) throws Exception {
        makeReady(type);
        Constructor<?> constructor = loadClass(type.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (T) constructor.newInstance();
    }

    /**
     * Makes ready all of the learner's classes that this one names, and those that these name; they are loaded when
     * they are used. That can take more of the processor's time than {@link Patience} grants, so no member of a
     * {@link Company} is to do it in his turn.
     *
     * @param type a test's own class; of the test's others, those above it and those declared in it are gone through
     */
    final void makeReady(Class<?> type) {
        Set<String> seen = new HashSet<>();
        Deque<String> todo = new ArrayDeque<>(List.of(type.getName()));
        while (!todo.isEmpty()) {
            String name = todo.pop();
            byte[] bytes = seen.add(name) ? bytes(name.replace('.', '/')) : null;
            if (bytes == null) {
                continue;
            }
            ClassModel model = ClassFile.of().parse(bytes);
            if (LearnerCode.contains(name)) {
                ready.computeIfAbsent(name, learners -> woven(model));
            }
            String above = model.superclass().map(ReloadedClasses::name).orElse("");
            for (PoolEntry entry : model.constantPool()) {
                if (entry instanceof ClassEntry named) {
                    String other = name(named);
                    boolean goneThrough =
                            LearnerCode.contains(other) || other.equals(above) || other.startsWith(name + "$");
                    if (other.startsWith(prefix) && goneThrough) {
                        todo.push(other);
                    }
                }
            }
        }
    }

    private static String name(ClassEntry entry) {
        return entry.asInternalName().replace('/', '.');
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(prefix)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = ready.remove(name);
        if (bytes == null) {
            bytes = bytes(name.replace('.', '/'));
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            if (LearnerCode.contains(name)) {
                bytes = woven(ClassFile.of().parse(bytes));
            }
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** A class of the learner's by its internal name, as it was compiled; null for any other. */
    final ClassModel learnerClass(String internalName) {
        String name = internalName.replace('/', '.');
        byte[] bytes = name.startsWith(prefix) && LearnerCode.contains(name) ? bytes(internalName) : null;
        return bytes == null ? null : ClassFile.of().parse(bytes);
    }

    private byte[] bytes(String internalName) {
        try (InputStream in = getParent().getResourceAsStream(internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

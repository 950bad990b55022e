package kata.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.List;

/**
 * Loads the classes of an exercise's package a second time, the learner's with {@link SchedulingPoint}s in them.
 * Everything else, the testkit and the model too, comes from the loader above.
 */
final class ExploredClasses extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final String prefix;
    private final PointWeaver weaver;

    ExploredClasses(Class<?> scenario) {
        super(scenario.getClassLoader());
        prefix = scenario.getPackageName() + ".";
        weaver = new PointWeaver(this::learnerClass, scenario.getClassLoader());
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
        byte[] bytes = bytes(name.replace('.', '/'));
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        if (LearnerCode.contains(name)) {
            synchronized (weaver) {
                bytes = weaver.weave(ClassFile.of().parse(bytes));
            }
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** What is known of the points, by their number. */
    List<SchedulingPoint> points() {
        synchronized (weaver) {
            return List.copyOf(weaver.points());
        }
    }

    boolean isOptimistic() {
        synchronized (weaver) {
            return weaver.isOptimistic();
        }
    }

    private ClassModel learnerClass(String internalName) {
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

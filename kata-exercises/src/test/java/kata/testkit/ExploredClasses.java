package kata.testkit;

import java.lang.classfile.ClassModel;
import java.util.List;

/** Loads the classes of an exercise's package a second time, the learner's with {@link SchedulingPoint}s in them. */
final class ExploredClasses extends ReloadedClasses {

    static {
        registerAsParallelCapable();
    }

    private final PointWeaver weaver;

    ExploredClasses(Class<?> scenario) {
        super(scenario);
        weaver = new PointWeaver(this::learnerClass, scenario.getClassLoader());
    }

    @Override
    byte[] woven(ClassModel model) {
        synchronized (weaver) {
            return weaver.weave(model);
        }
    }

    /** What is known of the points, by their number. */
    List<SchedulingPoint> points() {
        synchronized (weaver) {
            return List.copyOf(weaver.points());
        }
    }

    /** Whether a class that has been used so far reads while others may write. */
    boolean readsMeanwhile() {
        synchronized (weaver) {
            return weaver.readMeanwhile().stream().anyMatch(name -> findLoadedClass(name) != null);
        }
    }
}

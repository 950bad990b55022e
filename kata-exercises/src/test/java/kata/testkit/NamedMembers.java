package kata.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields and methods that the learner's code names, read from the class files. Runs none of it.
 */
public final class NamedMembers {

    /**
     * A member that is named.
     *
     * @param owner the class through which it is named, {@code java.lang.Thread}
     * @param name its name
     * @param type its descriptor, {@code ()[Ljava/lang/StackTraceElement;}
     * @param line the learner's line, {@code CensusContract.java:41}
     */
    public record Named(String owner, String name, String type, String line) {

        @Override
        public String toString() {
            return Stacks.simple(owner) + "." + name;
        }
    }

    private NamedMembers() {}

    /** Those of a class, its nested ones and all of its package that these name, in the order of the code. */
    public static List<Named> of(Class<?> learner) {
        String prefix = learner.getPackageName().replace('.', '/') + "/";
        Set<String> seen = new LinkedHashSet<>();
        Queue<String> next = new ArrayDeque<>(List.of(learner.getName().replace('.', '/')));
        List<Named> named = new ArrayList<>();
        while (!next.isEmpty()) {
            String name = next.remove();
            if (name.startsWith(prefix) && LearnerCode.contains(name.replace('/', '.')) && seen.add(name)) {
                ClassModel model = parse(learner.getClassLoader(), name);
                model.constantPool().forEach(entry -> {
                    if (entry instanceof ClassEntry type) {
                        next.add(type.asInternalName());
                    }
                });
                model.methods().forEach(method -> read(model, method, named));
            }
        }
        return named;
    }

    private static ClassModel parse(ClassLoader loader, String internalName) {
        try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
            if (in == null) {
                throw new IllegalStateException("there is no class " + internalName);
            }
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(ClassModel model, MethodModel method, List<Named> named) {
        String file = model.findAttribute(Attributes.sourceFile())
                .map(source -> source.sourceFile().stringValue())
                .orElse("?");
        int[] line = {0};
        method.code().stream().flatMap(code -> code.elementStream()).forEach(element -> {
            if (element instanceof LineNumber number) {
                line[0] = number.line();
            }
            members(element)
                    .map(member -> new Named(
                            member.owner().asInternalName().replace('/', '.'),
                            member.name().stringValue(),
                            member.type().stringValue(),
                            file + ":" + line[0]))
                    .forEach(named::add);
        });
    }

    private static Stream<MemberRefEntry> members(CodeElement element) {
        return switch (element) {
            case InvokeInstruction call -> Stream.of(call.method());
            case FieldInstruction field -> Stream.of(field.field());
            case InvokeDynamicInstruction call ->
                call.invokedynamic().bootstrap().arguments().stream()
                        .filter(MethodHandleEntry.class::isInstance)
                        .map(argument -> ((MethodHandleEntry) argument).reference());
            default -> Stream.empty();
        };
    }
}

package io.github.primeskata.screen;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.SourceCodeLocation;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The part of compiled classes that a test, or anybody else, can link to.
 *
 * <p>What a class inherits from other classes below the folder is its own: it is linked to in the same way.
 *
 * <p>Left out on purpose is what a caller cannot see: {@code synchronized}, {@code final}, declared exceptions, names
 * of parameters.
 *
 * @param members one line a member, {@code PrimeCounter.found(long): void}, each with the line where it stands,
 *     {@code PrimeCounter.java:12}
 */
public record PublicApi(Map<String, String> members) {

    /** Keeps a sorted copy. */
    public PublicApi {
        members = Collections.unmodifiableMap(new TreeMap<>(members));
    }

    /** The API of all classes below a folder. */
    public static PublicApi in(Path folder) {
        Map<String, String> members = new TreeMap<>();
        for (JavaClass type : ClassFiles.in(folder)) {
            if (visible(type.getModifiers()) && !type.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                describe(type, members);
            }
        }
        return new PublicApi(members);
    }

    /** The members that are here and not in {@code other}. */
    public Set<String> missingFrom(PublicApi other) {
        Set<String> missing = new TreeSet<>(members.keySet());
        missing.removeAll(other.members.keySet());
        return missing;
    }

    /** Whether a line is a class, an interface, an enum or a record itself, and none of its members. */
    static boolean isType(String member) {
        return member.matches("(class|interface|enum|record) .*");
    }

    private static void describe(JavaClass type, Map<String, String> members) {
        String name = simple(type);
        String kind =
                type.isInterface() ? "interface " : type.isEnum() ? "enum " : type.isRecord() ? "record " : "class ";
        members.put(kind + name, location(type.getSourceCodeLocation()));
        for (JavaClass parent : type.getAllRawInterfaces()) {
            members.put(name + " implements " + parent.getSimpleName(), location(type.getSourceCodeLocation()));
        }
        for (JavaConstructor constructor : type.getConstructors()) {
            if (visible(constructor.getModifiers())) {
                members.put("new " + name + parameters(constructor), location(constructor.getSourceCodeLocation()));
            }
        }
        for (JavaMethod method : type.getAllMethods()) {
            if (visible(method.getModifiers()) && !method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                members.putIfAbsent(
                        prefix(method.getModifiers()) + name + "." + method.getName() + parameters(method) + ": "
                                + simple(method.getRawReturnType()),
                        location(method.getSourceCodeLocation()));
            }
        }
        for (JavaField field : type.getAllFields()) {
            if (visible(field.getModifiers()) && !field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                members.putIfAbsent(
                        prefix(field.getModifiers()) + name + "." + field.getName() + ": " + simple(field.getRawType()),
                        location(field.getSourceCodeLocation()));
            }
        }
    }

    private static String location(SourceCodeLocation location) {
        return location.getSourceFileName() + ":" + Math.max(1, location.getLineNumber());
    }

    private static boolean visible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static String prefix(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.STATIC) ? "static " : "";
    }

    private static String parameters(JavaCodeUnit unit) {
        return unit.getRawParameterTypes().stream().map(PublicApi::simple).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String simple(JavaClass type) {
        if (type.isArray()) {
            return simple(type.getComponentType()) + "[]";
        }
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}

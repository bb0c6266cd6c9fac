package ai.autoposting.sdk.it;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the classes of some jars or folders refer to and would not find, beside the libraries of a class path. */
final class Linkage {
    private final ClassLoader loader;
    private final Predicate<String> checked;
    private final Set<String> missing = new TreeSet<>();

    private Linkage(ClassLoader loader, Predicate<String> checked) {
        this.loader = loader;
        this.checked = checked;
    }

    /** @param checked which classes, by their name, references are followed to */
    static Set<String> missing(List<Path> subjects, List<Path> libraries, Predicate<String> checked)
            throws IOException {
        List<URL> all = new ArrayList<>();
        for (Path each : Stream.concat(subjects.stream(), libraries.stream()).toList()) {
            all.add(each.toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(all.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Linkage linkage = new Linkage(loader, checked);
            for (Path subject : subjects) {
                linkage.check(subject);
            }
            return linkage.missing;
        }
    }

    private void check(Path subject) throws IOException {
        if (Files.isDirectory(subject)) {
            checkTree(subject);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(subject)) {
                checkTree(jar.getPath("/"));
            }
        }
    }

    private void checkTree(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(".class")
                            && !file.endsWith("module-info.class")
                            && !root.relativize(file).startsWith("META-INF"))
                    .toList();
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                check(ClassReferences.of(in));
            }
            String path = root.relativize(file).toString();
            checkComplete(path.substring(0, path.length() - ".class".length()).replace(File.separatorChar, '.'));
        }
    }

    private void check(ClassReferences references) {
        for (String name : references.classes()) {
            if (checked.test(name) && loaded(name) == null) {
                missing.add(name);
            }
        }
        for (ClassReferences.Member member : references.members()) {
            Class<?> owner = checked.test(member.owner()) ? loaded(member.owner()) : null;
            if (owner != null && !has(owner, member)) {
                missing.add(member.toString());
            }
        }
    }

    /** A class that can be instantiated implements all that its supertypes leave to it. */
    private void checkComplete(String name) {
        Class<?> subject = loaded(name);
        if (subject == null || Modifier.isAbstract(subject.getModifiers())) {
            return;
        }
        try {
            for (Method method : subject.getMethods()) {
                if (Modifier.isAbstract(method.getModifiers())) {
                    missing.add(name + " does not implement " + method);
                }
            }
        } catch (NoClassDefFoundError dependsOnMore) {
            missing.add(String.valueOf(dependsOnMore.getMessage()).replace('/', '.'));
        }
    }

    private Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError absent) {
            return null;
        }
    }

    private static boolean has(Class<?> owner, ClassReferences.Member member) {
        if (!member.isMethod()) {
            return hasField(owner, member);
        }
        for (Constructor<?> each : owner.getDeclaredConstructors()) {
            MethodType type = MethodType.methodType(void.class, each.getParameterTypes());
            if (member.name().equals("<init>")
                    && type.toMethodDescriptorString().equals(member.descriptor())) {
                return true;
            }
        }
        return !member.name().equals("<init>") && hasMethod(owner, member);
    }

    private static boolean hasField(Class<?> owner, ClassReferences.Member member) {
        for (Field each : owner.getDeclaredFields()) {
            if (each.getName().equals(member.name())
                    && each.getType().descriptorString().equals(member.descriptor())) {
                return true;
            }
        }
        return supertypes(owner).anyMatch(each -> hasField(each, member));
    }

    private static boolean hasMethod(Class<?> owner, ClassReferences.Member member) {
        for (Method each : owner.getDeclaredMethods()) {
            MethodType type = MethodType.methodType(each.getReturnType(), each.getParameterTypes());
            if (each.getName().equals(member.name())
                    && type.toMethodDescriptorString().equals(member.descriptor())) {
                return true;
            }
        }
        return owner.isInterface() && hasMethod(Object.class, member)
                || supertypes(owner).anyMatch(each -> hasMethod(each, member));
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        Stream<Class<?>> interfaces = Stream.of(type.getInterfaces());
        return type.getSuperclass() == null ? interfaces : Stream.concat(Stream.of(type.getSuperclass()), interfaces);
    }
}

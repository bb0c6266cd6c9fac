package ai.autoposting.sdk.internal;

import java.security.CodeSource;

/**
 * Whether the libraries beneath are ones that the SDK works with, seen by the shape of classes that a first call loads anyway:
 * jars can be shaded, and say nothing of their version. Links to none of them, so that it runs beside any.
 */
public final class Libraries {
    private static volatile boolean fit;

    private Libraries() {}

    /** @throws IllegalStateException naming what was found, what is needed, and the lines of a POM that get it */
    public static void check() {
        if (fit) {
            return;
        }
        // An image was linked when it was built, and finds no class by its name.
        if (System.getProperty("org.graalvm.nativeimage.imagecode") == null && !areNew()) {
            LibraryConflicts.requireNone();
        }
        fit = true;
    }

    /** As those that the SDK brings. False when that takes a closer look. */
    @SuppressWarnings("ReturnValueIgnored") // what counts is that it is found
    private static boolean areNew() {
        try {
            Class<?> okHttp = load("okhttp3.Headers", Libraries.class);
            okHttp.getDeclaredField("EMPTY"); // since OkHttp 5
            return areBeside("okio.Buffer", "okio.Socket", okHttp) // since Okio 3.16
                    && areBeside("kotlin.jvm.internal.Intrinsics", "kotlin.enums.EnumEntries", okHttp) // since 1.8.20
                    && areBeside( // since Jackson 2.15
                            "com.fasterxml.jackson.core.JsonFactory",
                            "com.fasterxml.jackson.core.StreamReadConstraints",
                            Libraries.class);
        } catch (ReflectiveOperationException | LinkageError older) {
            return false;
        }
    }

    private static boolean areBeside(String old, String later, Class<?> user) throws ClassNotFoundException {
        return areBeside(load(old, user), load(later, user));
    }

    /** Another jar with an older version can stand before the one that has what is new. */
    static boolean areBeside(Class<?> one, Class<?> other) {
        return one.getProtectionDomain() == other.getProtectionDomain()
                || place(one).equals(place(other)); // a class loader may make a domain for each class
    }

    static String place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? "in " + type.getModule()
                : source.getLocation().getPath();
    }

    /** As its user would find it; without initializing it. */
    static Class<?> load(String name, Class<?> user) throws ClassNotFoundException {
        return Class.forName(name, false, user.getClassLoader());
    }
}

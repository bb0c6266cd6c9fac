package ai.autoposting.sdk.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds libraries that the SDK does not work with. Refuses only what it knows to be too old or missing. Links to none of them;
 * only loaded when not all are as new as those that the SDK brings.
 */
final class LibraryConflicts {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)");
    private static final int OLDEST_OKHTTP = 4_012;

    // None begins with the name of a package: a tool that moves packages would rename it.
    private static final String OKHTTP_CURE =
            "<groupId>com.squareup.okhttp3</groupId><artifactId>okhttp</artifactId><version>5.5.1</version>";
    private static final String OKIO_CURE =
            "<groupId>com.squareup.okio</groupId><artifactId>okio-jvm</artifactId><version>3.18.1</version>";
    private static final String KOTLIN_CURE =
            "<groupId>org.jetbrains.kotlin</groupId><artifactId>kotlin-stdlib</artifactId><version>2.1.21</version>";
    private static final String JACKSON_CURE =
            "<groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-core</artifactId><version>2.22.4</version>";

    private final List<String> conflicts = new ArrayList<>();
    private Class<?> okHttp = LibraryConflicts.class;
    private @Nullable String okHttpVersion;

    private LibraryConflicts() {}

    /** @throws IllegalStateException listing all */
    static void requireNone() {
        LibraryConflicts found = new LibraryConflicts();
        if (found.hasOkHttp()) { // else nobody knows which of them it needs
            found.checkOkio();
            found.checkKotlin();
        }
        found.checkJackson();
        if (!found.conflicts.isEmpty()) {
            throw new IllegalStateException(
                    "AutopostingClient cannot be built:\n  " + String.join("\n  ", found.conflicts));
        }
    }

    private boolean hasOkHttp() {
        Class<?> headers = null;
        try {
            headers = Libraries.load("okhttp3.Headers", okHttp);
            okHttp = headers;
            okHttpVersion = okHttpVersion(headers);
        } catch (ClassNotFoundException missing) {
            okHttpVersion = null;
        } catch (LinkageError withoutWhatItNeeds) { // which is looked for next
            return true;
        }
        boolean fit =
                headers != null && (okHttpVersion == null ? isKotlin(headers) : number(okHttpVersion) >= OLDEST_OKHTTP);
        if (!fit) {
            add("OkHttp", okHttpVersion, headers, "4.12.0 or newer", OKHTTP_CURE);
        }
        return fit;
    }

    /** As the classes beside this one have it: other jars with OkHttp can stand behind. */
    private static @Nullable String okHttpVersion(Class<?> headers) {
        Class<?> later = find("okhttp3.OkHttp", headers);
        if (later != null && Libraries.areBeside(headers, later)) {
            return text(later, "VERSION");
        }
        Class<?> upTo3 = find("okhttp3.internal.Version", headers);
        if (upTo3 == null || !Libraries.areBeside(headers, upTo3)) {
            return null;
        }
        try {
            return String.valueOf(upTo3.getMethod("userAgent").invoke(null)).replace("okhttp/", "");
        } catch (ReflectiveOperationException | LinkageError unknown) {
            return null;
        }
    }

    /** As all of OkHttp is since version 4, and all of Okio since 2. */
    @SuppressWarnings("ReturnValueIgnored") // what counts is that it is found
    private static boolean isKotlin(Class<?> type) {
        try {
            type.getDeclaredField("Companion");
            return true;
        } catch (NoSuchFieldException java) {
            return false;
        }
    }

    private void checkOkio() {
        Class<?> text = find("okio.ByteString", okHttp);
        if (text == null || !isKotlin(text) || lacks("okio/", "okhttp3.internal.connection.RealConnection")) {
            add("Okio", null, text, "the version that this OkHttp asks for", OKIO_CURE);
        }
    }

    private void checkKotlin() {
        Class<?> version = find("kotlin.KotlinVersion", okHttp);
        String found = version == null ? null : text(version, "CURRENT");
        boolean modern = okHttpVersion == null || number(okHttpVersion) >= 5_000;
        boolean old = found != null && number(found) < (modern ? 1_008 : 1_004);
        boolean missing = find("kotlin.jvm.internal.Intrinsics", okHttp) == null;
        if (missing || old || lacks("kotlin/", "okhttp3.Protocol")) {
            String needed = (modern ? "1.8.20" : "1.4") + " or newer";
            add("Kotlin's library", found, missing ? null : version, needed, KOTLIN_CURE);
        }
    }

    private void checkJackson() {
        Class<?> factory = find("com.fasterxml.jackson.core.JsonFactory", Libraries.class);
        boolean old = false;
        try {
            if (factory != null) {
                factory.getMethod("streamReadConstraints");
            }
        } catch (NoSuchMethodException before215) {
            old = true;
        } catch (LinkageError partOfIt) { // a jar without what is not used
            old = find("com.fasterxml.jackson.core.StreamReadConstraints", Libraries.class) == null;
        }
        if (factory == null || old) {
            Class<?> version = find("com.fasterxml.jackson.core.json.PackageVersion", Libraries.class);
            String found = version == null ? null : text(version, "VERSION");
            add("Jackson", found, factory, "2.15 or newer", JACKSON_CURE);
        }
    }

    /** Whether what the members of an OkHttp class are declared with is missing in another library. */
    @SuppressWarnings("ReturnValueIgnored") // what counts is that it is found
    private boolean lacks(String library, String user) {
        try {
            Class<?> type = find(user, okHttp);
            if (type != null) {
                type.getDeclaredFields();
                type.getDeclaredMethods();
            }
            return false;
        } catch (NoClassDefFoundError missing) {
            return String.valueOf(missing.getMessage()).startsWith(library);
        }
    }

    private void add(String name, @Nullable String version, @Nullable Class<?> member, String needed, String cure) {
        conflicts.add(name
                + (version == null ? "" : " " + version)
                + (member == null ? " is missing" : " (" + Libraries.place(member) + ") is too old")
                + ": " + needed + " is needed."
                + "\n    Where others bring it, put this into your POM's dependencyManagement:"
                + "\n      <dependency>" + bom(cure) + "<type>pom</type><scope>import</scope></dependency>"
                + "\n    Where your POM names it among the dependencies, make that:"
                + "\n      <dependency>" + cure + "</dependency>");
    }

    private static String bom(String artifact) {
        return artifact.replace(".core</groupId>", "</groupId>")
                .replaceFirst("<artifactId>([a-z]+)[-a-z]*</artifactId>", "<artifactId>$1-bom</artifactId>");
    }

    private static @Nullable Class<?> find(String name, Class<?> user) {
        try {
            return Libraries.load(name, user);
        } catch (ClassNotFoundException | LinkageError absent) {
            return null;
        }
    }

    /** What a static field says now; the compiler would copy what it said to us. */
    private static @Nullable String text(Class<?> type, String field) {
        try {
            return String.valueOf(type.getField(field).get(null));
        } catch (ReflectiveOperationException | LinkageError unknown) {
            return null;
        }
    }

    /** 4.12.0 is 4,012. What cannot be read is new. */
    private static int number(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        return numbers.lookingAt()
                ? 1_000 * Integer.parseInt(numbers.group(1)) + Integer.parseInt(numbers.group(2))
                : Integer.MAX_VALUE;
    }
}

package ai.autoposting.sdk.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The source of a class of this module for another package: what generator and generated code share is written once. */
final class EmittedSource {
    private EmittedSource() {}

    /** @param type one whose source the build packs beside it */
    static String of(Class<?> type, String targetPackage) {
        String name = type.getSimpleName() + ".java";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("package " + type.getPackageName() + ";", "package " + targetPackage + ";");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

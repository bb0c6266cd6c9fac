package ai.autoposting.sdk.codegen;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The committed list of names: {@code Parent.property=TypeName} for a type, {@code TypeName.wire=NAME} for a constant or accessor,
 * {@code secret.Parent.property=false} for what is no secret though its name says so.
 */
final class TypeNames {
    private final Properties listed = new Properties();
    private final Set<String> unused = new TreeSet<>();

    static TypeNames none() {
        return new TypeNames();
    }

    static TypeNames read(Path file) {
        TypeNames names = new TypeNames();
        try (Reader reader = Files.newBufferedReader(file)) {
            names.listed.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException("list of type names cannot be read: " + file, failure);
        }
        names.unused.addAll(names.listed.stringPropertyNames());
        return names;
    }

    /** The name listed for this place, or null. */
    @Nullable
    String at(String place) {
        unused.remove(place);
        return listed.getProperty(place);
    }

    /** The name in Java of a property or parameter: the one listed for {@code java.} and its place, or its own. */
    String accessor(String place, String wire) {
        String listedName = at("java." + place);
        return listedName == null ? Names.camel(wire) : listedName;
    }

    /** @throws SpecException when the list names a place that the specification does not have */
    void requireAllUsed() {
        if (!unused.isEmpty()) {
            throw new SpecException("list of type names", "no such place in the specification: " + unused);
        }
    }
}

package ai.autoposting.sdk.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The committed list of what the specification does not say: names, secrets, what is left out. Its file explains the lines. */
final class TypeNames {
    private static final String SKIP = "skip ";
    private static final String VALUES = "values.";

    /** What is true when nothing is said of it. */
    private static final List<String> FLAGS = List.of("any.", "secret.", "public.");

    private final Map<String, String> listed = new LinkedHashMap<>();
    private final Set<String> unused = new TreeSet<>();
    private boolean skipping = true;

    static TypeNames none() {
        return new TypeNames();
    }

    /** @throws SpecException naming every line that is none */
    static TypeNames read(Path file) {
        TypeNames names = new TypeNames();
        Problems problems = new Problems();
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String place = file.getFileName() + " line " + (i + 1);
                String line = lines.get(i).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    problems.orElse(() -> names.add(line, place));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("list of type names cannot be read: " + file, failure);
        }
        problems.stopIfAny();
        names.unused.addAll(names.listed.keySet());
        return names;
    }

    /** The last equals sign is the one that counts, since a value of an enum can have some; in a reason, the first. */
    private void add(String line, String place) {
        String whole = FLAGS.stream().anyMatch(line::startsWith) && line.indexOf('=') < 0 ? line + " = true" : line;
        int equals = whole.startsWith(SKIP) ? whole.indexOf('=') : whole.lastIndexOf('=');
        String key = equals < 0 ? "" : whole.substring(0, equals).strip();
        String value = whole.substring(equals + 1).strip();
        if (key.isEmpty() || value.isEmpty()) {
            throw new SpecException(place, "is not of the form place = name", "(mend the line)");
        }
        String plain = key.startsWith(VALUES) ? VALUES + sorted(key.substring(VALUES.length())) : key;
        if (listed.putIfAbsent(plain, value) != null) {
            throw new SpecException(place, key + " is listed twice", "(delete one of the lines)");
        }
    }

    private static String sorted(String values) {
        Set<String> set = new TreeSet<>();
        for (String value : values.split(",", -1)) {
            set.add(value.strip());
        }
        return String.join(",", set);
    }

    /** The name listed for this place, or null. */
    @Nullable
    String at(String place) {
        unused.remove(place);
        return listed.get(place);
    }

    /** The name listed for the enums that have just these values, or null. */
    @Nullable
    String ofValues(Iterable<String> values) {
        return at(VALUES + sorted(String.join(",", values)));
    }

    /** Whether something has this name by the list. */
    boolean isName(String name) {
        return listed.containsValue(name);
    }

    /** The name in Java of a property or parameter: the one listed for {@code java.} and its place, or its own. */
    String accessor(String place, String wire) {
        String listedName = at("java." + place);
        return listedName == null ? Names.camel(wire) : listedName;
    }

    /** Whether what stands here is to be any JSON, since no type says what it is. */
    boolean isAny(String place) {
        return isTrue("any." + place, false);
    }

    /** What is listed as true or false. */
    boolean isTrue(String place, boolean otherwise) {
        String value = at(place);
        if (value == null) {
            return otherwise;
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw new SpecException(place, "must be true or false, not " + value, "(mend the line)");
        }
        return value.equals("true");
    }

    /** Why an operation, parameter or component is left out, or null. */
    @Nullable
    String skipped(String what) {
        String reason = at(SKIP + what);
        return skipping ? reason : null;
    }

    /** From now on, nothing is left out or all that is listed: what is left out has places, too. */
    void skipping(boolean value) {
        skipping = value;
    }

    static String skip(String what, String reason) {
        return SKIP + what + " = " + reason;
    }

    /**
     * What the list names and the specification does not have.
     *
     * @param unread operations and types that were not read to the end, so that nobody knows what they have
     */
    List<Problem> unused(Set<String> unread) {
        List<Problem> problems = new ArrayList<>();
        for (String line : unused) {
            if (unread.stream().noneMatch(line::contains)) {
                problems.add(
                        new Problem(line, "the list has a place that the specification has not", "(delete the line)"));
            }
        }
        return problems;
    }
}

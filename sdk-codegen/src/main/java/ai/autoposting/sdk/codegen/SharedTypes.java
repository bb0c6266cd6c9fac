package ai.autoposting.sdk.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gives one name to what is the same at several places: to enums with the same values, and to errors of the same shape. The
 * name is, in this order: the one that the list has for the place; the one that the record of the last release has for it; one
 * that the list has for another of the places; that of a component; one that the record has for another of them; the name of
 * the first place. So a document that grows changes no name that is on record. A first reading finds the places, a second one
 * gives the names.
 */
final class SharedTypes {
    private final Map<String, List<Place>> groups = new HashMap<>();
    private final Map<String, String> record;
    private final Map<String, String> given = new TreeMap<>();
    private boolean naming;

    /** @param name by the place alone */
    private record Place(
            String place, String name, @Nullable String listed, boolean component) {}

    SharedTypes(Map<String, String> record) {
        this.record = record;
    }

    /** The record that stands beside a list of names, in lines of {@code place = name}; empty if there is none. */
    static SharedTypes recorded(@Nullable Path list) {
        Map<String, String> record = new LinkedHashMap<>();
        Path file = list == null ? null : list.resolveSibling(nameOfRecord(list));
        if (file != null && Files.exists(file)) {
            try {
                for (String line : Files.readAllLines(file)) {
                    int equals = line.lastIndexOf(" = ");
                    if (equals > 0 && !line.startsWith("#")) {
                        record.put(line.substring(0, equals), line.substring(equals + 3));
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException("record of names cannot be read: " + file, failure);
            }
        }
        return new SharedTypes(record);
    }

    static String nameOfRecord(Path list) {
        return String.valueOf(list.getFileName()).replaceFirst("\\.properties$", "") + ".lock";
    }

    void beginNaming() {
        naming = true;
    }

    /**
     * The name of the type at this place.
     *
     * @param what equal for what is the same
     * @param name by the place alone
     * @param listed what the list says for it, if it does
     */
    String name(String what, String place, String name, @Nullable String listed) {
        boolean component = place.startsWith("components.");
        if (!naming) {
            groups.computeIfAbsent(what, any -> new ArrayList<>()).add(new Place(place, name, listed, component));
        }
        String chosen = chosen(what, place, name, listed, component);
        if (!component) {
            given.put(place, chosen);
        }
        return chosen;
    }

    /** Tells which types got their name from one of several places, with the lines that give them a name of their own. */
    void tell(Notices notices) {
        groups.forEach((what, places) -> {
            Set<String> all = new TreeSet<>();
            places.forEach(each -> all.add(each.place));
            boolean named = places.stream().anyMatch(each -> each.listed != null || each.component);
            if (!named && all.size() > 1) {
                String name = places.get(0).name;
                notices.add(given.getOrDefault(places.get(0).place, name) + " is the type of " + String.join(", ", all)
                        + "; to name it: " + places.get(0).place + " = " + name);
            }
        });
    }

    private String chosen(String what, String place, String name, @Nullable String listed, boolean component) {
        if (listed != null || component) {
            return listed == null ? name : listed;
        }
        String recorded = record.get(place);
        List<Place> group = groups.getOrDefault(what, List.of());
        for (Place each : group) {
            if (recorded == null && each.listed != null) {
                return each.listed;
            }
        }
        if (recorded != null) {
            return recorded;
        }
        for (Place each : group) {
            if (each.component) {
                return each.name;
            }
        }
        for (Place each : group) {
            if (record.containsKey(each.place)) {
                return record.get(each.place);
            }
        }
        return group.isEmpty() ? name : group.get(0).name;
    }

    /** Writes the record of this reading, to be compared with the one beside the list. */
    void write(Path folder, Path list) {
        StringBuilder text = new StringBuilder("""
                # Written by the build: the names of enums and errors that stand inline, by place.
                # They keep them when the document grows.
                """);
        given.forEach(
                (place, name) -> text.append(place).append(" = ").append(name).append('\n'));
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(nameOfRecord(list)), text);
        } catch (IOException failure) {
            throw new UncheckedIOException("record of names cannot be written: " + folder, failure);
        }
    }
}

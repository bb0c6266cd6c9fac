package ai.autoposting.sdk.codegen;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each class was made for: tells a second use of a name from a clash, and refuses names that no class can have. */
final class TypeOwners {
    private final TypeNames names;
    private final Map<String, Owner> owners = new HashMap<>();

    /** @param listed whether the list has the name, so that enums of other values join in */
    private record Owner(String name, Shape shape, String fingerprint, String place, boolean listed) {}

    TypeOwners(TypeNames names) {
        this.names = names;
    }

    /** Whether this place is the first of the name. */
    boolean own(String name, Shape shape, String fingerprint, String place) {
        Owner owner = new Owner(name, shape, fingerprint, place, names.isName(name));
        Owner other = owners.putIfAbsent(key(name), owner);
        requireUsable(owner, other);
        return other == null;
    }

    /** Class files are found by their names regardless of case on some machines. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void requireUsable(Owner owner, @Nullable Owner other) {
        String name = owner.name;
        String line = names.at(owner.place) == null
                ? owner.place + " = " + name + "2"
                : "(give it another name in its line of the list)";
        if (Names.isTakenType(name)) {
            throw new SpecException(owner.place, "generated code knows another " + name, line);
        }
        if (name.length() > Names.MAX_LENGTH) {
            throw new SpecException(
                    owner.place,
                    "a type with a name of " + name.length() + " characters has no file",
                    "(give it a shorter one: " + owner.place + " = Name)");
        }
        if (!Names.isTypeName(name)) {
            throw new SpecException(
                    owner.place, name + " is no name of a Java class", owner.place + " = " + Names.pascal(name));
        }
        if (other == null) {
            return;
        }
        boolean same = other.name.equals(name)
                && other.shape == owner.shape
                && (other.fingerprint.equals(owner.fingerprint) || owner.shape == Shape.ENUM && owner.listed);
        if (!same) {
            throw new SpecException(
                    owner.place, "there is already another type " + other.name + ", for " + other.place, line);
        }
    }

    boolean isDeclared(String name) {
        return owners.containsKey(key(name));
    }

    /** Where a declared type comes from. */
    String place(String name) {
        Owner owner = owners.get(key(name));
        return owner == null ? name : owner.place;
    }
}

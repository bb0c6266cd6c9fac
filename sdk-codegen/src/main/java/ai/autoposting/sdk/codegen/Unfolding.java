package ai.autoposting.sdk.codegen;

import java.util.HashSet;
import java.util.Set;

/**
 * The inline types that are being made, each inside the one before it. One that stands inside of its like comes out of a component that
 * is merged into itself, and would be made without end.
 */
final class Unfolding {
    private static final int MAX_DEPTH = 50;

    private final Set<String> open = new HashSet<>();

    /** @param make makes what is inside */
    void run(String place, String fingerprint, Runnable make) {
        boolean component = place.startsWith("components.");
        if (!component && (open.contains(fingerprint) || open.size() > MAX_DEPTH)) {
            throw new SpecException(
                    place, "contains itself, and no component stands between", "any." + place + " = true");
        }
        boolean added = !component && open.add(fingerprint);
        try {
            make.run();
        } finally {
            if (added) {
                open.remove(fingerprint);
            }
        }
    }
}

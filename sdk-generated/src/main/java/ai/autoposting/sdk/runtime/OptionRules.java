package ai.autoposting.sdk.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that a client's settings and a call's options share. Null is an option that is not set. */
public final class OptionRules {
    private OptionRules() {}

    public static void requirePositive(String name, @Nullable Duration value, List<String> problems) {
        if (value != null && (value.isNegative() || value.isZero())) {
            problems.add(name + " must be more than zero: " + value);
        }
    }

    /** A key without surrounding white space. */
    public static void requireKey(@Nullable String key, List<String> problems) {
        String problem = key == null ? null : key.isEmpty() ? "apiKey must not be blank" : unsendable(key);
        if (problem != null) {
            problems.add(problem);
        }
    }

    /** Why a key cannot stand in a header, or null. Never says the key. */
    public static @Nullable String unsendable(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                return "apiKey must be ASCII without control characters; the one at position " + i + " is not";
            }
        }
        return null;
    }

    public static void requireNotNegative(String name, @Nullable Integer value, List<String> problems) {
        if (value != null && value < 0) {
            problems.add(name + " must be 0 or more: " + value);
        }
    }

    public static void requireAllowed(List<Map.Entry<String, String>> headers, List<String> problems) {
        for (Map.Entry<String, String> header : headers) {
            String problem = HeaderRules.problem(header.getKey(), header.getValue());
            if (problem != null) {
                problems.add(problem);
            }
        }
    }
}

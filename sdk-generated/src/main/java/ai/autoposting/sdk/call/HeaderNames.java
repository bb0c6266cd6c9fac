package ai.autoposting.sdk.call;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Knows which headers a caller may set and how names match; knows nothing of where headers come from or go to. */
final class HeaderNames {
    private static final Set<String> CREDENTIALS = Set.of("authorization", "x-api-key");
    private static final Set<String> FRAMING = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "content-type",
            "accept-encoding",
            "expect",
            "upgrade",
            "te",
            "trailer");

    private HeaderNames() {}

    /** An unmodifiable copy in which names match in any case. */
    static Map<String, List<String>> copy(Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(
                Objects.requireNonNull(name, "header name"), List.copyOf(Objects.requireNonNull(values, name))));
        return Collections.unmodifiableMap(copy);
    }

    /** Why a caller may not set this header, or null. Never says the value. */
    static @Nullable String problem(String name, String value) {
        if (name.isEmpty() || !name.chars().allMatch(HeaderNames::tokenCharacter)) {
            return "header name must be letters, digits and !#$%&'*+-.^_`|~ only: \"" + visible(name) + "\"";
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (CREDENTIALS.contains(lower)) {
            return "header " + name + " is the credential's: set apiKey(...) and authScheme(...) on the client instead";
        }
        if (FRAMING.contains(lower)) {
            return "header " + name + " is set by the client and cannot be replaced";
        }
        if (!value.chars().allMatch(c -> c == '\t' || c >= ' ' && c < 0x7f)) {
            return "value of header " + name + " must be visible ASCII, spaces and tabs only";
        }
        return null;
    }

    private static boolean tokenCharacter(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    private static String visible(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}

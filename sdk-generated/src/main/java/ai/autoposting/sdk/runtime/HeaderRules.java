package ai.autoposting.sdk.runtime;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which headers a caller may set. */
public final class HeaderRules {
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

    private HeaderRules() {}

    /** Why a caller may not set this header, or null. Never says the value, nor a name that could be a key. */
    public static @Nullable String problem(String name, String value) {
        if (name.isEmpty()) {
            return "header name must not be empty";
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isTokenCharacter(name.charAt(i))) {
                return "header name must be letters, digits and !#$%&'*+-.^_`|~ only; in the one of " + name.length()
                        + " characters, that at position " + i + " is not";
            }
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (CREDENTIALS.contains(lower)) {
            return "header " + name + " is the credential's: set apiKey(...) and authScheme(...) on the client instead";
        }
        if (FRAMING.contains(lower)) {
            return "header " + name + " is set by the client and cannot be replaced";
        }
        if (!isVisible(value)) {
            return "value of header " + Quotable.name(name) + " must be visible ASCII, spaces and tabs only";
        }
        return null;
    }

    /** The value of a pair, which is not null. */
    public static String requireValue(String name, @Nullable String value) {
        if (value == null) {
            throw new NullPointerException(Quotable.orMask(name));
        }
        return value;
    }

    private static boolean isTokenCharacter(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    /** ASCII that can be seen, spaces and tabs. */
    public static boolean isVisible(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && (c < ' ' || c >= 0x7f)) {
                return false;
            }
        }
        return true;
    }
}

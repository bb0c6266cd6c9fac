package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.HttpRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives the API key as a header. Asks for the key anew for each attempt, so that keys can rotate; never shows it. */
final class ApiKeyProvider {
    private static final String BEARER = "Authorization";

    private final Supplier<String> keys;
    private final String header;
    private final String prefix;
    private volatile HttpRequest.@Nullable Authorization last;

    /** @param prefix what stands before the key in the header's value */
    ApiKeyProvider(Supplier<String> keys, String header, String prefix) {
        this.keys = keys;
        this.header = header;
        this.prefix = prefix;
    }

    /** Why this cannot be a key, or null. Never says the key. */
    static @Nullable String problem(String key) {
        if (key.isEmpty()) {
            return "apiKey is blank: pass it to builder().apiKey(...), or set AUTOPOSTING_API_KEY and use fromEnv()";
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                return "apiKey must be ASCII without control characters; the one at position " + i + " is not";
            }
        }
        return null;
    }

    /**
     * The key to use now, without surrounding white space.
     *
     * @param only the only header that the operation takes it in; null for the client's own
     * @throws NoKey when the supplier fails or gives none that can be sent
     * @throws InterruptedException when it was interrupted
     */
    HttpRequest.Authorization key(@Nullable String only) throws NoKey, InterruptedException {
        String key;
        try {
            key = keys.get();
        } catch (Exception failure) { // checked ones too, which other languages throw undeclared
            if (Interrupts.isOne(failure)) {
                throw new InterruptedException();
            }
            throw new NoKey("the apiKey supplier failed: " + RedactedException.name(failure), failure);
        }
        String problem = key == null ? "it gave null" : problem(key.strip());
        if (problem != null) {
            throw new NoKey("the apiKey supplier gave no usable key: " + problem, null);
        }
        return only == null || only.equalsIgnoreCase(header)
                ? authorization(header, prefix, key.strip())
                : authorization(only, only.equalsIgnoreCase(BEARER) ? "Bearer " : "", key.strip());
    }

    /** The last one again while the key stays the same. */
    private HttpRequest.Authorization authorization(String name, String before, String key) {
        HttpRequest.Authorization known = last;
        if (known == null || !known.secret.equals(key) || !known.name.equals(name)) {
            known = new HttpRequest.Authorization(name, before, key);
            last = known;
        }
        return known;
    }

    /** Carries what the caller gets to see. */
    static final class NoKey extends Exception {
        private static final long serialVersionUID = 1L;

        private final IllegalStateException shown;

        private NoKey(String message, @Nullable Exception cause) {
            super(message);
            this.shown = new IllegalStateException(message, cause);
        }

        IllegalStateException shown() {
            return shown;
        }
    }
}

package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.HttpRequest;
import ai.autoposting.sdk.runtime.OptionRules;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives the API key as a header. Asks for the key anew for each attempt, so that keys can rotate; never shows it. */
final class ApiKeyProvider {
    private static final String BEARER = "Authorization";

    /** What is made from a key is kept with it, for clients of several tenants. */
    private static final int MAX_KEPT = 16;

    private final Supplier<String> keys;
    private final String header;
    private final String prefix;
    private volatile HttpRequest.Authorization[] kept = {};

    /** @param prefix what stands before the key in the header's value */
    ApiKeyProvider(Supplier<String> keys, String header, String prefix) {
        this.keys = keys;
        this.header = header;
        this.prefix = prefix;
    }

    /** Why this cannot be a key, or null. Never says the key. */
    static @Nullable String problem(String key) {
        return key.isEmpty()
                ? "apiKey is blank: pass it to builder().apiKey(...), or set AUTOPOSTING_API_KEY and use fromEnv()"
                : OptionRules.unsendable(key);
    }

    /**
     * The key to use now, without surrounding white space.
     *
     * @param only the only header that the operation takes it in; null for the client's own
     * @param own the call's own key, so that nobody is asked for one; null for the client's
     * @throws NoKey when the supplier fails or gives none that can be sent
     * @throws InterruptedException when it was interrupted
     */
    HttpRequest.Authorization key(@Nullable String only, @Nullable String own) throws NoKey, InterruptedException {
        String key = own == null ? asked() : own;
        return only == null || only.equalsIgnoreCase(header)
                ? authorization(header, prefix, key)
                : authorization(only, only.equalsIgnoreCase(BEARER) ? "Bearer " : "", key);
    }

    private String asked() throws NoKey, InterruptedException {
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
        return key.strip();
    }

    /** The same one again while it is among the last few. */
    private HttpRequest.Authorization authorization(String name, String before, String key) {
        HttpRequest.Authorization[] known = kept;
        for (HttpRequest.Authorization each : known) {
            if (each.secret.equals(key) && each.name.equals(name)) {
                return each;
            }
        }
        HttpRequest.Authorization[] more = Arrays.copyOf(known, Math.min(known.length + 1, MAX_KEPT));
        System.arraycopy(known, 0, more, 1, more.length - 1);
        more[0] = new HttpRequest.Authorization(name, before, key);
        kept = more; // one that another thread has put there meanwhile is made again
        return more[0];
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

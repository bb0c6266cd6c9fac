package ai.autoposting.sdk.internal;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What the network policy and the wire tell each other about one attempt. */
final class HttpAttempt {
    final Wire.Trace trace;
    final boolean repeatable;

    /** The answer's headers as they came, where OkHttp must not see them so. */
    volatile @Nullable Headers headers;

    HttpAttempt(Wire.Trace trace, boolean repeatable) {
        this.trace = trace;
        this.repeatable = repeatable;
    }
}

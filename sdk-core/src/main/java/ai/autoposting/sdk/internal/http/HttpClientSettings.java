package ai.autoposting.sdk.internal.http;

import java.net.Proxy;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What the sending of requests needs to know of a client's settings.
 *
 * @param client a user's own; null for ours
 * @param https whether the base URL is
 * @param proxy null for what the JVM's selector says
 * @param insecureHttpAllowed whether a key may go over an unencrypted connection to another machine
 */
public record HttpClientSettings(
        @Nullable OkHttpClient client,
        boolean https,
        long connectNanos,
        @Nullable Proxy proxy,
        @Nullable ProxyCredentials proxyCredentials,
        boolean insecureHttpAllowed) {
    /** A key may go over http:// to this machine only, so it must not go to a proxy that is elsewhere. */
    boolean staysOnThisMachine() {
        return !https && !insecureHttpAllowed;
    }

    /** OkHttp takes 0 for no limit. */
    long connectMillis() {
        return Math.max(1, Math.min(connectNanos / 1_000_000, Integer.MAX_VALUE));
    }
}

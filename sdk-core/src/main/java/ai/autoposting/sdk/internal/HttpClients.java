package ai.autoposting.sdk.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Puts our policy on an HTTP client, ours or a user's; ours becomes as many as the calls need. */
final class HttpClients {
    private HttpClients() {}

    static Lanes make(Settings settings, Resources resources, HttpPolicy policy) {
        OkHttpClient own = settings.httpClient();
        OkHttpClient base = own == null ? resources.client(settings.baseUrl().isHttps()) : own;
        OkHttpClient.Builder builder = base.newBuilder()
                .connectTimeout(millis(settings.connectTimeout()), TimeUnit.MILLISECONDS)
                .readTimeout(0, TimeUnit.MILLISECONDS) // the attempt has one limit for everything
                .writeTimeout(0, TimeUnit.MILLISECONDS)
                .callTimeout(0, TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .addNetworkInterceptor(policy);
        if (base.socketFactory().equals(SocketFactory.getDefault())) {
            builder.socketFactory(sockets(base, settings.baseUrl().isHttps()));
        }
        if (settings.proxy() != null) {
            builder.proxy(settings.proxy());
        }
        if (policy.proxyAuthorization != null) {
            builder.proxyAuthenticator(once(policy.proxyAuthorization));
        }
        return own == null ? Lanes.over(builder.build(), resources) : Lanes.single(builder.build());
    }

    private static ChannelSockets sockets(OkHttpClient base, boolean https) {
        Protocol shared = https ? Protocol.HTTP_2 : Protocol.H2_PRIOR_KNOWLEDGE;
        return base.protocols().contains(shared) ? ChannelSockets.SHARED : ChannelSockets.ONE_CALL_EACH;
    }

    /** OkHttp takes 0 for no limit. */
    private static long millis(Duration timeout) {
        return Math.max(1, Math.min(Deadline.nanos(timeout) / 1_000_000, Integer.MAX_VALUE));
    }

    /** The value that gives these credentials to a proxy, or null. */
    static @Nullable String basic(Settings.@Nullable ProxyCredentials credentials) {
        if (credentials == null) {
            return null;
        }
        byte[] plain = (credentials.user() + ":" + credentials.password()).getBytes(StandardCharsets.ISO_8859_1);
        return "Basic " + Base64.getEncoder().encodeToString(plain);
    }

    /** For tunnels only, and once: other requests carry the credentials from the start. */
    private static Authenticator once(String authorization) {
        return (route, response) -> {
            Request request = response.request();
            return request.method().equals("CONNECT") && request.header("Proxy-Authorization") == null
                    ? request.newBuilder()
                            .header("Proxy-Authorization", authorization)
                            .build()
                    : null;
        };
    }
}

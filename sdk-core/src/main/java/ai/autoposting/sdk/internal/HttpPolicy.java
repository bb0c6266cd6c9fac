package ai.autoposting.sdk.internal;

import java.io.IOException;
import java.net.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Stands right before the network, on a connection that is made: notes that the request is leaving, lets none leave twice
 * that must not, and keeps OkHttp from answering a {@code Retry-After} by itself.
 */
final class HttpPolicy implements Interceptor {
    /** The value that gives our credentials to a proxy. */
    final @Nullable String proxyAuthorization;

    /**
     * Those under way, by the request that the engine made, which a clone of the call has too. Not in the request's tags: the
     * first tag of a process loads fifty classes of Kotlin's reflection.
     */
    private final Map<Request, HttpAttempt> attempts = new ConcurrentHashMap<>();

    HttpPolicy(@Nullable String proxyAuthorization) {
        this.proxyAuthorization = proxyAuthorization;
    }

    void begin(Request request, HttpAttempt attempt) {
        attempts.put(request, attempt);
    }

    void end(Request request) {
        attempts.remove(request);
    }

    /** How many attempts are under way. */
    int size() {
        return attempts.size();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        HttpAttempt attempt = attempts.get(chain.call().request());
        if (attempt == null) { // not one of ours
            return chain.proceed(chain.request());
        }
        if (attempt.trace.sent && !attempt.repeatable) {
            throw new IOException("an interceptor sent the request again, which could carry it out twice");
        }
        attempt.trace.sent = true;
        attempt.headers = null; // those of an answer that an interceptor has thrown away
        Response response = chain.proceed(withProxyCredentials(chain));
        if (response.code() != 503 || response.header("Retry-After") == null) {
            return response;
        }
        attempt.headers = response.headers();
        return response.newBuilder().removeHeader("Retry-After").build();
    }

    /** A tunnel's credentials go with its CONNECT; without a tunnel each request carries them. */
    private Request withProxyCredentials(Chain chain) {
        Request request = chain.request();
        Connection connection = chain.connection();
        boolean untunnelled = proxyAuthorization != null
                && connection != null
                && connection.route().proxy().type() == Proxy.Type.HTTP
                && !request.isHttps();
        return untunnelled
                ? request.newBuilder()
                        .header("Proxy-Authorization", proxyAuthorization)
                        .build()
                : request;
    }
}

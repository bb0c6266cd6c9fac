package ai.autoposting.sdk.internal;

import java.io.IOException;
import java.net.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
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
    private final @Nullable String proxyAuthorization;

    /** Those under way. Not in the request's tags: the first tag of a process loads fifty classes of Kotlin's reflection. */
    private final Map<Call, HttpAttempt> attempts = new ConcurrentHashMap<>();

    HttpPolicy(@Nullable String proxyAuthorization) {
        this.proxyAuthorization = proxyAuthorization;
    }

    void begin(Call exchange, HttpAttempt attempt) {
        attempts.put(exchange, attempt);
    }

    void end(Call exchange) {
        attempts.remove(exchange);
    }

    /** A body tells its attempt even when an interceptor of the user's sends it in a call of its own. */
    private @Nullable HttpAttempt attempt(Chain chain) {
        return chain.request().body() instanceof JsonRequestBody ours ? ours.attempt : attempts.get(chain.call());
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        HttpAttempt attempt = attempt(chain);
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

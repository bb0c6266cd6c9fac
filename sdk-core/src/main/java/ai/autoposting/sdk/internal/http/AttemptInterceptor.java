package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Stands right before the network, on a connection that is made: binds it to its attempt, notes that the request is leaving,
 * lets none leave twice that must not, and keeps OkHttp from acting on a response by itself.
 */
final class AttemptInterceptor implements Interceptor {
    /** What OkHttp is told where it would act on the true status, or fail on it. */
    private static final int UNSUSPICIOUS = 400;

    final ProxyAuthenticator proxyAuthenticator;

    /**
     * Those under way, by the request that the engine made, which a clone of the call has too. Not in the request's tags: the
     * first tag of a process loads fifty classes of Kotlin's reflection.
     */
    private final Map<Request, HttpAttempt> attempts = new ConcurrentHashMap<>();

    AttemptInterceptor(ProxyAuthenticator proxyAuthenticator) {
        this.proxyAuthenticator = proxyAuthenticator;
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
        boolean sentBefore = attempt.sent;
        if (sentBefore && !attempt.repeatable) {
            throw new HttpConnectionException(
                    HttpConnectionException.Kind.HOPELESS,
                    "an interceptor sent the request again, which could carry it out twice");
        }
        Connection connection = Objects.requireNonNull(chain.connection(), "connection");
        attempt.written = !bind(connection.socket(), attempt);
        attempt.sent = true;
        attempt.headers = null; // those of a response that an interceptor has thrown away
        attempt.status = 0;
        try {
            return send(chain, connection, attempt);
        } catch (HttpConnectionException notSent) {
            boolean unread = notSent.kind == HttpConnectionException.Kind.SOURCE && !attempt.written;
            if (notSent.isUnsent() || unread) {
                attempt.sent = sentBefore;
            }
            throw notSent;
        }
    }

    /** Whether the socket tells what of the request it takes. */
    private static boolean bind(Socket socket, HttpAttempt attempt) throws IOException {
        if (socket instanceof ChannelSocket plain) {
            return plain.serve(attempt);
        } else if (socket instanceof FilteringSslSocket tls) {
            return tls.serve(attempt);
        }
        socket.setSoTimeout(attempt.leftMillis()); // a user's own, or a SOCKS proxy's: each read has a limit at least
        return false;
    }

    private Response send(Chain chain, Connection connection, HttpAttempt attempt) throws IOException {
        Request request = chain.request();
        Proxy proxy = connection.route().proxy();
        boolean untunnelled = proxy.type() == Proxy.Type.HTTP && !request.isHttps();
        Request sent = untunnelled ? proxyAuthenticator.untunnelled(request, proxy) : request;
        Response response = chain.proceed(sent);
        if (response.code() == 407) {
            if (untunnelled && !attempt.isSpent() && proxyAuthenticator.helps(sent, response, proxy)) {
                attempt.closeSocket();
                throw new HttpConnectionException(HttpConnectionException.Kind.STALE, "the proxy asks for credentials");
            }
            return untunnelled ? response : disguised(response, attempt);
        }
        return response.code() == 503 && response.header("Retry-After") != null
                ? withoutRetryAfter(response, attempt)
                : response;
    }

    /** A 407 that the service sent itself: OkHttp would fail on it, or ask who we are to a proxy. */
    private static Response disguised(Response response, HttpAttempt attempt) {
        attempt.status = response.code();
        return response.newBuilder().code(UNSUSPICIOUS).build();
    }

    private static Response withoutRetryAfter(Response response, HttpAttempt attempt) {
        attempt.headers = response.headers();
        return response.newBuilder().removeHeader("Retry-After").build();
    }
}

package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.net.Proxy;
import java.util.Objects;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Gives our credentials to an HTTP proxy that asks for them in a form that we have, and once: a proxy that has refused them
 * may lock the account. Knows proxies; knows nothing of the service. Equal when the credentials are, since OkHttp uses
 * connections again only between equal ones.
 */
final class ProxyAuthenticator implements Authenticator {
    static final String HEADER = "Proxy-Authorization";

    /** The value that gives the credentials; null when there are none. */
    private final @Nullable String authorization;

    private volatile @Nullable Proxy asked;

    ProxyAuthenticator(@Nullable ProxyCredentials credentials) {
        this.authorization = credentials == null ? null : credentials.authorization();
    }

    /**
     * The request for a tunnel with our credentials; without them, before the proxy asks.
     *
     * @throws HttpConnectionException when they would not help
     */
    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) throws IOException {
        Request request = response.request();
        if (!request.method().equals("CONNECT") || isBeforeAsking(response)) {
            return null;
        }
        if (authorization == null) {
            throw hopeless("the proxy asks for credentials: give them to proxyCredentials(...)");
        }
        if (!asksForBasic(response)) {
            throw hopeless("the proxy asks for credentials, but not with the scheme Basic");
        }
        HttpAttempt attempt = HttpAttempt.current();
        if (request.header(HEADER) != null || attempt != null && attempt.gaveProxyCredentials) {
            throw hopeless("the proxy refused the credentials given to proxyCredentials(...)");
        }
        if (attempt != null) {
            attempt.gaveProxyCredentials = true;
        }
        return request.newBuilder().header(HEADER, authorization).build();
    }

    private static HttpConnectionException hopeless(String why) {
        return new HttpConnectionException(HttpConnectionException.Kind.HOPELESS, why);
    }

    /** OkHttp asks so before it opens a tunnel. */
    private static boolean isBeforeAsking(Response response) {
        return "OkHttp-Preemptive".equalsIgnoreCase(response.header("Proxy-Authenticate"));
    }

    private static boolean asksForBasic(Response response) {
        for (Challenge challenge : response.challenges()) {
            if (challenge.scheme().equalsIgnoreCase("Basic")) {
                return true;
            }
        }
        return false;
    }

    /** The request as it goes to this proxy without a tunnel: with our credentials if it has asked for them. */
    Request untunnelled(Request request, Proxy proxy) {
        return authorization != null && proxy.equals(asked)
                ? request.newBuilder().header(HEADER, authorization).build()
                : request;
    }

    /** Whether the request can be sent again, now with our credentials: the proxy asked for them and has not refused them. */
    boolean helps(Request sent, Response response, Proxy proxy) {
        if (authorization == null || sent.header(HEADER) != null || !asksForBasic(response)) {
            return false;
        }
        asked = proxy;
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProxyAuthenticator that && Objects.equals(authorization, that.authorization);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(authorization);
    }
}

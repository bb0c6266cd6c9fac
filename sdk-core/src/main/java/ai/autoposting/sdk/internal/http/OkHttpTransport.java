package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Sends requests through OkHttp. Whether a call is tried again is decided elsewhere, and what a body means. */
public final class OkHttpTransport implements HttpTransport {
    private final Callable<PooledClients> clients;
    private final AttemptInterceptor interceptor;
    private final AuthorizedRequests requests = new AuthorizedRequests();
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable PooledClients made;

    /**
     * @param clients makes the HTTP clients when the first request needs them; can fail to
     * @param interceptor the one that all the clients have
     */
    OkHttpTransport(Callable<PooledClients> clients, AttemptInterceptor interceptor) {
        this.clients = clients;
        this.interceptor = interceptor;
    }

    public static HttpTransport over(HttpClientSettings settings, ConnectionPools pools) {
        AttemptInterceptor interceptor = new AttemptInterceptor(new ProxyAuthenticator(settings.proxyCredentials()));
        return new OkHttpTransport(new HttpClientFactory(settings, pools, interceptor), interceptor);
    }

    @Override
    public void warmUp() {
        try {
            PooledClients.Client client = clients().acquire();
            client.release();
            WarmUp.run(client.http().connectionSpecs().stream().anyMatch(ConnectionSpec::isTls));
        } catch (Exception | LinkageError unusable) {
            // Such as a broken trust store: the first request tries again, and reports it.
        }
    }

    @Override
    public HttpResponse send(
            HttpRequest request,
            HttpRequest.@Nullable Authorization authorization,
            long nanos,
            Cancellation cancellation)
            throws HttpTransportException {
        HttpAttempt attempt = new HttpAttempt(request, nanos, cancellation);
        try {
            return send(requests.of(request, authorization), attempt, cancellation);
        } catch (IOException failure) {
            throw new HttpTransportException(attempt.sent, attempt.explained(failure));
        } catch (Throwable unforeseen) { // users' code runs in there, and OkHttp throws others at times
            throw new HttpTransportException(attempt.sent, unforeseen);
        }
    }

    private HttpResponse send(Request request, HttpAttempt attempt, Cancellation cancellation) throws Exception {
        PooledClients known = clients();
        interceptor.begin(request, attempt);
        HttpAttempt outer = attempt.enter();
        try {
            while (true) {
                try {
                    return send(request, known, attempt, cancellation);
                } catch (HttpConnectionException notSent) {
                    if (notSent.kind != HttpConnectionException.Kind.STALE || attempt.sent) {
                        throw notSent;
                    }
                    attempt.left(); // another connection is for free while there is time
                }
            }
        } finally {
            HttpAttempt.leaveTo(outer);
            interceptor.end(request);
        }
    }

    private static HttpResponse send(
            Request request, PooledClients clients, HttpAttempt attempt, Cancellation cancellation) throws IOException {
        PooledClients.Client client = clients.acquire();
        HttpResponse response = null;
        try {
            Call call = client.http().newCall(request);
            if (!client.keepsLimits()) {
                call.timeout().timeout(attempt.left(), TimeUnit.NANOSECONDS);
            }
            attempt.carriedOutBy(call);
            cancellation.attach(attempt);
            response = new OkHttpResponse(client, call, call.execute(), attempt);
            return response;
        } finally {
            if (response == null) {
                attempt.endService();
                client.release();
            }
        }
    }

    private PooledClients clients() throws Exception {
        PooledClients known = made;
        if (known != null) {
            return known;
        }
        making.lock();
        try {
            PooledClients first = made == null ? clients.call() : made;
            made = first;
            return first;
        } finally {
            making.unlock();
        }
    }
}

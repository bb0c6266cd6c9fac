package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.net.Proxy;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * Puts our interceptor and our sockets under an HTTP client, ours or a user's; ours becomes as many as the calls need. To be
 * called once, by the first request: that takes its time.
 */
final class HttpClientFactory implements Callable<PooledClients> {
    private final HttpClientSettings settings;
    private final ConnectionPools pools;
    private final AttemptInterceptor interceptor;

    HttpClientFactory(HttpClientSettings settings, ConnectionPools pools, AttemptInterceptor interceptor) {
        this.settings = settings;
        this.pools = pools;
        this.interceptor = interceptor;
    }

    /** @throws IOException when TLS cannot be set up: the JVM's trust store is unreadable, for example */
    @Override
    public PooledClients call() throws IOException {
        OkHttpClient own = settings.client();
        OkHttpClient base = own == null ? pools.client(settings.https()) : own;
        OkHttpClient.Builder builder = base.newBuilder()
                .connectTimeout(settings.connectMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(0, TimeUnit.MILLISECONDS) // the attempt has one limit for everything
                .writeTimeout(0, TimeUnit.MILLISECONDS)
                .callTimeout(0, TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .addNetworkInterceptor(interceptor);
        if (settings.proxy() != null) {
            builder.proxy(settings.proxy());
        } else if (settings.staysOnThisMachine()) {
            builder.proxy(Proxy.NO_PROXY);
        }
        if (settings.proxyCredentials() != null || base.proxyAuthenticator() == Authenticator.NONE) {
            builder.proxyAuthenticator(interceptor.proxyAuthenticator);
        }
        if (own != null && own.socketFactory().equals(SocketFactory.getDefault())) {
            useOurSockets(builder, own);
        }
        OkHttpClient made = builder.build();
        if (!ChannelSocketFactory.serves(made)) {
            made = builder.addInterceptor(new ReadTimeoutInterceptor()).build();
        }
        return own == null ? PooledClients.over(made, pools) : PooledClients.single(made);
    }

    private static void useOurSockets(OkHttpClient.Builder builder, OkHttpClient own) {
        boolean shared = own.protocols().contains(Protocol.H2_PRIOR_KNOWLEDGE);
        (shared ? ChannelSocketFactory.SHARED : ChannelSocketFactory.ONE_CALL_EACH).setUp(builder, own.dns());
        if (own.connectionSpecs().stream().anyMatch(ConnectionSpec::isTls)) {
            TlsSetup.setUp(builder, own);
        }
    }
}

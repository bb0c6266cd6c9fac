package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
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
        if (!hasOurSockets(made)) {
            made = builder.addInterceptor(new ReadTimeoutInterceptor()).build();
        }
        return own == null ? PooledClients.over(made, pools) : PooledClients.single(made);
    }

    /** Whether all connections of a client are made over our sockets, which keep the attempt's limit by themselves. */
    static boolean hasOurSockets(OkHttpClient client) {
        boolean shared = client.protocols().contains(Protocol.HTTP_2)
                || client.protocols().contains(Protocol.H2_PRIOR_KNOWLEDGE);
        if (shared || !(client.socketFactory() instanceof ChannelSocketFactory)) {
            return false; // a connection that several calls share keeps the limit of none
        }
        Proxy proxy = client.proxy();
        ProxySelector selector = client.proxySelector();
        return proxy == null
                ? selector.getClass().getName().equals("sun.net.spi.DefaultProxySelector")
                        && System.getProperty("socksProxyHost") == null
                        && !Boolean.getBoolean("java.net.useSystemProxies")
                : proxy.type() != Proxy.Type.SOCKS;
    }

    /** Our own HTTP client. The one for http:// spares itself the setting up of TLS. */
    static OkHttpClient ours(boolean https, ConnectionPool pool) throws IOException {
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder().connectionPool(pool).protocols(List.of(Protocol.HTTP_1_1));
        useOurConnections(builder, Dns.SYSTEM, ChannelSocketFactory.ONE_CALL_EACH);
        if (!https) {
            return builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
        }
        return TlsSetup.setUp(builder).build();
    }

    private static void useOurSockets(OkHttpClient.Builder builder, OkHttpClient own) {
        boolean shared = own.protocols().contains(Protocol.H2_PRIOR_KNOWLEDGE);
        useOurConnections(
                builder, own.dns(), shared ? ChannelSocketFactory.SHARED : ChannelSocketFactory.ONE_CALL_EACH);
        if (own.connectionSpecs().stream().anyMatch(ConnectionSpec::isTls)) {
            TlsSetup.setUp(builder, own);
        }
    }

    private static void useOurConnections(OkHttpClient.Builder builder, Dns dns, ChannelSocketFactory sockets) {
        builder.dns(new AttemptDns(dns)).socketFactory(sockets);
        builder.fastFallback(false); // the sockets try several addresses themselves, without threads
    }
}

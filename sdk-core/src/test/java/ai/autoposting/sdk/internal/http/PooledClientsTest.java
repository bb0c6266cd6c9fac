package ai.autoposting.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

class PooledClientsTest {
    private static final int FULL = ConnectionPools.MAX_IDLE_CONNECTIONS;

    private final ConnectionPools pools = new ConnectionPools();
    private final OkHttpClient first = new OkHttpClient.Builder()
            .connectionPool(pools.pool(0).connections())
            .addInterceptor(this::answer)
            .build();
    private final PooledClients clients = PooledClients.over(first, pools);
    private boolean broken;

    private Response answer(Interceptor.Chain chain) throws IOException {
        if (broken) {
            throw new IOException("broken");
        }
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(204)
                .message("No Content")
                .body(ResponseBody.create("", null))
                .build();
    }

    private List<PooledClients.Client> enter(int times) {
        List<PooledClients.Client> entered = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            entered.add(clients.acquire());
        }
        return entered;
    }

    @Test
    void aClientCarriesAsManyCallsAsItsPoolKeepsConnections() {
        assertThat(enter(FULL)).extracting(client -> client.http()).containsOnly(first);
        assertThat(enter(FULL)).extracting(client -> client.http()).doesNotContain(first);
        assertThat(enter(1).get(0).http().connectionPool())
                .isSameAs(pools.pool(2).connections());
    }

    @Test
    void anotherClientDiffersInItsPoolAndDispatcherOnly() {
        enter(FULL);
        OkHttpClient second = clients.acquire().http();

        assertThat(second.connectionPool()).isSameAs(pools.pool(1).connections());
        assertThat(second.dispatcher()).isNotSameAs(first.dispatcher());
        assertThat(second.interceptors()).isEqualTo(first.interceptors());
        assertThat(second.socketFactory()).isSameAs(first.socketFactory());
        assertThat(second.sslSocketFactory()).isSameAs(first.sslSocketFactory());
    }

    @Test
    void roomOnAnEarlierClientIsUsedFirst() {
        List<PooledClients.Client> entered = enter(2 * FULL);
        entered.get(FULL).release();
        entered.get(0).release();

        assertThat(clients.acquire()).isSameAs(entered.get(0));
        assertThat(clients.acquire()).isSameAs(entered.get(FULL));
    }

    @Test
    void clientsThatShareThePoolsCountTheirCallsTogether() {
        PooledClients other = PooledClients.over(first, pools);
        enter(FULL);

        assertThat(other.acquire().http().connectionPool())
                .isSameAs(pools.pool(1).connections());
    }

    @Test
    void noCallIsLostCountOfWhenManyThreadsComeAndGo() throws Exception {
        enter(FULL - 1); // so that the threads fight for the last place and widen
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> tasks = Collections.nCopies(8, () -> {
                for (int i = 0; i < 5_000; i++) {
                    PooledClients.Client outer = clients.acquire();
                    clients.acquire().release();
                    outer.release();
                }
                return null;
            });
            for (Future<Void> ended : threads.invokeAll(tasks)) {
                ended.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(clients.acquire().http()).isSameAs(first);
        assertThat(enter(FULL))
                .extracting(client -> client.http().connectionPool())
                .containsOnly(pools.pool(1).connections());
        assertThat(clients.acquire().http().connectionPool())
                .isSameAs(pools.pool(2).connections());
    }

    @Test
    void aUsersClientCarriesAnyNumberOfCalls() {
        PooledClients single = PooledClients.single(first);
        for (int i = 0; i < 10 * FULL; i++) {
            assertThat(single.acquire().http()).isSameAs(first);
        }
    }

    /** Java's proxy selector looks at the properties for each connection, too. */
    @Test
    void whetherSocketsKeepLimitsFollowsTheProxiesOfTheJvm() throws IOException {
        PooledClients.Client ours = PooledClients.single(pools.client(false)).acquire();
        assertThat(ours.keepsLimits()).isTrue();
        System.setProperty("java.net.useSystemProxies", "true");
        try {
            assertThat(ours.keepsLimits()).isFalse();
        } finally {
            System.clearProperty("java.net.useSystemProxies");
        }
        assertThat(ours.keepsLimits()).isTrue();
    }

    @Test
    void whateverEndsAnExchangeItReleasesItsClient() throws HttpTransportException {
        AttemptInterceptor interceptor = new AttemptInterceptor(new ProxyAuthenticator(null));
        OkHttpTransport transport = new OkHttpTransport(() -> clients, interceptor);
        for (int i = 0; i < 2 * FULL; i++) {
            send(transport).close();
        }
        broken = true;
        for (int i = 0; i < 2 * FULL; i++) {
            assertThatThrownBy(() -> send(transport)).cause().hasMessage("broken");
        }

        assertThat(interceptor.size()).isZero();
        assertThat(enter(FULL)).extracting(client -> client.http()).containsOnly(first);
        assertThat(clients.acquire().http()).isNotSameAs(first); // none was left twice
    }

    private static HttpResponse send(HttpTransport transport) throws HttpTransportException {
        HttpRequest request = new HttpRequest("GET", HttpUrl.get("https://host/things"), Headers.of(), null, true);
        return transport.send(
                request,
                new HttpRequest.Authorization("Authorization", "Bearer ", "key"),
                1_000_000_000,
                new Cancellation());
    }
}

package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.AuthScheme;
import ai.autoposting.sdk.call.Operation;
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

class LanesTest {
    private static final int FULL = Resources.MOST_IDLE_CONNECTIONS;

    private final Resources resources = new Resources();
    private final OkHttpClient first = new OkHttpClient.Builder()
            .connectionPool(resources.pool(0).connections())
            .addInterceptor(this::answer)
            .build();
    private final Lanes lanes = Lanes.over(first, resources);
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

    private List<Lanes.Lane> enter(int times) {
        List<Lanes.Lane> entered = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            entered.add(lanes.enter());
        }
        return entered;
    }

    @Test
    void aLaneCarriesAsManyCallsAsItsPoolKeepsConnections() {
        assertThat(enter(FULL)).extracting(lane -> lane.client).containsOnly(first);
        assertThat(enter(FULL)).extracting(lane -> lane.client).doesNotContain(first);
        assertThat(enter(1).get(0).client.connectionPool())
                .isSameAs(resources.pool(2).connections());
    }

    @Test
    void anotherLaneDiffersInItsPoolAndDispatcherOnly() {
        enter(FULL);
        OkHttpClient second = lanes.enter().client;

        assertThat(second.connectionPool()).isSameAs(resources.pool(1).connections());
        assertThat(second.dispatcher()).isNotSameAs(first.dispatcher());
        assertThat(second.interceptors()).isEqualTo(first.interceptors());
        assertThat(second.socketFactory()).isSameAs(first.socketFactory());
        assertThat(second.sslSocketFactory()).isSameAs(first.sslSocketFactory());
    }

    @Test
    void roomOnAnEarlierLaneIsUsedFirst() {
        List<Lanes.Lane> entered = enter(2 * FULL);
        entered.get(FULL).leave();
        entered.get(0).leave();

        assertThat(lanes.enter()).isSameAs(entered.get(0));
        assertThat(lanes.enter()).isSameAs(entered.get(FULL));
    }

    @Test
    void clientsThatShareThePoolsCountTheirCallsTogether() {
        Lanes other = Lanes.over(first, resources);
        enter(FULL);

        assertThat(other.enter().client.connectionPool())
                .isSameAs(resources.pool(1).connections());
    }

    @Test
    void noCallIsLostCountOfWhenManyThreadsComeAndGo() throws Exception {
        enter(FULL - 1); // so that the threads fight for the last place and widen
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> tasks = Collections.nCopies(8, () -> {
                for (int i = 0; i < 5_000; i++) {
                    Lanes.Lane outer = lanes.enter();
                    lanes.enter().leave();
                    outer.leave();
                }
                return null;
            });
            for (Future<Void> ended : threads.invokeAll(tasks)) {
                ended.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(lanes.enter().client).isSameAs(first);
        assertThat(enter(FULL))
                .extracting(lane -> lane.client.connectionPool())
                .containsOnly(resources.pool(1).connections());
        assertThat(lanes.enter().client.connectionPool())
                .isSameAs(resources.pool(2).connections());
    }

    @Test
    void aUsersClientCarriesAnyNumberOfCalls() {
        Lanes single = Lanes.single(first);
        for (int i = 0; i < 10 * FULL; i++) {
            assertThat(single.enter().client).isSameAs(first);
        }
    }

    @Test
    void whateverEndsAnExchangeItLeavesItsLane() throws IOException {
        HttpPolicy policy = new HttpPolicy(new ProxyLogin(null));
        OkHttpWire wire = new OkHttpWire(() -> lanes, policy, new Credential(() -> "key", AuthScheme.BEARER));
        for (int i = 0; i < 2 * FULL; i++) {
            send(wire).close();
        }
        broken = true;
        for (int i = 0; i < 2 * FULL; i++) {
            assertThatThrownBy(() -> send(wire)).hasMessage("broken");
        }

        assertThat(policy.size()).isZero();
        assertThat(enter(FULL)).extracting(lane -> lane.client).containsOnly(first);
        assertThat(lanes.enter().client).isNotSameAs(first); // none was left twice
    }

    private static Answer send(OkHttpWire wire) throws IOException {
        HttpUrl base = HttpUrl.get("https://host/");
        Operation<?> operation =
                Operation.builder("readThing", "GET", "/things").build();
        PreparedCall<?> call =
                new PreparedCall<>(new Plan<>(operation, base), base, Headers.EMPTY, null, null, 1, 1, 0, List.of());
        return wire.send(call, "key", 1_000_000_000, new Cancellation(), new Wire.Trace());
    }
}

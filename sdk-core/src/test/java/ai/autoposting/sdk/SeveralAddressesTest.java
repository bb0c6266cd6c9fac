package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host with several addresses is reached by the first that answers; one that is dead costs a quarter of a second. */
class SeveralAddressesTest {
    private static final String REFUSES = "127.0.0.2";
    private static final String SWALLOWS = "127.0.0.3";

    private final CountDownLatch lookedUp = new CountDownLatch(1);
    private RawServer server;
    private int port;
    private FullServer full;

    @BeforeEach
    void start() throws IOException {
        server = RawServer.start(RawServer.ok("{\"data\":{}}"));
        port = Integer.parseInt(server.url().substring(server.url().lastIndexOf(':') + 1));
        full = new FullServer(InetAddress.getByName(SWALLOWS), port);
    }

    @AfterEach
    void stop() throws IOException {
        full.close();
        server.close();
    }

    private AutopostingClient.Builder client(String... addresses) {
        OkHttpClient own = new OkHttpClient.Builder()
                .dns(host -> {
                    List<InetAddress> found = new ArrayList<>();
                    for (String address : addresses) {
                        found.add(InetAddress.getByName(address));
                    }
                    lookedUp.countDown();
                    return found;
                })
                .build();
        return Calls.client("http://several.test:" + port)
                .allowInsecureHttp(true)
                .maxRetries(0)
                .httpClient(own);
    }

    @Test
    void deadAddressesDoNotHoldTheCall() {
        try (AutopostingClient client = client(SWALLOWS, REFUSES, "127.0.0.1")
                .connectTimeout(Duration.ofMinutes(1))
                .attemptTimeout(Duration.ofSeconds(20))
                .build()) {
            assertThat(client.execute(Calls.POST, Calls.arguments(Calls.POST))).isEqualTo(Map.of());
            assertThat(client.execute(Calls.POST, Calls.arguments(Calls.POST))).isEqualTo(Map.of());
        }
        assertThat(server.requests()).hasSize(2);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void whenAllRefuseThatIsWhatIsSaid() {
        try (AutopostingClient client = client(REFUSES, "127.0.0.4").build()) {
            assertThatThrownBy(() -> client.execute(Calls.POST, Calls.arguments(Calls.POST)))
                    .isExactlyInstanceOf(ConnectionException.class)
                    .hasMessage("storeThing: could not connect: ConnectException: Connection refused");
        }
    }

    @Test
    void theAttemptsLimitHoldsForAllOfThem() {
        try (AutopostingClient client =
                client(SWALLOWS, REFUSES).attemptTimeout(Duration.ofMillis(400)).build()) {
            assertThat(catchThrowable(() -> client.execute(Calls.POST, Calls.arguments(Calls.POST))))
                    .isExactlyInstanceOf(CallTimeoutException.class)
                    .hasMessage("storeThing: no complete answer within the attempt's timeout of PT0.4S");
        }
    }

    @Test
    void cancellingEndsTheAttemptToReachThem() throws Exception {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try (AutopostingClient client =
                client(SWALLOWS, REFUSES).executor(worker).build()) {
            CompletableFuture<?> call = client.async().execute(Calls.POST, Calls.arguments(Calls.POST));
            assertThat(lookedUp.await(10, TimeUnit.SECONDS)).isTrue();
            call.cancel(true);
        }
        worker.shutdown();
        assertThat(worker.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anInterruptEndsItToo() throws Exception {
        try (AutopostingClient client = client(SWALLOWS, REFUSES).build()) {
            List<Throwable> thrown = new ArrayList<>();
            Thread caller = new Thread(() ->
                    thrown.add(catchThrowable(() -> client.execute(Calls.POST, Calls.arguments(Calls.POST)))));
            caller.start();
            assertThat(lookedUp.await(10, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();
            caller.join(TimeUnit.SECONDS.toMillis(10));

            assertThat(thrown).singleElement().isInstanceOf(CallCancelledException.class);
        }
    }
}

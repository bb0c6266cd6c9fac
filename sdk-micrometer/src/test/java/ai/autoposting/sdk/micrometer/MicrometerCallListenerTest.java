package ai.autoposting.sdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.CallListener;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.testing.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What real calls become in a real registry. Each meter is shown as {@code name{tags} count}. */
@Timeout(60)
class MicrometerCallListenerTest {
    private static final String SLUG = "acme-of-nobody-else";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private AutopostingClient client(AutopostingMockServer server) {
        return server.clientBuilder()
                .listener(MicrometerCallListener.of(registry))
                .build();
    }

    private List<String> meters() {
        return registry.getMeters().stream()
                .map(meter -> shown(meter) + " " + ((Timer) meter).count())
                .sorted()
                .toList();
    }

    private static String shown(Meter meter) {
        return meter.getId().getName()
                + meter.getId().getTags().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private double seconds(String name) {
        return registry.get(name).timer().totalTime(TimeUnit.SECONDS);
    }

    @Test
    void aCallAndItsOneAttempt() {
        try (AutopostingMockServer server = AutopostingMockServer.start();
                AutopostingClient client = client(server)) {
            server.brand(SLUG).token(Platform.X, "tok_1");
            client.platformOAuth().getPlatformTokenDetails(SLUG, Platform.X);
            client.platformOAuth().getPlatformTokenDetails(SLUG, Platform.X);
        }
        assertThat(meters())
                .containsExactly(
                        "autoposting.attempts{operation=getPlatformTokenDetails, outcome=success, status=200} 2",
                        "autoposting.calls{operation=getPlatformTokenDetails, outcome=success, status=200} 2");
        assertThat(seconds("autoposting.calls")).isGreaterThanOrEqualTo(seconds("autoposting.attempts"));
        assertThat(seconds("autoposting.attempts")).isPositive();
    }

    @Test
    void anErrorIsTheExceptionThatTheCallerGets() {
        try (AutopostingMockServer server =
                        AutopostingMockServer.builder().knownBrandsOnly().start();
                AutopostingClient client = client(server)) {
            assertThat(catchThrowable(() -> client.platformOAuth().getPlatformTokenDetails(SLUG, Platform.X)))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThat(meters())
                .containsExactly(
                        "autoposting.attempts{operation=getPlatformTokenDetails, outcome=NotFoundException, status=404} 1",
                        "autoposting.calls{operation=getPlatformTokenDetails, outcome=NotFoundException, status=404} 1");
    }

    @Test
    void aRetryIsAnAttemptMoreAndTheWaitBeforeIt() {
        try (AutopostingMockServer server = AutopostingMockServer.start();
                AutopostingClient client = client(server)) {
            server.failNext(Fault.status(503).retryAfter(Duration.ofMillis(20)));
            client.platformOAuth()
                    .storePlatformToken(
                            SLUG,
                            StorePlatformTokenRequest.builder()
                                    .platform(Platform.X)
                                    .accessToken("ya29.secret")
                                    .platformUserId("user_1")
                                    .build());
        }
        assertThat(meters())
                .containsExactly(
                        "autoposting.attempts{operation=storePlatformToken, outcome=ServerException, status=503} 1",
                        "autoposting.attempts{operation=storePlatformToken, outcome=success, status=200} 1",
                        "autoposting.calls{operation=storePlatformToken, outcome=success, status=200} 1",
                        "autoposting.retries{operation=storePlatformToken} 1");
        assertThat(seconds("autoposting.retries")).isEqualTo(0.02);
    }

    @Test
    void aFailedConnectionHasNoStatus() throws IOException {
        int nobody;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = taken.getLocalPort();
        }
        try (AutopostingClient client = AutopostingClient.builder()
                .baseUrl("http://127.0.0.1:" + nobody)
                .apiKey("sk-social-key")
                .maxRetries(0)
                .listener(MicrometerCallListener.of(registry))
                .build()) {
            assertThat(catchThrowable(() -> client.platformOAuth().getPlatformTokenDetails(SLUG, Platform.X)))
                    .isInstanceOf(ConnectionException.class);
        }
        assertThat(meters())
                .containsExactly(
                        "autoposting.attempts{operation=getPlatformTokenDetails, outcome=ConnectionException, status=none} 1",
                        "autoposting.calls{operation=getPlatformTokenDetails, outcome=ConnectionException, status=none} 1");
    }

    @Test
    void anAsyncCallIsMeasuredBeforeItsFutureIsCompleted() {
        try (AutopostingMockServer server = AutopostingMockServer.start();
                AutopostingClient client = client(server)) {
            client.async()
                    .platformOAuth()
                    .getPlatformTokenDetails(SLUG, Platform.X)
                    .join();
            assertThat(meters())
                    .containsExactly(
                            "autoposting.attempts{operation=getPlatformTokenDetails, outcome=success, status=200} 1",
                            "autoposting.calls{operation=getPlatformTokenDetails, outcome=success, status=200} 1");
        }
    }

    @Test
    void aCancelledCallIsMeasuredOnce() throws InterruptedException {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        MicrometerCallListener meters = MicrometerCallListener.of(registry);
        CallListener both = new CallListener() {
            @Override
            public void attemptStarted(AttemptStarted event) {
                heard.add("started");
            }

            @Override
            public void attemptEnded(AttemptEnded event) {
                meters.attemptEnded(event);
            }

            @Override
            public void callEnded(CallEnded event) {
                meters.callEnded(event);
                heard.add("ended");
            }
        };
        try (AutopostingMockServer server = AutopostingMockServer.start();
                AutopostingClient client = server.clientBuilder().listener(both).build()) {
            server.failNext(Fault.silence());
            CompletableFuture<?> call = client.async().platformOAuth().getPlatformTokenDetails(SLUG, Platform.X);
            assertThat(heard.take()).isEqualTo("started");
            call.cancel(true);
            assertThat(heard.take()).isEqualTo("ended");
        }
        assertThat(meters())
                .contains(
                        "autoposting.calls{operation=getPlatformTokenDetails, outcome=CallCancelledException, status=none} 1")
                .allSatisfy(meter -> assertThat(meter).contains("outcome=CallCancelledException, status=none"));
    }

    @Test
    void aCallThatWaitedForTheRateLimitIsCountedWithItsWait() {
        MicrometerCallListener listener = MicrometerCallListener.of(registry);
        for (Duration paced : List.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(4))) {
            listener.callEnded(new CallListener.CallEnded(
                    "op",
                    1,
                    OptionalInt.of(200),
                    Optional.empty(),
                    Duration.ofSeconds(9),
                    7,
                    Map.of("slug", SLUG),
                    Optional.empty(),
                    paced));
        }
        assertThat(meters())
                .containsExactly(
                        "autoposting.calls{operation=op, outcome=success, status=200} 3",
                        "autoposting.paced{operation=op} 2");
        assertThat(seconds("autoposting.calls")).isEqualTo(27);
        assertThat(seconds("autoposting.paced")).isEqualTo(7);
    }

    /** Whoever is at the other end, and whatever is called. */
    @Test
    void noPeerAndNoArgumentMakesMetersWithoutEnd() {
        Operation<?> own = Operation.builder("myOwn", "GET", "/brands/{slug}/mine")
                .returnsNothing()
                .build();
        MicrometerCallListener listener = MicrometerCallListener.of(registry);
        try (AutopostingMockServer server = AutopostingMockServer.start();
                AutopostingClient client = client(server)) {
            for (int i = 0; i < 20; i++) {
                Arguments brand = Arguments.builder().path("slug", SLUG + i).build();
                assertThat(catchThrowable(() -> client.execute(own, brand))).isInstanceOf(NotFoundException.class);
            }
        }
        for (int status = 600; status < 700; status++) {
            listener.attemptEnded(new CallListener.AttemptEnded(
                    "odd", 1, OptionalInt.of(status), Optional.of("Error" + status), Duration.ofMillis(1)));
        }
        assertThat(meters())
                .containsExactly(
                        "autoposting.attempts{operation=myOwn, outcome=NotFoundException, status=404} 20",
                        "autoposting.attempts{operation=odd, outcome=other, status=other} 100",
                        "autoposting.calls{operation=myOwn, outcome=NotFoundException, status=404} 20");
        assertThat(registry.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(Tag::getValue))
                .noneMatch(value -> value.contains(SLUG));
    }

    @Test
    void aRegistryThatFailsHarmsNoCall() {
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                throw new IllegalStateException("broken filter");
            }
        });
        Logger traces = Logger.getLogger("ai.autoposting.sdk");
        traces.setUseParentHandlers(false);
        try (AutopostingMockServer server = AutopostingMockServer.start();
                AutopostingClient client = client(server)) {
            assertThat(client.platformOAuth().getPlatformTokenDetails(SLUG, Platform.X))
                    .isEmpty();
        } finally {
            traces.setUseParentHandlers(true);
        }
        assertThat(meters()).isEmpty();
    }

    @Test
    void aRegistryIsNeeded() {
        assertThatNullPointerException()
                .isThrownBy(() -> MicrometerCallListener.of(null))
                .withMessage("registry");
    }
}

package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.CallListener;
import ai.autoposting.sdk.Pacing;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many calls against a small quota, in real time, since the clocks of both sides are part of it. */
@Timeout(120)
final class PacingTest {
    private static StorePlatformTokenRequest token(int row) {
        return StorePlatformTokenRequest.builder()
                .platform(Platform.X)
                .accessToken("access-token-" + row)
                .platformUserId("user-" + row)
                .build();
    }

    @Test
    void aThousandStoresEightAtATimeAgainstAQuotaOf400AreNeverRefused() throws Exception {
        ConcurrentLinkedQueue<OptionalInt> statuses = new ConcurrentLinkedQueue<>();
        CallListener listener = new CallListener() {
            @Override
            public void attemptEnded(AttemptEnded event) {
                statuses.add(event.status());
            }
        };
        ExecutorService eight = Executors.newFixedThreadPool(8);
        try (AutopostingMockServer server =
                        AutopostingMockServer.builder().clock(Clock.systemUTC()).start();
                AutopostingClient client = AutopostingClient.builder()
                        .apiKey(server.apiKey())
                        .baseUrl(server.baseUrl())
                        .pacing(Pacing.byRateLimit())
                        .listener(listener)
                        .timeout(Duration.ofMinutes(1))
                        .build()) {
            server.rateLimit(400, Duration.ofSeconds(4));
            List<Future<?>> stores = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                int row = i;
                stores.add(eight.submit(() -> client.platformOAuth().storePlatformToken("brand-" + row, token(row))));
            }
            for (Future<?> store : stores) {
                store.get();
            }
        } finally {
            eight.shutdownNow();
        }
        assertThat(statuses).hasSize(1_000);
        assertThat(statuses.stream().filter(status -> status.orElse(0) / 100 != 2))
                .isEmpty();
    }
}

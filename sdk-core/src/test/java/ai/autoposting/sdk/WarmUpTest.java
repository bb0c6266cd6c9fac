package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.call.Arguments;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** What a warm-up leaves alone. TrustTest has the broken trust store; FirstCallClassesTest what it is for. */
class WarmUpTest {
    @Test
    void nothingOfTheUsersTakesPartAndNobodyIsCalled() {
        AtomicInteger asked = new AtomicInteger();
        CallListener listener = new CallListener() {
            @Override
            public void attemptStarted(AttemptStarted event) {
                asked.addAndGet(100);
            }

            @Override
            public void callEnded(CallEnded event) {
                asked.addAndGet(100);
            }
        };
        OkHttpClient own = new OkHttpClient.Builder()
                .dns(host -> {
                    throw new AssertionError(host);
                })
                .addInterceptor(chain -> {
                    asked.addAndGet(100);
                    return chain.proceed(chain.request());
                })
                .build();
        try (RawServer server = RawServer.start(RawServer.ok("{\"success\":true,\"data\":{}}"));
                AutopostingClient client = Calls.client(server.url())
                        .apiKey(() -> "key-" + asked.incrementAndGet())
                        .listener(listener)
                        .build();
                AutopostingClient theirs = client.withOptions(change ->
                        change.httpClient(own).baseUrl("https://host.invalid/").maxRetries(0))) {
            client.warmUp();
            client.warmUp();
            theirs.warmUp();
            assertThat(asked).hasValue(0);
            assertThat(server.connections()).isZero();

            assertThat(client.execute(Calls.GET, Arguments.none())).isEqualTo(Map.of());
            assertThat(server.requests().get(0).header("Authorization")).isEqualTo("Bearer key-1");
        }
    }

    @Test
    void aClosedClientIsNotWarmedUp() {
        AutopostingClient client = Calls.client("http://127.0.0.1:1").build();
        client.close();
        assertThatThrownBy(client::warmUp)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("this AutopostingClient is closed");
    }
}

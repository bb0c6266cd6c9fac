package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

// The first snippet of docs/testing.md; a test of the examples compares the two.
// snippet: testing
@ExtendWith(AutopostingMockExtension.class)
class ConnectorTest {
    @Test
    void connectsAlthoughTheServiceIsBusy(AutopostingMockServer server, AutopostingClient client) {
        server.failNext(Fault.status(429).retryAfter(Duration.ofMillis(10)));

        new Connector(client).connect("acme-corp"); // your code

        assertThat(server.tokens("acme-corp", Platform.X)).hasSize(1);
        assertThat(server.requests()).hasSize(2);
    }
}
// end

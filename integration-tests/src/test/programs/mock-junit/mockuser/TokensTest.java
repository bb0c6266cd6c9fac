package mockuser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.testing.AutopostingMockExtension;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.testing.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AutopostingMockExtension.class)
class TokensTest {
    private final AutopostingMockServer own;

    TokensTest(AutopostingMockServer server) {
        this.own = server;
    }

    @BeforeEach
    void seed(AutopostingMockServer server) {
        server.brand("acme-corp").token(Platform.X, "x_1");
    }

    @Test
    void reads(AutopostingMockServer server, AutopostingClient client) {
        server.failNext(2, Fault.status(503));
        assertEquals(1, client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X).size());
        assertEquals(3, server.requests().size());
    }

    @Test
    void isFreshForEachTest(AutopostingMockServer server) {
        assertTrue(server.requests().isEmpty());
        assertTrue(server == own);
    }

    @Test
    void violates(AutopostingClient client) throws Exception {
        try {
            client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.of("mastodon"));
        } catch (ai.autoposting.sdk.error.BadRequestException expected) {
            // the extension is to fail this test nevertheless
        }
    }
}

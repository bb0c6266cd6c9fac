package mockuser;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.error.ServerException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.testing.Fault;

/** Uses the mock server from a main method: no JUnit far and wide. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try (AutopostingMockServer server = AutopostingMockServer.start()) {
            AutopostingClient client = server.client();
            StorePlatformTokenRequest request = StorePlatformTokenRequest.builder()
                    .platform(Platform.X)
                    .accessToken("ya29.a0...")
                    .platformUserId("x_12345")
                    .build();
            server.failNext(Fault.status(500));
            try {
                client.platformOAuth().storePlatformToken("acme-corp", request);
                throw new AssertionError();
            } catch (ServerException expected) {
                client.platformOAuth().storePlatformToken("acme-corp", request);
            }
            String seen = server.requests().get(1).body(StorePlatformTokenRequest.class).platformUserId();
            System.out.println("mock: " + server.tokens("acme-corp", Platform.X).size() + " token for " + seen);
        }
    }
}

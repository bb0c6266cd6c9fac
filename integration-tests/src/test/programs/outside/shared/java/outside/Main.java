package outside;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.util.List;

/** A user's program: stores a token, reads it back, and says over which OkHttp; or why its client could not be built. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        StorePlatformTokenRequest request = StorePlatformTokenRequest.builder()
                .platform(Platform.X)
                .accessToken("ya29.a0...")
                .platformUserId("x_12345")
                .build();
        try {
            AutopostingClient.create("right").close();
        } catch (IllegalStateException refused) {
            System.out.println(refused.getMessage());
            return;
        }
        try (AutopostingMockServer server = AutopostingMockServer.start();
                AutopostingClient client = server.client()) {
            PlatformToken stored = client.platformOAuth().storePlatformToken("acme-corp", request);
            List<PlatformToken> read = client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
            Object okHttp = Class.forName("okhttp3.OkHttp").getField("VERSION").get(null);
            System.out.println(read.equals(List.of(stored)) + " " + stored.platformUserId().orElseThrow() + ", OkHttp "
                    + okHttp);
        }
    }
}

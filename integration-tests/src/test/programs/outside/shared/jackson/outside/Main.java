package outside;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A user's program with both Jacksons of its own: stores a token, reads it back, and writes and reads models with each. */
public final class Main {
    private static final ObjectMapper TWO = new ObjectMapper();
    private static final JsonMapper THREE = new JsonMapper();

    private Main() {}

    public static void main(String[] args) throws Exception {
        StorePlatformTokenRequest request = StorePlatformTokenRequest.builder()
                .platform(Platform.X)
                .accessToken("ya29.a0...")
                .platformUserId("x_12345")
                .build();
        try (AutopostingMockServer server = AutopostingMockServer.start();
                AutopostingClient client = server.client()) {
            PlatformToken stored = client.platformOAuth().storePlatformToken("acme-corp", request);
            List<PlatformToken> read = client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
            System.out.println(read.equals(List.of(stored)) + " " + both(stored, PlatformToken.class) + " "
                    + both(request, StorePlatformTokenRequest.class) + ", Jackson " + TWO.version() + " and "
                    + THREE.version());
        }
    }

    /** Whether both write the same, and read what they wrote. */
    private static <T> boolean both(T model, Class<T> type) throws Exception {
        String json = TWO.writeValueAsString(model);
        return json.length() > 2
                && json.equals(THREE.writeValueAsString(model))
                && TWO.readValue(json, type).equals(model)
                && THREE.readValue(json, type).equals(model);
    }
}

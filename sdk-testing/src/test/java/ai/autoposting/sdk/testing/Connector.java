package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;

/** What a user would test. */
record Connector(AutopostingClient client) {
    static final StorePlatformTokenRequest REQUEST = StorePlatformTokenRequest.builder()
            .platform(Platform.X)
            .accessToken("ya29.a0...")
            .platformUserId("x_12345")
            .build();

    void connect(String brand) {
        client.platformOAuth().storePlatformToken(brand, REQUEST);
    }
}

package ai.autoposting.sdk.it;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;

/** A program that prints why its client could not be built, or nothing when its one POST was sent. */
final class OneCall {
    private OneCall() {}

    public static void main(String[] arguments) {
        StorePlatformTokenRequest request = StorePlatformTokenRequest.builder()
                .platform(Platform.X)
                .accessToken("ya29.a0...")
                .platformUserId("x_12345")
                .build();
        AutopostingClient.Builder builder = AutopostingClient.builder()
                .apiKey("right")
                .baseUrl(arguments[0])
                .maxRetries(0);
        AutopostingClient client;
        try {
            client = builder.build();
        } catch (IllegalStateException refused) {
            System.out.print(refused.getMessage());
            return;
        }
        try (client) {
            client.platformOAuth().storePlatformToken("acme-corp", request);
        } catch (ConnectionException noResponse) {
            return;
        }
    }
}

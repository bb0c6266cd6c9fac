package ai.autoposting.sdk;

import ai.autoposting.sdk.api.PlatformOAuthApi;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** A read and a write as a first call makes them, to warm a client up. */
final class FirstCalls implements Consumer<Transport> {
    @Override
    public void accept(Transport transport) {
        PlatformOAuthApi tokens = new PlatformOAuthApi(transport);
        tokens.getPlatformTokenDetails("a", Platform.X);
        tokens.storePlatformToken(
                "a",
                StorePlatformTokenRequest.builder()
                        .platform(Platform.X)
                        .accessToken("a")
                        .platformUserId("a")
                        .expiresAt(OffsetDateTime.of(2025, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))
                        .build());
    }
}

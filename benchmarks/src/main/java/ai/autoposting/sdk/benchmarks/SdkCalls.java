package ai.autoposting.sdk.benchmarks;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The two calls through a client of ours. */
final class SdkCalls implements Calls {
    private final AutopostingClient client;

    SdkCalls(AutopostingClient client) {
        this.client = client;
    }

    @Override
    public int get(String slug) {
        return client.platformOAuth().getPlatformTokenDetails(slug, Platform.X).size();
    }

    @Override
    public Object post(String slug) {
        return client.platformOAuth()
                .storePlatformToken(
                        slug,
                        StorePlatformTokenRequest.builder()
                                .platform(Platform.X)
                                .accessToken(Contract.ACCESS_TOKEN)
                                .platformUserId(Contract.USER_ID)
                                .expiresAt(OffsetDateTime.of(2027, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))
                                .build());
    }
}

package ai.autoposting.sdk.benchmarks.peers;

import ai.autoposting.sdk.benchmarks.Calls;
import ai.autoposting.sdk.benchmarks.Contender;
import ai.autoposting.sdk.benchmarks.Contract;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import peers.jdk.ApiClient;
import peers.jdk.api.PlatformOAuthApi;
import peers.jdk.model.StorePlatformTokenRequest;

/** What the stock generator makes of the same specification, with its library {@code native}. */
public final class GeneratedNative implements Contender {
    @Override
    public String name() {
        return "stock native";
    }

    @Override
    public Calls open(String baseUrl) {
        ApiClient http = new ApiClient();
        http.updateBaseUri(baseUrl);
        http.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + Contract.API_KEY));
        PlatformOAuthApi api = new PlatformOAuthApi(http);
        return new Calls() {
            @Override
            public int get(String slug) throws Exception {
                return api.getPlatformTokenDetails(slug, "x").getData().size();
            }

            @Override
            public Object post(String slug) throws Exception {
                StorePlatformTokenRequest token = new StorePlatformTokenRequest()
                        .platform(StorePlatformTokenRequest.PlatformEnum.X)
                        .accessToken(Contract.ACCESS_TOKEN)
                        .platformUserId(Contract.USER_ID)
                        .expiresAt(OffsetDateTime.of(2027, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
                return Objects.requireNonNull(
                        api.storePlatformToken(slug, token).getData());
            }
        };
    }
}

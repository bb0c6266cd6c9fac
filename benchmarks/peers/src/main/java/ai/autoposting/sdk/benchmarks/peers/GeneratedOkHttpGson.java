package ai.autoposting.sdk.benchmarks.peers;

import ai.autoposting.sdk.benchmarks.Calls;
import ai.autoposting.sdk.benchmarks.Contender;
import ai.autoposting.sdk.benchmarks.Contract;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import peers.gson.ApiClient;
import peers.gson.api.PlatformOAuthApi;
import peers.gson.model.StorePlatformTokenRequest;

/** What the stock generator makes of the same specification, with its library {@code okhttp-gson}. */
public final class GeneratedOkHttpGson implements Contender {
    @Override
    public String name() {
        return "stock okhttp-gson";
    }

    @Override
    public Calls open(String baseUrl) {
        ApiClient http = new ApiClient().setBasePath(baseUrl);
        http.setBearerToken(Contract.API_KEY);
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

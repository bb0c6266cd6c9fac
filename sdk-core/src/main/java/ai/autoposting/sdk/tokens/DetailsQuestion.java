package ai.autoposting.sdk.tokens;

import ai.autoposting.sdk.api.PlatformOAuthAsyncApi;
import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One call per brand and platform, for the details. */
final class DetailsQuestion implements SurveyQuestion {
    private final PlatformOAuthAsyncApi api;

    DetailsQuestion(Transport transport) {
        this.api = new PlatformOAuthAsyncApi(transport);
    }

    @Override
    public String operationId() {
        return "getPlatformTokenDetails";
    }

    @Override
    public List<List<Platform>> calls(List<Platform> platforms) {
        return platforms.stream().map(List::of).toList();
    }

    @Override
    public CompletableFuture<ApiResponse<List<PlatformToken>>> ask(String brand, List<Platform> group) {
        return api.getPlatformTokenDetailsWithResponse(brand, group.get(0), RequestOptions.none());
    }

    @Override
    public List<PlatformToken> tokens(List<PlatformToken> response, Platform platform) {
        return response;
    }

    @Override
    public Map<String, String> pathArguments(String brand, Platform platform) {
        return Map.of("slug", brand, "platform", platform.value());
    }
}

package ai.autoposting.sdk.tokens;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformOAuthError;
import ai.autoposting.sdk.model.PlatformToken;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One call per brand, for the status of all platforms. The operation stands here, not in the generated code's words: what is
 * known of it was read off an example, and its names may change.
 */
final class StatusQuestion implements SurveyQuestion {
    private static final Operation<List<PlatformToken>> STATUS = Operation.builder(
                    "getTokenStatus", "GET", "/brands/{slug}/auth/status")
            .returnsListOf(PlatformToken.class)
            .error(401, PlatformOAuthError.class)
            .build();

    private final Transport transport;

    StatusQuestion(Transport transport) {
        this.transport = transport;
    }

    @Override
    public String operationId() {
        return STATUS.id();
    }

    @Override
    public List<List<Platform>> calls(List<Platform> platforms) {
        return platforms.isEmpty() ? List.of() : List.of(platforms);
    }

    @Override
    public CompletableFuture<ApiResponse<List<PlatformToken>>> ask(String brand, List<Platform> group) {
        return transport.sendAsync(
                STATUS, Arguments.builder().path("slug", brand).build(), RequestOptions.none());
    }

    @Override
    public List<PlatformToken> tokens(List<PlatformToken> response, Platform platform) {
        return response.stream()
                .filter(entry ->
                        platform.value().equals(entry.additionalProperties().get("platform")))
                .filter(entry ->
                        !Boolean.FALSE.equals(entry.additionalProperties().get("connected")))
                .toList();
    }

    @Override
    public Map<String, String> pathArguments(String brand, Platform platform) {
        return Map.of("slug", brand);
    }
}

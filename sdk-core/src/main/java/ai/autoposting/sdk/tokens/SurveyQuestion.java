package ai.autoposting.sdk.tokens;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** How a survey asks for tokens: what one call is about, and whose tokens its response has. */
interface SurveyQuestion {
    String operationId();

    /** These platforms, in groups that one call each is about. */
    List<List<Platform>> calls(List<Platform> platforms);

    /** @param group one of {@link #calls} */
    CompletableFuture<ApiResponse<List<PlatformToken>>> ask(String brand, List<Platform> group);

    /** Those of one platform. */
    List<PlatformToken> tokens(List<PlatformToken> response, Platform platform);

    /** What a failure is told to be about. */
    Map<String, String> pathArguments(String brand, Platform platform);
}

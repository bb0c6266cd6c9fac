package ai.autoposting.sdk.api;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.util.List;
import java.util.Objects;

/**
 * Connect social media accounts via OAuth and manage platform tokens for X, LinkedIn, Instagram, Threads, and YouTube.
 */
public final class PlatformOAuthApi {
    private final Transport transport;

    /** @param transport carries the calls out: a client's engine, or a test's own */
    public PlatformOAuthApi(Transport transport) {
        this.transport = Objects.requireNonNull(transport, "transport");
    }

    /**
     * Get token details for a platform.
     *
     * <p>Returns stored token details for the given platform on a brand.
     *
     * <p>{@code GET /brands/{slug}/tokens/{platform}}
     *
     * <p>Example of an answer:
     *
     * <pre>{@code
     * {
     *   "success" : true,
     *   "data" : [ {
     *     "tokenId" : "tok_01HXYZ",
     *     "platformUserId" : "x_12345",
     *     "username" : "@acmecorp",
     *     "scopes" : [ "tweet.read", "tweet.write" ],
     *     "expiresAt" : "2025-01-01T00:00:00Z",
     *     "lastUsedAt" : "2024-01-10T09:05:00Z",
     *     "status" : "active"
     *   } ]
     * }
     * }</pre>
     *
     * @param slug Brand slug. Example: {@code acme-corp}
     * @param platform Platform identifier. Example: {@code x}
     * @return Platform token details.
     * @throws ai.autoposting.sdk.error.UnauthorizedException 401: Missing or invalid authentication.
     * @throws ai.autoposting.sdk.error.AutopostingException on any other failure
     */
    public List<PlatformToken> getPlatformTokenDetails(String slug, Platform platform) {
        return getPlatformTokenDetails(slug, platform, RequestOptions.none());
    }

    /** As {@link #getPlatformTokenDetails(String, Platform)}, with options for this one call. */
    public List<PlatformToken> getPlatformTokenDetails(String slug, Platform platform, RequestOptions options) {
        return getPlatformTokenDetailsWithResponse(slug, platform, options).data();
    }

    /** As {@link #getPlatformTokenDetails(String, Platform)}, with status, headers and the number of attempts. */
    public ApiResponse<List<PlatformToken>> getPlatformTokenDetailsWithResponse(
            String slug, Platform platform, RequestOptions options) {
        return transport.send(
                PlatformOAuthOperations.GetPlatformTokenDetails.OPERATION,
                PlatformOAuthOperations.GetPlatformTokenDetails.arguments(slug, platform),
                options);
    }

    /**
     * Store a platform token.
     *
     * <p>Manually store a platform token, for advanced integrations where the OAuth flow is handled externally.
     *
     * <p>{@code POST /brands/{slug}/tokens}
     *
     * <p>Example of an answer:
     *
     * <pre>{@code
     * {
     *   "success" : true,
     *   "data" : {
     *     "tokenId" : "tok_01HXYZ",
     *     "platformUserId" : "x_12345",
     *     "username" : "@acmecorp",
     *     "scopes" : [ "tweet.read", "tweet.write" ],
     *     "expiresAt" : "2025-01-01T00:00:00Z",
     *     "lastUsedAt" : null,
     *     "status" : "active"
     *   }
     * }
     * }</pre>
     *
     * @param slug Brand slug. Example: {@code acme-corp}
     * @param request the body
     * @return Token stored.
     * @throws ai.autoposting.sdk.error.UnauthorizedException 401: Missing or invalid authentication.
     * @throws ai.autoposting.sdk.error.AutopostingException on any other failure
     */
    public PlatformToken storePlatformToken(String slug, StorePlatformTokenRequest request) {
        return storePlatformToken(slug, request, RequestOptions.none());
    }

    /** As {@link #storePlatformToken(String, StorePlatformTokenRequest)}, with options for this one call. */
    public PlatformToken storePlatformToken(String slug, StorePlatformTokenRequest request, RequestOptions options) {
        return storePlatformTokenWithResponse(slug, request, options).data();
    }

    /**
     * As {@link #storePlatformToken(String, StorePlatformTokenRequest)}, with status, headers and the number of
     * attempts.
     */
    public ApiResponse<PlatformToken> storePlatformTokenWithResponse(
            String slug, StorePlatformTokenRequest request, RequestOptions options) {
        return transport.send(
                PlatformOAuthOperations.StorePlatformToken.OPERATION,
                PlatformOAuthOperations.StorePlatformToken.arguments(slug, request),
                options);
    }
}

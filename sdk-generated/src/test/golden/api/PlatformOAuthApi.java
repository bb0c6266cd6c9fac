package ai.autoposting.sdk.api;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.model.ExchangeOAuthCodeRequest;
import ai.autoposting.sdk.model.ExchangedToken;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.RefreshedToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.model.TokenStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Connect social media accounts via OAuth and manage platform tokens for X, LinkedIn, Instagram, Threads, and YouTube.
 */
public final class PlatformOAuthApi {
    private final Transport transport;

    /**
     * The same calls over a transport of your own: one that decorates a client's, or a test's. A client has these
     * methods ready: {@link TagApis#platformOAuth()}.
     *
     * @param transport carries the calls out; whoever made it closes it
     */
    public PlatformOAuthApi(Transport transport) {
        this.transport = Objects.requireNonNull(transport, "transport");
    }

    /**
     * Delete a platform token.
     *
     * <p>Posts already scheduled for the account will fail.
     *
     * <p>{@code DELETE /brands/{slug}/tokens/{platform}/{platformUserId}}
     *
     * <p>Read off the example in the service's documentation, not a published specification: when there is one, this
     * may gain or rename things.
     *
     * <p>Unknown: what a success answers beside <code>success</code>; errors other than 401.
     *
     * @param slug Brand slug. Example: {@code acme-corp}
     * @param platform Platform identifier. Example: {@code x}
     * @param platformUserId User/page ID on the platform. Example: {@code x_12345}
     * @throws IllegalArgumentException when a path argument is blank, {@code .} or {@code ..}; nothing is sent then
     * @throws ai.autoposting.sdk.error.UnauthorizedException 401: Missing or invalid authentication.
     * @throws ai.autoposting.sdk.error.AutopostingException on any other failure
     */
    public void deletePlatformToken(String slug, Platform platform, String platformUserId) {
        deletePlatformToken(slug, platform, platformUserId, RequestOptions.none());
    }

    /** As {@link #deletePlatformToken(String, Platform, String)}, with options for this one call. */
    public void deletePlatformToken(String slug, Platform platform, String platformUserId, RequestOptions options) {
        deletePlatformTokenWithResponse(slug, platform, platformUserId, options);
    }

    /** As {@link #deletePlatformToken(String, Platform, String)}, with status, headers and the number of attempts. */
    public ApiResponse<@Nullable Void> deletePlatformTokenWithResponse(
            String slug, Platform platform, String platformUserId, RequestOptions options) {
        return transport.send(
                PlatformOAuthOperations.DeletePlatformToken.OPERATION,
                PlatformOAuthOperations.DeletePlatformToken.arguments(slug, platform, platformUserId),
                options);
    }

    /**
     * Exchange OAuth code for tokens.
     *
     * <p>{@code POST /oauth/exchange}
     *
     * <p>Read off the example in the service's documentation, not a published specification: when there is one, this
     * may gain or rename things.
     *
     * <p>Unknown: errors other than 401.
     *
     * <p>Example of an answer:
     *
     * <pre>{@code
     * {
     *   "success" : true,
     *   "data" : {
     *     "tokenId" : "tok_01HXYZ",
     *     "platform" : "linkedin",
     *     "platformUserId" : "lin_abc123",
     *     "platformUsername" : "Jane Doe",
     *     "brandSlug" : "acme-corp",
     *     "scopes" : [ "r_liteprofile", "w_member_social" ],
     *     "expiresAt" : "2025-07-01T00:00:00Z"
     *   }
     * }
     * }</pre>
     *
     * @param request the body
     * @return Token stored.
     * @throws ai.autoposting.sdk.error.UnauthorizedException 401: Missing or invalid authentication.
     * @throws ai.autoposting.sdk.error.AutopostingException on any other failure
     */
    public ExchangedToken exchangeOAuthCode(ExchangeOAuthCodeRequest request) {
        return exchangeOAuthCode(request, RequestOptions.none());
    }

    /** As {@link #exchangeOAuthCode(ExchangeOAuthCodeRequest)}, with options for this one call. */
    public ExchangedToken exchangeOAuthCode(ExchangeOAuthCodeRequest request, RequestOptions options) {
        return exchangeOAuthCodeWithResponse(request, options).data();
    }

    /** As {@link #exchangeOAuthCode(ExchangeOAuthCodeRequest)}, with status, headers and the number of attempts. */
    public ApiResponse<ExchangedToken> exchangeOAuthCodeWithResponse(
            ExchangeOAuthCodeRequest request, RequestOptions options) {
        return transport.send(
                PlatformOAuthOperations.ExchangeOAuthCode.OPERATION,
                PlatformOAuthOperations.ExchangeOAuthCode.arguments(request),
                options);
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
     * @throws IllegalArgumentException when a path argument is blank, {@code .} or {@code ..}; nothing is sent then
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
     * Get token status for all platforms.
     *
     * <p>One entry per connected account, and one with <code>connected: false</code> per platform without one. An
     * account needs reconnecting when <code>refreshError</code> is there or <code>expiresAt</code> is past.
     *
     * <p>{@code GET /brands/{slug}/auth/status}
     *
     * <p>Read off the service's own TypeScript client, not a published specification: when there is one, this may gain
     * or rename things.
     *
     * <p>Unknown: errors other than 401.
     *
     * @param slug Brand slug. Example: {@code acme-corp}
     * @return Token status of all platforms.
     * @throws IllegalArgumentException when a path argument is blank, {@code .} or {@code ..}; nothing is sent then
     * @throws ai.autoposting.sdk.error.UnauthorizedException 401: Missing or invalid authentication.
     * @throws ai.autoposting.sdk.error.AutopostingException on any other failure
     */
    public List<TokenStatus> getTokenStatus(String slug) {
        return getTokenStatus(slug, RequestOptions.none());
    }

    /** As {@link #getTokenStatus(String)}, with options for this one call. */
    public List<TokenStatus> getTokenStatus(String slug, RequestOptions options) {
        return getTokenStatusWithResponse(slug, options).data();
    }

    /** As {@link #getTokenStatus(String)}, with status, headers and the number of attempts. */
    public ApiResponse<List<TokenStatus>> getTokenStatusWithResponse(String slug, RequestOptions options) {
        return transport.send(
                PlatformOAuthOperations.GetTokenStatus.OPERATION,
                PlatformOAuthOperations.GetTokenStatus.arguments(slug),
                options);
    }

    /**
     * Refresh a platform token.
     *
     * <p>{@code PATCH /brands/{slug}/tokens/{platform}}
     *
     * <p>Read off the example in the service's documentation, not a published specification: when there is one, this
     * may gain or rename things.
     *
     * <p>Unknown: which account is refreshed when the brand has several on the platform; errors other than 401; whether
     * an answer means that something changed: compare <code>expiresAt</code>.
     *
     * <p>Example of an answer:
     *
     * <pre>{@code
     * {
     *   "success" : true,
     *   "data" : {
     *     "tokenId" : "tok_01HXYZ",
     *     "expiresAt" : "2025-07-01T00:00:00Z",
     *     "refreshedAt" : "2024-01-10T00:00:00Z"
     *   }
     * }
     * }</pre>
     *
     * @param slug Brand slug. Example: {@code acme-corp}
     * @param platform Platform identifier. Example: {@code x}
     * @return Token refreshed.
     * @throws IllegalArgumentException when a path argument is blank, {@code .} or {@code ..}; nothing is sent then
     * @throws ai.autoposting.sdk.error.UnauthorizedException 401: Missing or invalid authentication.
     * @throws ai.autoposting.sdk.error.AutopostingException on any other failure
     */
    public RefreshedToken refreshPlatformToken(String slug, Platform platform) {
        return refreshPlatformToken(slug, platform, RequestOptions.none());
    }

    /** As {@link #refreshPlatformToken(String, Platform)}, with options for this one call. */
    public RefreshedToken refreshPlatformToken(String slug, Platform platform, RequestOptions options) {
        return refreshPlatformTokenWithResponse(slug, platform, options).data();
    }

    /** As {@link #refreshPlatformToken(String, Platform)}, with status, headers and the number of attempts. */
    public ApiResponse<RefreshedToken> refreshPlatformTokenWithResponse(
            String slug, Platform platform, RequestOptions options) {
        return transport.send(
                PlatformOAuthOperations.RefreshPlatformToken.OPERATION,
                PlatformOAuthOperations.RefreshPlatformToken.arguments(slug, platform),
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
     * @throws IllegalArgumentException when a path argument is blank, {@code .} or {@code ..}; nothing is sent then
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

package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.testing.spec.Examples;
import ai.autoposting.sdk.testing.spec.SpecOperation;
import ai.autoposting.sdk.testing.spec.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What the service does with a valid request, as far as it is known. Everything else gets the specification's example. */
final class MockService {
    private final TokenStore tokens;
    private final TokenLife life;
    private final Examples examples;
    private final boolean knownBrandsOnly;
    private final boolean notFoundWithoutTokens;

    MockService(ServerSettings settings, TokenStore tokens) {
        this.tokens = tokens;
        this.life = new TokenLife(tokens);
        this.examples = new Examples(settings.spec);
        this.knownBrandsOnly = settings.knownBrandsOnly;
        this.notFoundWithoutTokens = settings.notFoundWithoutTokens;
    }

    Reaction respond(MockRequest request, SpecOperation operation) {
        Optional<String> brand = NamedBrand.of(request, operation);
        if (knownBrandsOnly && brand.isPresent() && !tokens.knows(brand.get())) {
            return Reaction.refusal(MockResponse.error(404, "There is no brand of this name."));
        }
        return switch (operation.name()) {
            case "storePlatformToken (POST /brands/{slug}/tokens)" -> store(brand.orElseThrow(), request);
            case "getPlatformTokenDetails (GET /brands/{slug}/tokens/{platform})" ->
                details(brand.orElseThrow(), request);
            case "refreshPlatformToken (PATCH /brands/{slug}/tokens/{platform})" ->
                life.refresh(brand.orElseThrow(), request);
            case "deletePlatformToken (DELETE /brands/{slug}/tokens/{platform}/{platformUserId})" ->
                life.delete(brand.orElseThrow(), request);
            case "getTokenStatus (GET /brands/{slug}/auth/status)" -> life.status(brand.orElseThrow());
            case "exchangeOAuthCode (POST /oauth/exchange)" -> life.exchange(request);
            default -> Reaction.of(MockResponse.of(examples.success(operation)));
        };
    }

    private Reaction store(String slug, MockRequest request) {
        // Property by property: the model refuses what the schema takes, such as ten digits of a second.
        JsonNode body = request.incoming().body().json().orElseThrow();
        Platform platform = Platform.of(body.path("platform").asText());
        Optional<OffsetDateTime> expiresAt = Optional.ofNullable(body.get("expiresAt"))
                .filter(JsonNode::isTextual)
                .map(text -> Times.dateTime(text.asText()));
        PlatformToken.Builder token = tokens.blank(slug, platform)
                .platformUserId(body.path("platformUserId").asText());
        expiresAt.ifPresent(token::expiresAt);
        PlatformToken stored = token.build();
        boolean isRefreshable = body.path("refreshToken").isTextual();
        return new Reaction(MockResponse.data(stored), true, () -> tokens.put(slug, platform, stored, isRefreshable));
    }

    private Reaction details(String slug, MockRequest request) {
        Platform platform = TokenLife.platform(request);
        List<PlatformToken> found = tokens.tokens(slug, platform);
        return found.isEmpty() && notFoundWithoutTokens
                ? Reaction.refusal(MockResponse.error(404, "The brand has no account on " + platform + "."))
                : Reaction.of(MockResponse.data(found));
    }
}

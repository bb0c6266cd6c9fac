package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the service does with a valid request, as far as it is known. Everything else answers the specification's example. */
final class Service {
    private final TokenStore tokens;
    private final Examples examples;
    private final boolean knownBrandsOnly;
    private final boolean notFoundWithoutTokens;

    Service(TokenStore tokens, Examples examples, boolean knownBrandsOnly, boolean notFoundWithoutTokens) {
        this.tokens = tokens;
        this.examples = examples;
        this.knownBrandsOnly = knownBrandsOnly;
        this.notFoundWithoutTokens = notFoundWithoutTokens;
    }

    Answer answer(MockRequest request, SpecOperation operation) {
        Optional<String> slug = Optional.ofNullable(request.pathArguments().get("slug"));
        if (knownBrandsOnly && slug.isPresent() && !tokens.knows(slug.get())) {
            return notFound("There is no brand of this name.");
        }
        return switch (operation.id()) {
            case "storePlatformToken" -> store(slug.orElseThrow(), request);
            case "getPlatformTokenDetails" -> details(slug.orElseThrow(), request);
            default -> examples.success(operation);
        };
    }

    static Answer notFound(String message) {
        return ErrorShape.DOCUMENTED.answer(404, StatusTexts.code(404), message);
    }

    private Answer store(String slug, MockRequest request) {
        return data(tokens.store(slug, request.unmasked(StorePlatformTokenRequest.class)));
    }

    private Answer details(String slug, MockRequest request) {
        Platform platform = Platform.of(request.pathArguments().getOrDefault("platform", ""));
        List<PlatformToken> found = tokens.tokens(slug, platform);
        return found.isEmpty() && notFoundWithoutTokens
                ? notFound("The brand has no account on " + platform + ".")
                : data(found);
    }

    private static Answer data(Object data) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("success", true);
        envelope.put("data", data);
        return Answer.json(200, envelope);
    }
}

package ai.autoposting.sdk.testing;

import java.util.Optional;

/** The API key that a request carries, in either of the two forms. */
final class PresentedKey {
    private static final String BEARER = "Bearer ";

    private PresentedKey() {}

    static Optional<String> of(IncomingRequest request) {
        return request.header("authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).trim())
                .or(() -> request.header("x-api-key").map(String::trim))
                .filter(key -> !key.isEmpty());
    }
}

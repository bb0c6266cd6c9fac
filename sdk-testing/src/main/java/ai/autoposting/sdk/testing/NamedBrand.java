package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.testing.spec.SpecOperation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The brand that a request is about: its path's, else what is called {@code brandSlug} in its path, query or body. */
final class NamedBrand {
    private static final String IN_PATH = "/brands/{slug}";
    private static final String ELSEWHERE = "brandSlug";

    private NamedBrand() {}

    static Optional<String> of(MockRequest request, SpecOperation operation) {
        if (operation.isBelow(IN_PATH)) {
            return Optional.ofNullable(request.unmaskedArguments().get("slug"));
        }
        return Optional.ofNullable(request.unmaskedArguments().get(ELSEWHERE))
                .or(() -> request.incoming().queryValues(ELSEWHERE).stream().findFirst())
                .or(() -> request.incoming()
                        .body()
                        .tree()
                        .map(body -> body.get(ELSEWHERE))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText));
    }
}

package ai.autoposting.sdk.testing.spec;

/**
 * A response that the specification gives as an example.
 *
 * @param contentType empty for a response without a body
 * @param body empty for none
 */
public record ExampleResponse(int status, String contentType, String body) {
    static ExampleResponse json(int status, Object body) {
        return new ExampleResponse(status, "application/json", JsonTrees.text(body));
    }
}

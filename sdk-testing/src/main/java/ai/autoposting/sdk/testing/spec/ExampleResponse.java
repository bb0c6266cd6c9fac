package ai.autoposting.sdk.testing.spec;

/**
 * A response that the specification gives as an example.
 *
 * @param contentType empty for a response without a body
 */
public record ExampleResponse(int status, String contentType, Content body) {
    static ExampleResponse empty(int status) {
        return new ExampleResponse(status, "", Content.NONE);
    }

    static ExampleResponse json(int status, String contentType, Object body) {
        return new ExampleResponse(status, contentType, Content.of(JsonTrees.text(body)));
    }

    public boolean isJson() {
        return MediaTypes.isJson(contentType);
    }

    /** The same response with another body. */
    public ExampleResponse with(Content other) {
        return new ExampleResponse(status, contentType, other);
    }
}

package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.call.Download;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.ResultType;
import ai.autoposting.sdk.testing.spec.Content;
import ai.autoposting.sdk.testing.spec.ExampleResponse;
import ai.autoposting.sdk.testing.spec.Examples;
import ai.autoposting.sdk.testing.spec.JsonTrees;
import ai.autoposting.sdk.testing.spec.Spec;
import ai.autoposting.sdk.testing.spec.SpecOperation;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The successful response of an operation with a value of the test's own in it. */
final class SuccessOf {
    private static final String BYTES = "application/octet-stream";
    private static final String TEXT = "text/plain";

    private final Spec spec;

    SuccessOf(Spec spec) {
        this.spec = spec;
    }

    /**
     * With the status and the media type that the specification documents.
     *
     * @throws IllegalArgumentException when the value cannot be written
     */
    <T extends @Nullable Object> MockResponse response(Operation<T> operation, T data) {
        Optional<SpecOperation> known = spec.operations().stream()
                .filter(one -> MockRequest.isSame(one, operation))
                .findFirst();
        ExampleResponse documented = known.map(new Examples(spec)::success).orElseGet(Examples::undocumented);
        if (operation.result().kind() == ResultType.Kind.NOTHING) {
            return MockResponse.of(documented.contentType().isEmpty() ? documented : withoutData(documented));
        }
        Objects.requireNonNull(data, "data");
        boolean isDocumented = known.isPresent();
        if (data instanceof byte[] bytes) {
            return file(documented, isDocumented ? documented.contentType() : BYTES, Content.of(bytes));
        }
        if (data instanceof Download download) {
            String type = download.contentType().orElse(isDocumented ? documented.contentType() : BYTES);
            return file(documented, type, Content.of(download.bytes()));
        }
        if (operation.result().kind() == ResultType.Kind.TEXT || data instanceof CharSequence && !documented.isJson()) {
            return file(documented, isDocumented ? documented.contentType() : TEXT, Content.of(data.toString()));
        }
        Object value = data instanceof Optional<?> optional ? optional.orElse(null) : data;
        return MockResponse.of(documented.with(Content.of(json(operation, value))));
    }

    private static MockResponse file(ExampleResponse documented, String type, Content content) {
        return MockResponse.of(new ExampleResponse(documented.status(), type, content));
    }

    private static ExampleResponse withoutData(ExampleResponse documented) {
        return documented.isJson() ? documented.with(Content.of("{\"success\":true}")) : documented;
    }

    private static String json(Operation<?> operation, @Nullable Object data) {
        try {
            return JsonTrees.text(operation.enveloped() ? MockResponse.envelope(data) : data);
        } catch (IllegalStateException unwritable) {
            throw new IllegalArgumentException("the data of " + operation + " cannot be written as JSON", unwritable);
        }
    }
}

package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.internal.body.CodecResolver;
import ai.autoposting.sdk.json.Codec;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What is the same for all calls of one operation. */
final class OperationPlan<T extends @Nullable Object> {
    final Operation<T> operation;
    final UrlTemplate url;
    final @Nullable Codec<T> codec;
    final boolean mayHaveBody;

    OperationPlan(Operation<T> operation, HttpUrl base) {
        this.operation = operation;
        this.url = UrlTemplate.parse(operation.id(), base, operation.path());
        this.codec = CodecResolver.of(operation.result());
        this.mayHaveBody =
                !operation.method().equals("GET") && !operation.method().equals("HEAD");
    }
}

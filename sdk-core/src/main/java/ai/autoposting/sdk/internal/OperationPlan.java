package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.ResultType;
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
    /** Whether a success without a result is one: the result is an {@code Optional}. */
    final boolean mayBeEmpty;
    /** What the result is, or the optional holds. */
    final ResultType.Kind rawKind;
    /** Whether the result is the body itself, as bytes or as text. */
    final boolean isRaw;
    /** Whether the result is the body itself, still to be read. */
    final boolean isDownload;

    OperationPlan(Operation<T> operation, HttpUrl base) {
        ResultType<T> result = operation.result();
        this.operation = operation;
        this.url = UrlTemplate.parse(operation.id(), base, operation.path());
        this.mayBeEmpty = result.kind() == ResultType.Kind.OPTIONAL;
        this.rawKind = mayBeEmpty ? result.element().kind() : result.kind();
        this.isDownload = rawKind == ResultType.Kind.DOWNLOAD;
        this.isRaw = !operation.enveloped() && (rawKind == ResultType.Kind.BYTES || rawKind == ResultType.Kind.TEXT);
        this.codec = isDownload ? null : CodecResolver.of(result);
        this.mayHaveBody =
                !operation.method().equals("GET") && !operation.method().equals("HEAD");
    }
}

package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.ResponseHeaders;
import org.jspecify.annotations.Nullable;

/** What came of an attempt: data, or a failure. */
final class AttemptResult<T extends @Nullable Object> {
    final @Nullable AttemptFailure failure;
    final int status;
    final ResponseHeaders headers;
    private final @Nullable T data;

    private AttemptResult(@Nullable T data, @Nullable AttemptFailure failure, int status, ResponseHeaders headers) {
        this.data = data;
        this.failure = failure;
        this.status = status;
        this.headers = headers;
    }

    static <T extends @Nullable Object> AttemptResult<T> succeeded(T data, int status, ResponseHeaders headers) {
        return new AttemptResult<>(data, null, status, headers);
    }

    static <T extends @Nullable Object> AttemptResult<T> failed(AttemptFailure failure, ResponseHeaders headers) {
        return new AttemptResult<>(null, failure, failure.facts.status(), headers);
    }

    @SuppressWarnings("NullAway") // null only where T allows it: asked for after a success only
    T data() {
        return data;
    }
}

package ai.autoposting.sdk.internal;

import org.jspecify.annotations.Nullable;

/** What came of an attempt: data, or a failure. */
final class Attempt<T extends @Nullable Object> {
    final @Nullable Failure failure;
    final int status;
    final ResponseHeaders headers;
    private final @Nullable T data;

    private Attempt(@Nullable T data, @Nullable Failure failure, int status, ResponseHeaders headers) {
        this.data = data;
        this.failure = failure;
        this.status = status;
        this.headers = headers;
    }

    static <T extends @Nullable Object> Attempt<T> succeeded(T data, int status, ResponseHeaders headers) {
        return new Attempt<>(data, null, status, headers);
    }

    static <T extends @Nullable Object> Attempt<T> failed(Failure failure, ResponseHeaders headers) {
        return new Attempt<>(null, failure, failure.outcome.status(), headers);
    }

    @SuppressWarnings("NullAway") // null only where T allows it: asked for after a success only
    T data() {
        return data;
    }
}

package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import okhttp3.HttpUrl;

/** The service answered with an error. Holds what the decoder needs, since most such answers are retried and never shown. */
final class ErrorResponse extends AttemptFailure {
    final Operation<?> operation;
    final HttpUrl url;
    final ResponseHeaders headers;
    final byte[] body;
    final boolean cut;

    ErrorResponse(
            FailureFacts facts,
            Operation<?> operation,
            HttpUrl url,
            ResponseHeaders headers,
            byte[] body,
            boolean cut) {
        super(facts);
        this.operation = operation;
        this.url = url;
        this.headers = headers;
        this.body = body;
        this.cut = cut;
    }

    /** As a failure, so that who makes one needs this class only then. */
    static AttemptFailure of(
            FailureFacts facts,
            Operation<?> operation,
            HttpUrl url,
            ResponseHeaders headers,
            byte[] body,
            boolean cut) {
        return new ErrorResponse(facts, operation, url, headers, body, cut);
    }

    @Override
    AutopostingException toException(CallSummary call) {
        return ErrorDecoder.decode(this, call);
    }

    /** What the status alone decides, found where it is decided. */
    @Override
    Class<? extends AutopostingException> type() {
        return ApiException.builder(facts.status()).build().getClass();
    }
}

package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.AutopostingException;
import okhttp3.HttpUrl;

/** The service answered with an error. Holds what the decoder needs, since most such answers are retried and never shown. */
final class ErrorAnswer extends Failure {
    final Operation<?> operation;
    final HttpUrl url;
    final ResponseHeaders headers;
    final byte[] body;
    final boolean cut;

    ErrorAnswer(
            Outcome outcome, Operation<?> operation, HttpUrl url, ResponseHeaders headers, byte[] body, boolean cut) {
        super(outcome);
        this.operation = operation;
        this.url = url;
        this.headers = headers;
        this.body = body;
        this.cut = cut;
    }

    /** As a failure, so that who makes one needs this class only then. */
    static Failure of(
            Outcome outcome, Operation<?> operation, HttpUrl url, ResponseHeaders headers, byte[] body, boolean cut) {
        return new ErrorAnswer(outcome, operation, url, headers, body, cut);
    }

    @Override
    AutopostingException toException(Ending ending) {
        return ErrorDecoder.decode(this, ending);
    }

    /** What the status alone decides, found where it is decided. */
    @Override
    Class<? extends AutopostingException> type() {
        return ApiException.builder(outcome.status()).build().getClass();
    }
}

package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.AutopostingException;

/** The service answered with an error. It is decoded when it is shown, since most such responses are retried and never are. */
final class ErrorResponse extends AttemptFailure {
    final ReceivedError error;

    private ErrorResponse(ReceivedError error) {
        super(error.facts());
        this.error = error;
    }

    /** As a failure, so that who makes one needs this class only then. */
    static AttemptFailure of(ReceivedError error) {
        return new ErrorResponse(error);
    }

    @Override
    AutopostingException toException(CallSummary call) {
        return ErrorDecoder.decode(error, call);
    }

    /** What the status alone decides, found where it is decided. */
    @Override
    Class<? extends AutopostingException> type() {
        return ApiException.builder(facts.status()).build().getClass();
    }
}

package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.error.AutopostingException;

/** An attempt without a result: what it means for the next one, and the exception that the call ends with if there is none. */
abstract class Failure {
    final Outcome outcome;

    Failure(Outcome outcome) {
        this.outcome = outcome;
    }

    abstract AutopostingException toException(Ending ending);

    /** The type of that exception, without the cost of making it: decoding and masking can be slow. */
    abstract Class<? extends AutopostingException> type();
}

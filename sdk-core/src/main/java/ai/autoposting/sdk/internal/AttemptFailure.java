package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import org.jspecify.annotations.Nullable;

/** An attempt without a result: what it means for the next one, and the exception that the call ends with if there is none. */
abstract class AttemptFailure {
    final FailureFacts facts;

    AttemptFailure(FailureFacts facts) {
        this.facts = facts;
    }

    abstract AutopostingException toException(CallSummary call);

    /** The type of that exception, without the cost of making it: decoding and masking can be slow. */
    abstract Class<? extends AutopostingException> type();

    /** What the type and the status leave open, fit to be logged; null when they say all. */
    @Nullable
    String reason(SecretMasker secrets) {
        return null;
    }
}

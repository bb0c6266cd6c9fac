package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.CallListener;
import ai.autoposting.sdk.call.RateLimit;
import java.time.Instant;
import java.util.function.Consumer;

/** Hears when the quota is used up, so that people see why nothing moves. */
final class QuotaWatch implements CallListener {
    private volatile Consumer<Instant> usedUpUntil = time -> {};

    /** Says whom to tell, and until when it is used up. */
    void tell(Consumer<Instant> listener) {
        usedUpUntil = listener;
    }

    @Override
    public void attemptEnded(AttemptEnded event) {
        event.rateLimit()
                .filter(limit -> limit.remaining().orElse(1) <= 0)
                .flatMap(RateLimit::resetsAt)
                .ifPresent(usedUpUntil);
    }
}

package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.UnauthorizedException;
import ai.autoposting.sdk.tokens.TokenSurvey.Finding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides when a survey is not read to its end: the key is refused, or the service seems to be down. */
final class Brake {
    private int maxInARow;
    private int inARow;
    private @Nullable AutopostingException last;
    private boolean isKeyAccepted;
    private boolean isForAll;
    private Optional<String> reason = Optional.empty();

    /** @param calls so many fail one after the other, as they do when the service is down, before it stops the survey that begins */
    void begin(int calls) {
        maxInARow = calls;
        inARow = 0;
    }

    /** A key that was accepted before may be refused for one brand; that hides no other. */
    void hear(Finding finding) {
        AutopostingException failure = finding.failure().orElse(null);
        boolean isRefused = failure instanceof UnauthorizedException;
        if (failure == null || !isRefused && !failure.isTransient()) {
            isKeyAccepted |= failure == null;
            inARow = 0;
        } else if (isRefused && !isKeyAccepted) {
            stop("the key is refused: " + failure.getMessage(), true);
        } else if (failure != last && ++inARow == maxInARow) {
            stop(
                    inARow + " calls in a row failed, the last by: " + failure.getMessage(),
                    !(failure instanceof ApiException));
        }
        last = failure;
    }

    private void stop(String why, boolean forAll) {
        reason = reason.or(() -> Optional.of(why));
        isForAll |= forAll;
    }

    /** Whether the survey that has begun is to end. */
    boolean isOn() {
        return isForAll || inARow >= maxInARow;
    }

    /** Whether another survey would fare no better: who answers with errors may answer others without. */
    boolean isForAll() {
        return isForAll;
    }

    /** Why it was on first, if so. */
    Optional<String> reason() {
        return reason;
    }
}

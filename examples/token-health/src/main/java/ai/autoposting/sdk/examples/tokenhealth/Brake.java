package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.UnauthorizedException;
import ai.autoposting.sdk.tokens.TokenSurvey.Finding;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Decides when no more brands are asked: the key is refused, or the service seems to be down. */
final class Brake {
    private final int maxInARow;
    private final Set<String> failed = new HashSet<>();
    private boolean isKeyAccepted;

    /** @param maxInARow so many brands fail one after the other, as they do when the service is down, before it stops */
    Brake(int maxInARow) {
        this.maxInARow = maxInARow;
    }

    /**
     * A key that was accepted before may be refused for one brand; that hides no other.
     *
     * @return why to stop, if so
     */
    Optional<String> after(Finding finding) {
        AutopostingException failure = finding.failure().orElse(null);
        boolean isRefused = failure instanceof UnauthorizedException;
        if (failure == null || !isRefused && !failure.isTransient()) {
            isKeyAccepted |= failure == null;
            failed.clear();
            return Optional.empty();
        }
        failed.add(finding.brand());
        if (isRefused && !isKeyAccepted) {
            return Optional.of("the key is refused: " + failure.getMessage());
        }
        return failed.size() < maxInARow
                ? Optional.empty()
                : Optional.of(maxInARow + " brands in a row could not be read, as when the service is down; the last: "
                        + failure.getMessage());
    }
}

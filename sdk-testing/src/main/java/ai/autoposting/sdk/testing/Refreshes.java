package ai.autoposting.sdk.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Refreshes tokens, as the test has said that refreshes go. */
final class Refreshes {
    static final Refreshing USUAL = Refreshing.MOVES_EXPIRY;
    private static final String ERROR = "The platform refused the refresh.";
    static final Duration LIFE = Duration.ofDays(60);
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final boolean byItself;
    private volatile Refreshing outcome = USUAL;

    /** @param byItself whether the service refreshes what is about to expire */
    Refreshes(boolean byItself) {
        this.byItself = byItself;
    }

    void outcome(Refreshing value) {
        this.outcome = Objects.requireNonNull(value, "refreshing");
    }

    /** The account after a refresh that somebody has asked for. */
    StoredAccount refresh(StoredAccount account, Instant now) {
        Instant from = account.expiry().filter(now::isBefore).orElse(now);
        return refreshed(account, from.plus(LIFE), now);
    }

    /** The account after a refresh at this time, which gives it this expiry if it moves one. */
    private StoredAccount refreshed(StoredAccount account, Instant expiry, Instant at) {
        boolean cannotMove =
                !account.isRefreshable() || account.refreshFailure().isPresent();
        return switch (outcome) {
            case MOVES_EXPIRY -> cannotMove ? account.failed(ERROR, at) : account.expiringAt(expiry);
            case CHANGES_NOTHING -> account;
            case FAILS -> account.failed(ERROR, at);
        };
    }

    /** The account after all that the service has done for it until now of its own accord. */
    StoredAccount caughtUp(StoredAccount account, Instant now) {
        boolean isDue = byItself
                && account.refreshFailure().isEmpty()
                && account.expiry()
                        .filter(expiry -> !expiry.minus(AHEAD).isAfter(now))
                        .isPresent();
        if (!isDue) {
            return account;
        }
        Instant expiry = account.expiry().orElseThrow();
        Instant due = expiry.minus(AHEAD);
        long lives = Duration.between(due, now).dividedBy(LIFE) + 1;
        return refreshed(account, expiry.plus(LIFE.multipliedBy(lives)), due);
    }
}

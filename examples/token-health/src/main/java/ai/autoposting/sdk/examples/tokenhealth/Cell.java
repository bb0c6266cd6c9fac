package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.tokens.TokenHealth;
import ai.autoposting.sdk.tokens.TokenSurvey.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found of a brand on a platform.
 *
 * @param failure why it was not read, or not all of it: there may be accounts all the same
 */
record Cell(Platform platform, List<Account> accounts, Optional<Failure> failure) {
    /** Of the status or the details alone. */
    static Cell of(Finding only, Instant now) {
        return new Cell(only.platform(), accounts(only.tokens(), now), failure(only));
    }

    /** The details say when a token was used, the status whether its refresh failed. What only one of them shows counts, too. */
    static Cell of(Finding details, Finding status, Instant now) {
        List<PlatformToken> rest = new ArrayList<>(status.tokens());
        List<PlatformToken> all = new ArrayList<>();
        for (PlatformToken token : details.tokens()) {
            Optional<PlatformToken> same = rest.stream()
                    .filter(each -> each.platformUserId().equals(token.platformUserId()))
                    .findFirst();
            same.ifPresent(rest::remove);
            all.add(same.map(other -> joined(token, other)).orElse(token));
        }
        all.addAll(rest);
        return new Cell(details.platform(), accounts(all, now), failure(details, status));
    }

    /** As this, when not all was asked for. */
    Cell cutShort() {
        return new Cell(platform, accounts, failure.or(() -> Optional.of(Failure.NOT_ASKED)));
    }

    boolean isCutShort() {
        return failure.equals(Optional.of(Failure.NOT_ASKED));
    }

    private static PlatformToken joined(PlatformToken details, PlatformToken status) {
        Object error = status.additionalProperties().get(Account.REFRESH_ERROR);
        return error == null
                ? details
                : details.toBuilder()
                        .additionalProperty(Account.REFRESH_ERROR, error)
                        .build();
    }

    private static List<Account> accounts(List<PlatformToken> tokens, Instant now) {
        return tokens.stream()
                .map(token -> new Account(TokenHealth.of(token, now)))
                .toList();
    }

    /** A brand that the status call knows is only not connected where the details say "not found". */
    private static Optional<Failure> failure(Finding details, Finding status) {
        boolean isUnconnected = status.failure().isEmpty()
                && details.failure().filter(NotFoundException.class::isInstance).isPresent();
        if (isUnconnected) {
            return Optional.empty();
        }
        return Stream.of(details, status)
                .flatMap(finding -> failure(finding).stream())
                .reduce(Failure::and);
    }

    private static Optional<Failure> failure(Finding finding) {
        return finding.failure().map(Failure::of);
    }
}

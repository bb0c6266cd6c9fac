package ai.autoposting.sdk.tokens;

import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.model.PlatformOAuthError;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.tokens.SnapshotText.Presence;
import java.util.List;
import java.util.Optional;

/**
 * What one look shows of an account.
 *
 * @param notFound the 404 that the look was answered with
 */
record Seen(Presence presence, Optional<PlatformToken> token, Optional<AutopostingException> notFound) {
    /** An account without an id can be the one that is looked for. */
    static Seen of(List<PlatformToken> tokens, String account) {
        boolean unnamed = false;
        for (PlatformToken token : tokens) {
            if (token.platformUserId().filter(account::equals).isPresent()) {
                return new Seen(Presence.PRESENT, Optional.of(token), Optional.empty());
            }
            unnamed |= token.platformUserId().isEmpty();
        }
        return new Seen(unnamed ? Presence.UNCLEAR : Presence.ABSENT, Optional.empty(), Optional.empty());
    }

    /** A proxy's 404 says nothing of accounts: taken for absence, an account of long ago would be found later. */
    static Seen of(NotFoundException failure) {
        Presence presence = isOfTheService(failure) ? Presence.ABSENT : Presence.UNCLEAR;
        return new Seen(presence, Optional.empty(), Optional.of(failure));
    }

    private static boolean isOfTheService(ApiException failure) {
        return failure.code().isPresent()
                || !failure.error().equals(PlatformOAuthError.builder().build());
    }
}

package ai.autoposting.sdk.testing;

/** What a refresh of a token does: one that a request asks for, and one of the service's own accord. */
public enum Refreshing {
    /**
     * The token lives 60 days longer, from now or from its expiry, whichever is later. One without a refresh token, and one whose
     * refresh has failed before, fails as with {@link #FAILS}.
     */
    MOVES_EXPIRY,
    /** It is answered as a success, and the token expires when it did before. */
    CHANGES_NOTHING,
    /** It is answered 409, and the token is dead from then on: its status has a {@code refreshError}. */
    FAILS
}

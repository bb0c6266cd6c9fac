package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** One brand of the mock server, to be filled and looked at. It exists from the moment it is asked for. */
public final class MockBrand {
    private final String slug;
    private final TokenStore store;

    MockBrand(String slug, TokenStore store) {
        this.slug = slug;
        this.store = store;
        store.add(slug);
    }

    /**
     * Connects an account: a token as storing one makes it, without an expiry, with a refresh token.
     *
     * @param platformUserId the account; one that is there already is replaced
     */
    public MockBrand token(Platform platform, String platformUserId) {
        Objects.requireNonNull(platformUserId, "platformUserId");
        return token(platform, token -> token.platformUserId(platformUserId));
    }

    /**
     * Connects an account whose token you describe. What you leave out is as storing makes it: the next id, the brand's
     * username, scopes by platform, status {@code active}, no expiry, never used.
     *
     * @param change must set {@code platformUserId}
     * @throws IllegalArgumentException without a {@code platformUserId}
     */
    public MockBrand token(Platform platform, Consumer<PlatformToken.Builder> change) {
        PlatformToken.Builder token = store.blank(slug, Objects.requireNonNull(platform, "platform"));
        change.accept(token);
        return token(platform, token.build());
    }

    /**
     * Connects an account with exactly this token.
     *
     * @throws IllegalArgumentException without a {@code platformUserId}
     */
    public MockBrand token(Platform platform, PlatformToken token) {
        Objects.requireNonNull(platform, "platform");
        store.put(slug, platform, Objects.requireNonNull(token, "token"), true);
        return this;
    }

    /**
     * The last refresh of an account has failed: it is dead, and its status has this {@code refreshError}.
     *
     * @throws IllegalArgumentException when it is not there
     */
    public MockBrand refreshFailed(Platform platform, String platformUserId, String error) {
        Objects.requireNonNull(error, "error");
        StoredAccount account = store.accounts(slug, Objects.requireNonNull(platform, "platform")).stream()
                .filter(each -> each.userId().equals(platformUserId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the brand has no account " + platformUserId + " on "
                        + platform + ": connect it with token(...)"));
        store.change(slug, platform, account.failed(error, store.now()));
        return this;
    }

    /** The username that tokens stored from now on get. Default: {@code @} and the slug's letters and digits. */
    public MockBrand username(String username) {
        store.username(slug, Objects.requireNonNull(username, "username"));
        return this;
    }

    /** Takes away all accounts of a platform. */
    public MockBrand disconnect(Platform platform) {
        store.remove(slug, Objects.requireNonNull(platform, "platform"));
        return this;
    }

    /** The tokens of a platform, in the order in which the accounts appeared. */
    public List<PlatformToken> tokens(Platform platform) {
        return store.tokens(slug, Objects.requireNonNull(platform, "platform"));
    }

    /** The slug. */
    @Override
    public String toString() {
        return slug;
    }
}

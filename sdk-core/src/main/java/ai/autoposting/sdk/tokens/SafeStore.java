package ai.autoposting.sdk.tokens;

import ai.autoposting.sdk.api.PlatformOAuthApi;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores a token and finds out what became of it when the answer is lost: looks which accounts the brand has, stores, and after
 * a lost answer waits, looks again and compares. Never sends a token twice.
 *
 * <pre>{@code
 * SafeStore.Result result = SafeStore.on(client.transport()).store("acme-corp", request);
 * }</pre>
 *
 * <p>Why the wait: a request that is still on its way cannot be seen yet. Why the first look: that an account is there says
 * nothing when it was there before, since the details show nothing of the access token. What stays undecidable is {@link
 * Outcome#UNKNOWN}: whether to send it again is for you to say.
 *
 * <p>Callers with a journal of their own do the two halves themselves: {@link #look}, write the snapshot down, store, and
 * after a crash {@link #settle(String, StorePlatformTokenRequest, Snapshot)}.
 */
public final class SafeStore {
    private static final Duration SETTLE = Duration.ofSeconds(30);

    private final PlatformOAuthApi api;
    private final Duration settle;
    private final Pause pause;

    /** Waits. A seam for tests. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /** What became of a token. */
    public enum Outcome {
        /** The service said that it has stored it. */
        STORED,
        /** The answer was lost; the account is there, and was not before. */
        FOUND,
        /** Nobody can know: the account was there before, or still is not. */
        UNKNOWN
    }

    /**
     * What became of a token.
     *
     * @param token what the service shows of the account; empty when it does not show it
     * @param failure of the call that lost the answer, or of the look after it; empty for {@code STORED}
     */
    public record Result(Outcome outcome, Optional<PlatformToken> token, Optional<AutopostingException> failure) {}

    SafeStore(PlatformOAuthApi api, Duration settle, Pause pause) {
        this.api = api;
        this.settle = settle;
        this.pause = pause;
    }

    /** @param transport that of a client: {@code client.transport()} */
    public static SafeStore on(Transport transport) {
        return new SafeStore(new PlatformOAuthApi(transport), SETTLE, time -> Thread.sleep(time.toMillis()));
    }

    /**
     * As this, with another wait between a lost answer and the look after it. Default 30 s: longer than any attempt of a client
     * with default settings takes to reach the service.
     *
     * @param wait zero or more
     */
    public SafeStore settle(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("settle must be zero or more, not " + wait);
        }
        return new SafeStore(api, wait, pause);
    }

    /**
     * Stores a token. Blocks for as long as the calls may take, plus the wait when an answer is lost.
     *
     * @return what became of it; {@code UNKNOWN} as well when the thread is interrupted during the wait, its flag set again
     * @throws AutopostingException when the first look fails, or the service did not store it for certain ({@code
     *     mayHaveTakenEffect()} is false)
     */
    public Result store(String slug, StorePlatformTokenRequest request) {
        Snapshot before = look(slug, request);
        try {
            PlatformToken stored = api.storePlatformToken(slug, request);
            return new Result(Outcome.STORED, Optional.of(stored), Optional.empty());
        } catch (AutopostingException failure) {
            if (!failure.mayHaveTakenEffect()) {
                throw failure;
            }
            return afterLoss(slug, request, before, failure);
        }
    }

    private Result afterLoss(
            String slug, StorePlatformTokenRequest request, Snapshot before, AutopostingException failure) {
        try {
            pause.of(settle);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Result(Outcome.UNKNOWN, Optional.empty(), Optional.of(failure));
        }
        return compare(slug, request, before, failure);
    }

    /**
     * Which account is there now, to be compared after a lost answer. Reads only.
     *
     * @throws AutopostingException when it cannot be read
     */
    public Snapshot look(String slug, StorePlatformTokenRequest request) {
        String account = request.platformUserId();
        return Snapshot.of(slug, request.platform().value(), account, find(slug, request));
    }

    /**
     * What became of a token that may have been sent after this snapshot. Reads only, and at once: call it when the request has had
     * the time to arrive, 30 s after it was sent, say.
     *
     * @throws IllegalArgumentException when the snapshot is of another brand, platform or account
     */
    public Result settle(String slug, StorePlatformTokenRequest request, Snapshot before) {
        before.requireOf(slug, request.platform().value(), request.platformUserId());
        return compare(slug, request, before, null);
    }

    private Result compare(
            String slug, StorePlatformTokenRequest request, Snapshot before, @Nullable AutopostingException loss) {
        Optional<PlatformToken> now;
        try {
            now = find(slug, request);
        } catch (AutopostingException failure) {
            if (loss != null) {
                failure.addSuppressed(loss);
            }
            return new Result(Outcome.UNKNOWN, Optional.empty(), Optional.of(failure));
        }
        Outcome outcome = now.isPresent() && !before.isPresent() ? Outcome.FOUND : Outcome.UNKNOWN;
        return new Result(outcome, now, Optional.ofNullable(loss));
    }

    /** What a brand without a connection gets is not documented: an empty list or 404 both mean that it is not there. */
    private Optional<PlatformToken> find(String slug, StorePlatformTokenRequest request) {
        String account = Objects.requireNonNull(request.platformUserId(), "platformUserId");
        try {
            return api.getPlatformTokenDetails(slug, request.platform()).stream()
                    .filter(token ->
                            token.platformUserId().filter(account::equals).isPresent())
                    .findFirst();
        } catch (NotFoundException notConnected) {
            return Optional.empty();
        }
    }

    /**
     * Whether an account was there, and as what. {@link #toString()} is one line of text without a token, and {@link
     * #parse(String)} reads it again, so that it can be written down before the token is sent.
     */
    public static final class Snapshot {
        private final SnapshotText text;

        private Snapshot(SnapshotText text) {
            this.text = text;
        }

        private static Snapshot of(String slug, String platform, String account, Optional<PlatformToken> token) {
            return new Snapshot(new SnapshotText(
                    slug,
                    platform,
                    account,
                    token.isPresent(),
                    token.flatMap(PlatformToken::tokenId).orElse(""),
                    token.flatMap(PlatformToken::expiresAt)
                            .map(Object::toString)
                            .orElse("")));
        }

        /**
         * Reads what {@link #toString()} wrote.
         *
         * @throws IllegalArgumentException when it is something else
         */
        public static Snapshot parse(String line) {
            return new Snapshot(SnapshotText.parse(line));
        }

        /** Whether the account was there. */
        public boolean isPresent() {
            return text.present();
        }

        private void requireOf(String slug, String platform, String account) {
            if (!text.slug().equals(slug)
                    || !text.platform().equals(platform)
                    || !text.account().equals(account)) {
                throw new IllegalArgumentException(
                        "the snapshot is of brand " + text.slug() + ", platform " + text.platform() + ", account "
                                + text.account() + ", not of " + slug + ", " + platform + ", " + account);
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Snapshot that && text.equals(that.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        /** One line of visible ASCII, to be read by {@link #parse(String)}. */
        @Override
        public String toString() {
            return text.line();
        }
    }
}

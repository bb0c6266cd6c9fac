package ai.autoposting.sdk.tokens;

import ai.autoposting.sdk.api.PlatformOAuthApi;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.tokens.SnapshotText.Presence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
    private final Clock clock;

    /** Waits. A seam for tests. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /** What became of a token. */
    public enum Outcome {
        /** The service said that it has stored it. */
        STORED,
        /** The answer was lost; the account is there, and was not before: stored by this call, or by somebody else meanwhile. */
        FOUND,
        /** Nobody can know: the account was there before, or still is not, or one of the looks did not show it clearly. */
        UNKNOWN
    }

    /**
     * What became of a token.
     *
     * @param outcome whether it is stored, as far as that can be known
     * @param token what the service shows of the account; empty when it does not show it
     * @param failure of the call that lost the answer, or of the wait or the look after it, with the loss suppressed; empty for
     *     {@code STORED}, and when {@code settle} could read
     */
    public record Result(Outcome outcome, Optional<PlatformToken> token, Optional<AutopostingException> failure) {
        /** For a test's own results. That the three fit together is not checked. */
        public Result {
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(failure, "failure");
        }

        private static Result unknown(AutopostingException failure) {
            return new Result(Outcome.UNKNOWN, Optional.empty(), Optional.of(failure));
        }
    }

    SafeStore(PlatformOAuthApi api, Duration settle, Pause pause, Clock clock) {
        this.api = api;
        this.settle = settle;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * Stores over this transport, and waits 30 s before it looks after a lost answer.
     *
     * @param transport that of a client: {@code client.transport()}
     */
    public static SafeStore on(Transport transport) {
        return new SafeStore(new PlatformOAuthApi(transport), SETTLE, SafeStore::sleep, Clock.systemUTC());
    }

    /** Any duration: one that is too long for a sleep must not end a store whose token may be under way. */
    private static void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(time));
    }

    /**
     * As this, with another wait between a lost answer and the look after it. Default 30 s: longer than any attempt of a client
     * with default settings takes to reach the service. Longer where something between holds requests back for longer.
     *
     * @param wait zero or more
     * @throws IllegalArgumentException when it is negative
     */
    public SafeStore settle(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("settle must be zero or more, not " + wait);
        }
        return new SafeStore(api, wait, pause, clock);
    }

    /**
     * Stores a token: one look, one store, and after a lost answer the wait and one more look. Blocks for as long as these calls may
     * take, plus the wait when an answer is lost. Retries nothing but what the transport does by its own rule.
     *
     * @return what became of it; {@code UNKNOWN} as well when the thread is interrupted during the wait, with a {@link
     *     CallCancelledException} and the flag set
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
            String slug, StorePlatformTokenRequest request, Snapshot before, AutopostingException loss) {
        try {
            pause.of(settle);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Result.unknown(besides(loss, cancelled(loss, interrupted)));
        }
        try {
            Seen now = see(slug, request);
            now.notFound().ifPresent(failure -> besides(failure, loss));
            return compared(before, now, Optional.of(loss));
        } catch (AutopostingException failure) {
            return Result.unknown(besides(loss, failure));
        } catch (RuntimeException unusable) {
            // A client that was closed meanwhile, for one: what matters more is that the token may be under way.
            return Result.unknown(besides(unusable, loss));
        }
    }

    private static CallCancelledException cancelled(AutopostingException loss, InterruptedException interrupted) {
        return new CallCancelledException(
                loss.operationId() + ": interrupted before looking what became of it",
                interrupted,
                loss.operationId(),
                loss.attempts(),
                true,
                loss.rateLimit().orElse(null),
                loss.pathArguments());
    }

    /** A transport may throw one and the same exception twice, and none may be suppressed by itself. */
    private static AutopostingException besides(Throwable suppressed, AutopostingException failure) {
        if (suppressed != failure) {
            failure.addSuppressed(suppressed);
        }
        return failure;
    }

    /**
     * Which account is there now, to be compared after a lost answer. Reads only. That the service knows no such thing (404) is no
     * failure here: what is not documented is whether that is its answer for a platform that is not connected. For a brand that
     * does not exist the store says so.
     *
     * @throws AutopostingException when it cannot be read
     */
    public Snapshot look(String slug, StorePlatformTokenRequest request) {
        return Snapshot.of(slug, request, clock.instant(), see(slug, request));
    }

    /**
     * What became of a token that may have been sent after this snapshot. Reads only, and at once: call it when the request has had
     * the time to arrive, 30 s after it was sent, say; which can be the call's timeout later than the look, when it waited for
     * its quota or was retried. A look that fails is {@code UNKNOWN} with its failure, so is a 404: then the brand may be another
     * than the one that was meant.
     *
     * @throws IllegalArgumentException when the snapshot is of another brand, platform or account
     */
    public Result settle(String slug, StorePlatformTokenRequest request, Snapshot before) {
        before.requireOf(slug, request);
        try {
            Seen now = see(slug, request);
            return compared(before, now, now.notFound());
        } catch (AutopostingException failure) {
            return Result.unknown(failure);
        }
    }

    private static Result compared(Snapshot before, Seen now, Optional<AutopostingException> failure) {
        boolean came = now.token().isPresent() && before.text.presence() == Presence.ABSENT;
        return new Result(came ? Outcome.FOUND : Outcome.UNKNOWN, now.token(), failure);
    }

    private Seen see(String slug, StorePlatformTokenRequest request) {
        try {
            return Seen.of(api.getPlatformTokenDetails(slug, request.platform()), request.platformUserId());
        } catch (NotFoundException failure) {
            return Seen.of(failure);
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

        private static Snapshot of(String slug, StorePlatformTokenRequest request, Instant takenAt, Seen seen) {
            return new Snapshot(new SnapshotText(
                    slug,
                    request.platform().value(),
                    request.platformUserId(),
                    takenAt,
                    seen.presence(),
                    seen.token().flatMap(PlatformToken::tokenId).orElse(""),
                    seen.token()
                            .flatMap(PlatformToken::expiresAt)
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

        /** Whether the account was there for certain. */
        public boolean isPresent() {
            return text.presence() == Presence.PRESENT;
        }

        /** When it was taken, by this machine's clock. */
        public Instant takenAt() {
            return text.takenAt();
        }

        private void requireOf(String slug, StorePlatformTokenRequest request) {
            String platform = request.platform().value();
            String account = request.platformUserId();
            if (!text.slug().equals(slug)
                    || !text.platform().equals(platform)
                    || !text.account().equals(account)) {
                throw new IllegalArgumentException("the snapshot is of brand " + SnapshotText.escaped(text.slug())
                        + ", platform " + SnapshotText.escaped(text.platform()) + ", account "
                        + SnapshotText.escaped(text.account()) + ", not of " + SnapshotText.escaped(slug) + ", "
                        + SnapshotText.escaped(platform) + ", " + SnapshotText.escaped(account));
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

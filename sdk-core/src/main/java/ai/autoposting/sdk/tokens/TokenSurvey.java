package ai.autoposting.sdk.tokens;

import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads the tokens of many brands and platforms, several calls at a time.
 *
 * <pre>{@code
 * try (Stream<TokenSurvey.Finding> findings = TokenSurvey.of(client.transport()).run(brands)) {
 *     findings.forEach(this::report);
 * }
 * }</pre>
 *
 * <p>The findings come in the order of brands and platforms, each failure in its place. However many brands there are, at most
 * twice as many calls as run at a time are ahead of the reader. Brands are taken from the iterable by the reader's thread, as they
 * are needed. No thread is made. To close the stream, from whichever thread, ends the calls that are on their way and takes no more
 * brands; to leave it open when it was not read to its end lets them run out. It is sequential: {@code parallel()} changes neither
 * the order nor the bounds.
 */
public final class TokenSurvey {
    private static final int CONCURRENCY = 8;

    private final Transport transport;
    private final List<Platform> platforms;
    private final int concurrency;
    private final SurveyQuestion question;

    /**
     * The tokens of one brand on one platform, or why they could not be read.
     *
     * @param brand the slug, as the iterable gave it
     * @param platform the one that was asked about
     * @param tokens empty when none is stored, and when the call failed; unmodifiable
     * @param failure of the call. A brand that is not connected is what the service says of it: no tokens, or a {@link
     *     ai.autoposting.sdk.error.NotFoundException}. What is no failure of the SDK is the cause of a {@link
     *     ai.autoposting.sdk.error.CallCancelledException}: the {@link IllegalArgumentException} of a brand that is no path
     *     segment, or what a transport of your own throws
     */
    public record Finding(
            String brand, Platform platform, List<PlatformToken> tokens, Optional<AutopostingException> failure) {
        /** For a test's own findings. The list of tokens is copied. */
        public Finding {
            Objects.requireNonNull(brand, "brand");
            Objects.requireNonNull(platform, "platform");
            tokens = List.copyOf(tokens);
            Objects.requireNonNull(failure, "failure");
        }
    }

    private TokenSurvey(Transport transport, List<Platform> platforms, int concurrency, SurveyQuestion question) {
        this.transport = transport;
        this.platforms = platforms;
        this.concurrency = concurrency;
        this.question = question;
    }

    /**
     * A survey of all documented platforms, 8 calls at a time. Nothing is asked before the stream of {@link #run} is read.
     *
     * @param transport that of a client: {@code client.transport()}
     */
    public static TokenSurvey of(Transport transport) {
        SurveyQuestion details = new DetailsQuestion(Objects.requireNonNull(transport, "transport"));
        return new TokenSurvey(transport, Platform.values(), CONCURRENCY, details);
    }

    /** As this, of these platforms in their order. Default: all that are documented. */
    public TokenSurvey platforms(Collection<Platform> some) {
        return new TokenSurvey(transport, List.copyOf(some), concurrency, question);
    }

    /**
     * As this, with so many calls at a time, 1 or more. Default 8.
     *
     * @throws IllegalArgumentException for less than 1
     */
    public TokenSurvey concurrency(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("concurrency must be 1 or more, not " + calls);
        }
        return new TokenSurvey(transport, platforms, calls, question);
    }

    /**
     * As this, by one status call per brand instead of a call for the details of each platform. An entry of it is read as a {@link
     * PlatformToken}: what it calls otherwise ({@code platformUsername}, {@code refreshError}, {@code connectedAt} and more) stays in
     * {@link PlatformToken#additionalProperties()}, and there is no {@code lastUsedAt} or {@code status}. One that says {@code connected:
     * false} is no account. A call that fails is the finding of every platform of its brand. The status call was read off the
     * service's own client, not a specification.
     */
    public TokenSurvey byStatus() {
        return new TokenSurvey(transport, platforms, concurrency, new StatusQuestion(transport));
    }

    /**
     * The survey as a stream: no call begins before it is read. What the iterable throws comes after the findings of the brands
     * before, so does {@link NullPointerException} for a brand that is null. A call that fails is a finding, but for an {@link
     * IllegalStateException} (the client is closed, the key supplier fails): that concerns all calls, is thrown in its place and
     * ends the survey. When the reader is interrupted it ends with a {@link ai.autoposting.sdk.error.CallCancelledException}, the
     * flag set.
     */
    public Stream<Finding> run(Iterable<String> brands) {
        SurveyCalls calls = new SurveyCalls(question, brands.iterator(), platforms, concurrency);
        return StreamSupport.stream(calls, false).onClose(calls::close);
    }
}

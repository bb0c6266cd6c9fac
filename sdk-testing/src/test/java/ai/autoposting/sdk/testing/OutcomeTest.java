package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.model.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a recorded request tells of what became of it, and effects that come late. */
class OutcomeTest {
    private static final Fault LOST_AND_LATE = Fault.dropBeforeAnswer().effectAfter(Duration.ofMillis(2_500));

    private final AutopostingMockServer server = AutopostingMockServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    /** One store that meets this fault. */
    private MockRequest store(Fault fault) throws Exception {
        server.failNext(fault);
        TokenBody.store(server, "x_1");
        List<MockRequest> all = server.requests();
        return all.get(all.size() - 1);
    }

    private List<String> ids() {
        return server.tokens("acme-corp", Platform.X).stream()
                .map(token -> token.tokenId().orElseThrow())
                .toList();
    }

    @Test
    void aRequestKnowsItsStatusEffectAndFault() throws Exception {
        MockRequest fine = store(Fault.none());
        assertThat(fine.status()).hasValue(200);
        assertThat(fine.tookEffect()).isTrue();
        assertThat(fine.fault()).isEmpty();

        Fault unavailable = Fault.status(503);
        MockRequest refused = store(unavailable);
        assertThat(refused.status()).hasValue(503);
        assertThat(refused.tookEffect()).isFalse();
        assertThat(refused.fault()).containsSame(unavailable);

        assertThat(store(unavailable.takingEffect()).tookEffect()).isTrue();
        assertThat(store(Fault.latency(Duration.ofNanos(1))).fault()).isPresent();
    }

    @Test
    void aStatusIsThereWhenOneWasSent() throws Exception {
        assertThat(store(Fault.dropBeforeAnswer()).status()).isEmpty();
        assertThat(store(Fault.garbage()).status()).isEmpty();
        assertThat(store(Fault.dropDuringAnswer()).status()).hasValue(200);
        assertThat(store(Fault.dropAfterAnswer()).status()).hasValue(200);
        assertThat(store(Fault.trickle(9, Duration.ZERO)).status()).hasValue(200);
        assertThat(store(Fault.html()).status()).hasValue(200);
    }

    @Test
    void aResponseWithoutAMiddleDoesNotBreakOffAfterItsStatus() throws Exception {
        server.failNext(Fault.dropDuringAnswer());
        RawCall.untilTheEnd(server, "HEAD / HTTP/1.1");
        assertThat(server.requests().get(0).status()).isEmpty();
    }

    @Test
    void whatTheServiceRefusesTakesNoEffect() throws Exception {
        RawCall.post(server, "/brands/acme-corp/tokens", "{}");
        RawCall.get(server, "/no/such/path");
        RawCall.of(server, "GET", "/api-proxy/brands/a/tokens/x", "").send();
        server.rateLimit(0, Duration.ofSeconds(1));
        TokenBody.store(server, "x_1");

        assertThat(server.requests())
                .extracting(MockRequest::status)
                .containsExactly(OptionalInt.of(400), OptionalInt.of(404), OptionalInt.of(401), OptionalInt.of(429));
        assertThat(server.requests()).noneMatch(MockRequest::tookEffect);
        assertThat(server.requests()).allMatch(request -> request.fault().isEmpty());
    }

    @Test
    void whatIsUndecidedSaysSoAndWhatCodeOfTheTestFailsOnIs500() throws Exception {
        server.failWhen(
                request -> {
                    assertThat(request.status()).isEmpty();
                    assertThat(request.tookEffect()).isFalse();
                    throw new IllegalStateException("mine");
                },
                Fault.none());
        assertThat(TokenBody.store(server, "x_1")).isEqualTo(500);
        assertThat(server.requests().get(0).status()).hasValue(500);
        assertThat(server.requests().get(0).tookEffect()).isFalse();
    }

    @Test
    void aLateEffectIsInvisibleUntilItsTimeToTheNanosecond() throws Exception {
        MockRequest late = store(LOST_AND_LATE);

        server.advance(Duration.ofMillis(2_500).minusNanos(1));
        assertThat(ids()).isEmpty();
        assertThat(late.tookEffect()).isFalse();
        assertThat(RawCall.get(server, "/brands/acme-corp/tokens/x").body()).endsWith("\"data\":[]}");

        server.advance(Duration.ofNanos(1));
        assertThat(late.tookEffect()).isTrue();
        assertThat(ids()).containsExactly("tok_000001");
        assertThat(late.fault()).containsSame(LOST_AND_LATE);
    }

    @Test
    void aLateEffectIsSeenByTheNextRequestWithoutAnyoneElseLooking() throws Exception {
        store(LOST_AND_LATE);
        server.advance(Duration.ofSeconds(3));
        assertThat(RawCall.get(server, "/brands/acme-corp/tokens/x").body()).contains("tok_000001");
    }

    @Test
    void whoStoresAgainTooEarlyStoresTwice() throws Exception {
        store(LOST_AND_LATE);
        TokenBody.store(server, "x_1");
        assertThat(ids()).containsExactly("tok_000002");

        server.advance(Duration.ofSeconds(3));

        assertThat(ids()).containsExactly("tok_000001");
        assertThat(server.requests()).allMatch(MockRequest::tookEffect);
    }

    @Test
    void lateEffectsHappenInTheOrderOfTheirTimes() throws Exception {
        store(Fault.status(504).effectAfter(Duration.ofSeconds(9)));
        store(Fault.dropAfterAnswer().effectAfter(Duration.ofSeconds(3)));
        server.advance(Duration.ofSeconds(10));
        assertThat(ids()).containsExactly("tok_000001");
    }

    @Test
    void aDueEffectComesBeforeWhatATestDoesByHand() throws Exception {
        store(LOST_AND_LATE);
        server.advance(Duration.ofSeconds(3));
        server.brand("acme-corp").disconnect(Platform.X);
        assertThat(ids()).isEmpty();
    }

    @Test
    void zeroIsAtOnce() throws Exception {
        assertThat(store(Fault.status(500).effectAfter(Duration.ZERO)).tookEffect())
                .isTrue();
        assertThat(ids()).hasSize(1);
    }

    @Test
    void aRefusedRequestTakesNoEffectLaterEither() throws Exception {
        server.failNext(LOST_AND_LATE);
        RawCall.untilTheEnd(server, "POST /api-proxy/brands/acme-corp/tokens HTTP/1.1");
        server.advance(Duration.ofDays(1));
        assertThat(server.requests().get(0).tookEffect()).isFalse();
    }

    @Test
    void resetAndCloseGiveUpWhatIsNotDueAndRecoverDoesNot() throws Exception {
        MockRequest first = store(LOST_AND_LATE);
        server.reset();
        server.advance(Duration.ofDays(1));
        assertThat(first.tookEffect()).isFalse();
        assertThat(ids()).isEmpty();

        MockRequest due = store(LOST_AND_LATE);
        server.recover();
        server.advance(Duration.ofSeconds(3));
        MockRequest pending = store(LOST_AND_LATE);
        server.close();
        server.advance(Duration.ofDays(1));
        assertThat(due.tookEffect()).isTrue();
        assertThat(pending.tookEffect()).isFalse();
        assertThat(ids()).containsExactly("tok_000001");
    }

    @Test
    void anEffectBeyondTimeItselfIsNeverDue() throws Exception {
        assertThat(store(Fault.status(500).effectAfter(Duration.ofSeconds(Long.MAX_VALUE)))
                        .tookEffect())
                .isFalse();
        assertThat(server.now()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void aNegativeTimeIsRefused() {
        assertThatThrownBy(() -> Fault.garbage().effectAfter(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("effectAfter must be >= 0: PT-0.000000001S");
    }
}

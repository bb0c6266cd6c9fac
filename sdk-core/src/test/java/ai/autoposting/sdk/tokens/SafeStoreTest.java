package ai.autoposting.sdk.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.api.PlatformOAuthApi;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.InvalidResponseException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformOAuthError;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.tokens.SafeStore.Outcome;
import ai.autoposting.sdk.tokens.SafeStore.Result;
import ai.autoposting.sdk.tokens.SafeStore.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeStoreTest {
    private static final StorePlatformTokenRequest REQUEST = StorePlatformTokenRequest.builder()
            .platform(Platform.X)
            .accessToken("secret-token")
            .platformUserId("x_1")
            .build();
    private static final PlatformToken TOKEN = PlatformToken.builder()
            .tokenId("tok_1")
            .platformUserId("x_1")
            .expiresAt(OffsetDateTime.parse("2026-01-01T00:00:00Z"))
            .build();
    private static final PlatformToken OTHER =
            PlatformToken.builder().platformUserId("x_2").build();
    private final CallTimeoutException lost = new CallTimeoutException("lost", null, "storePlatformToken", 1, true);
    private final ConnectionException notSentAtAll =
            new ConnectionException("refused", null, "storePlatformToken", 1, false);
    private final ApiException notConnected = ApiException.builder(404)
            .operationId("getPlatformTokenDetails")
            .code("not_found")
            .build();
    private final ApiException brokenLook =
            ApiException.builder(500).operationId("getPlatformTokenDetails").build();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private final List<Duration> waits = new ArrayList<>();

    private SafeStore on(ScriptedTransport transport) {
        return new SafeStore(new PlatformOAuthApi(transport), Duration.ofSeconds(7), waits::add, CLOCK);
    }

    @Test
    void whatTheServiceSaysItHasStoredIsStored() {
        ScriptedTransport transport = new ScriptedTransport(List.of(OTHER), TOKEN);
        assertThat(on(transport).store("acme", REQUEST))
                .isEqualTo(new Result(Outcome.STORED, Optional.of(TOKEN), Optional.empty()));
        assertThat(transport.calls)
                .containsExactly("getPlatformTokenDetails {slug=acme, platform=x}", "storePlatformToken {slug=acme}");
        assertThat(waits).isEmpty();
    }

    @Test
    void afterALostAnswerAnAccountThatWasNotThereIsFound() {
        ScriptedTransport transport = new ScriptedTransport(List.of(OTHER), lost, List.of(OTHER, TOKEN));
        assertThat(on(transport).store("acme", REQUEST))
                .isEqualTo(new Result(Outcome.FOUND, Optional.of(TOKEN), Optional.of(lost)));
        assertThat(waits).containsExactly(Duration.ofSeconds(7));
        assertThat(transport.calls).hasSize(3);
    }

    @Test
    void anAccountThatWasThereBeforeOrStillIsNotIsUndecidable() {
        assertThat(on(new ScriptedTransport(List.of(TOKEN), lost, List.of(TOKEN)))
                        .store("acme", REQUEST))
                .isEqualTo(new Result(Outcome.UNKNOWN, Optional.of(TOKEN), Optional.of(lost)));
        assertThat(on(new ScriptedTransport(List.of(), lost, List.of(OTHER))).store("acme", REQUEST))
                .isEqualTo(new Result(Outcome.UNKNOWN, Optional.empty(), Optional.of(lost)));
    }

    @Test
    void aBrandThatIsNotConnectedHasNoAccount() {
        assertThat(on(new ScriptedTransport(notConnected, lost, List.of(TOKEN))).store("acme", REQUEST))
                .isEqualTo(new Result(Outcome.FOUND, Optional.of(TOKEN), Optional.of(lost)));
        assertThat(on(new ScriptedTransport(List.of(), lost, notConnected)).store("acme", REQUEST))
                .isEqualTo(new Result(Outcome.UNKNOWN, Optional.empty(), Optional.of(lost)));
    }

    @Test
    void whatWasCertainlyNotStoredIsThrown() {
        ScriptedTransport notSent = new ScriptedTransport(List.of(), notSentAtAll);
        assertThatThrownBy(() -> on(notSent).store("acme", REQUEST)).isSameAs(notSentAtAll);
        assertThat(notSent.calls).hasSize(2);

        ScriptedTransport unseen = new ScriptedTransport(brokenLook);
        assertThatThrownBy(() -> on(unseen).store("acme", REQUEST)).isSameAs(brokenLook);
        assertThat(unseen.calls).hasSize(1);

        ScriptedTransport noBrand = new ScriptedTransport(notConnected, notConnected);
        assertThatThrownBy(() -> on(noBrand).store("acme", REQUEST)).isInstanceOf(NotFoundException.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void aLookAfterTheLossThatFailsLeavesItUnknown() {
        ApiException broken =
                ApiException.builder(500).operationId("getPlatformTokenDetails").build();
        Result result = on(new ScriptedTransport(List.of(), lost, broken)).store("acme", REQUEST);
        assertThat(result).isEqualTo(new Result(Outcome.UNKNOWN, Optional.empty(), Optional.of(broken)));
        assertThat(broken.getSuppressed()).containsExactly(lost);
    }

    @Test
    void anInterruptDuringTheWaitLeavesItUnknownAndTheFlagSet() {
        ScriptedTransport transport = new ScriptedTransport(List.of(), lost);
        SafeStore store = new SafeStore(
                new PlatformOAuthApi(transport),
                Duration.ofSeconds(7),
                time -> {
                    throw new InterruptedException();
                },
                CLOCK);
        Result result = store.store("acme", REQUEST);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.token()).isEmpty();
        AutopostingException failure = result.failure().orElseThrow();
        assertThat(failure)
                .isInstanceOf(CallCancelledException.class)
                .hasMessage("storePlatformToken: interrupted before looking what became of it")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(failure.getSuppressed()).containsExactly(lost);
        assertThat(failure.mayHaveTakenEffect()).isTrue();
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(transport.calls).hasSize(2);
    }

    @Test
    void aRequestThatArrivesDuringTheWaitIsFound() {
        List<PlatformToken> stored = new ArrayList<>();
        ScriptedTransport transport = new ScriptedTransport(List.of(), lost, stored);
        SafeStore store =
                new SafeStore(new PlatformOAuthApi(transport), Duration.ofSeconds(7), time -> stored.add(TOKEN), CLOCK);
        assertThat(store.store("acme", REQUEST))
                .isEqualTo(new Result(Outcome.FOUND, Optional.of(TOKEN), Optional.of(lost)));
        assertThat(transport.calls.stream().filter(call -> call.startsWith("storePlatformToken")))
                .hasSize(1);
    }

    @Test
    void a404ThatIsNotTheServicesProvesNoAbsence() {
        ApiException ofAProxy = ApiException.builder(404)
                .operationId("getPlatformTokenDetails")
                .rawBody("<html>")
                .build();
        assertThat(on(new ScriptedTransport(ofAProxy, lost, List.of(TOKEN))).store("acme", REQUEST))
                .isEqualTo(new Result(Outcome.UNKNOWN, Optional.of(TOKEN), Optional.of(lost)));
        ApiException inProse = ApiException.builder(404)
                .error(PlatformOAuthError.builder()
                        .message("no such connection")
                        .build())
                .build();
        assertThat(on(new ScriptedTransport(inProse, lost, List.of(TOKEN)))
                        .store("acme", REQUEST)
                        .outcome())
                .isEqualTo(Outcome.FOUND);
        Snapshot unclear = on(new ScriptedTransport(ofAProxy)).look("acme", REQUEST);
        assertThat(unclear).hasToString("v1 acme x x_1 2026-01-02T03:04:05Z unclear - -");
        assertThat(Snapshot.parse(unclear.toString())).isEqualTo(unclear);
        assertThat(unclear.isPresent()).isFalse();
    }

    @Test
    void anAccountWithoutAnIdProvesNoAbsenceOfAnother() {
        PlatformToken unnamed = PlatformToken.builder().tokenId("tok_9").build();
        assertThat(on(new ScriptedTransport(List.of(unnamed), lost, List.of(TOKEN)))
                        .store("acme", REQUEST))
                .isEqualTo(new Result(Outcome.UNKNOWN, Optional.of(TOKEN), Optional.of(lost)));
        assertThat(on(new ScriptedTransport(List.of(unnamed, TOKEN)))
                        .look("acme", REQUEST)
                        .isPresent())
                .isTrue();
    }

    @Test
    void aWrongBrandIsToldByWhoeverSettles() {
        ScriptedTransport transport = new ScriptedTransport(notConnected, notConnected);
        SafeStore store = on(transport);
        assertThat(store.settle("acme", REQUEST, store.look("acme", REQUEST)))
                .isEqualTo(new Result(Outcome.UNKNOWN, Optional.empty(), Optional.of(notConnected)));

        assertThat(on(new ScriptedTransport(List.of(), lost, notConnected)).store("acme", REQUEST))
                .isEqualTo(new Result(Outcome.UNKNOWN, Optional.empty(), Optional.of(lost)));
        assertThat(lost.getSuppressed()).containsExactly(notConnected);
    }

    @Test
    void noFailureAfterTheLossHidesIt() {
        IllegalStateException closed = new IllegalStateException("closed");
        assertThat(on(new ScriptedTransport(List.of(), lost, closed)).store("acme", REQUEST))
                .isEqualTo(new Result(Outcome.UNKNOWN, Optional.empty(), Optional.of(lost)));
        assertThat(lost.getSuppressed()).containsExactly(closed);

        CallTimeoutException always = new CallTimeoutException("lost", null, "any", 1, true);
        assertThat(on(new ScriptedTransport(List.of(), always, always)).store("acme", REQUEST))
                .isEqualTo(new Result(Outcome.UNKNOWN, Optional.empty(), Optional.of(always)));
    }

    @Test
    void anUnreadable2xxIsALostAnswer() {
        InvalidResponseException unreadable = InvalidResponseException.builder(200, "no JSON")
                .mayHaveTakenEffect(true)
                .build();
        assertThat(on(new ScriptedTransport(List.of(), unreadable, List.of(TOKEN)))
                        .store("acme", REQUEST))
                .isEqualTo(new Result(Outcome.FOUND, Optional.of(TOKEN), Optional.of(unreadable)));
        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aLookOfSettleThatFailsIsUnknownAndWrongUseIsThrown() {
        Snapshot before = on(new ScriptedTransport(List.of())).look("acme", REQUEST);
        assertThat(on(new ScriptedTransport(brokenLook)).settle("acme", REQUEST, before))
                .isEqualTo(new Result(Outcome.UNKNOWN, Optional.empty(), Optional.of(brokenLook)));
        IllegalStateException closed = new IllegalStateException("closed");
        assertThatThrownBy(() -> on(new ScriptedTransport(closed)).settle("acme", REQUEST, before))
                .isSameAs(closed);
    }

    @Test
    void aWaitOfAnyLengthCanBeInterrupted() {
        ScriptedTransport transport = new ScriptedTransport(List.of(), lost);
        Thread.currentThread().interrupt();
        Result result = SafeStore.on(transport)
                .settle(Duration.ofSeconds(Long.MAX_VALUE))
                .store("acme", REQUEST);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.failure()).containsInstanceOf(CallCancelledException.class);
    }

    @Test
    void aSnapshotSettlesAfterACrashByReadingOnly() {
        ScriptedTransport transport = new ScriptedTransport(List.of(), List.of(TOKEN));
        SafeStore store = on(transport);
        Snapshot before = Snapshot.parse(store.look("acme", REQUEST).toString());
        assertThat(store.settle("acme", REQUEST, before))
                .isEqualTo(new Result(Outcome.FOUND, Optional.of(TOKEN), Optional.empty()));
        assertThat(transport.calls).containsOnly("getPlatformTokenDetails {slug=acme, platform=x}");
        assertThatThrownBy(() -> store.settle("other", REQUEST, before))
                .hasMessage("the snapshot is of brand acme, platform x, account x_1, not of other, x, x_1");
        StorePlatformTokenRequest another =
                REQUEST.toBuilder().platformUserId("x\n2").build();
        assertThatThrownBy(() -> store.settle("acme", another, before))
                .hasMessage("the snapshot is of brand acme, platform x, account x_1, not of acme, x, x%000A2");
        StorePlatformTokenRequest elsewhere =
                REQUEST.toBuilder().platform(Platform.THREADS).build();
        assertThatThrownBy(() -> store.settle("acme", elsewhere, before))
                .hasMessage("the snapshot is of brand acme, platform x, account x_1, not of acme, threads, x_1");
        assertThat(transport.calls).hasSize(2);
        assertThat(waits).isEmpty();
    }

    @Test
    void aSnapshotIsOneLineWithoutAToken() {
        Snapshot there = on(new ScriptedTransport(List.of(TOKEN))).look("acme", REQUEST);
        assertThat(there).hasToString("v1 acme x x_1 2026-01-02T03:04:05Z present tok_1 2026-01-01T00:00Z");
        assertThat(Snapshot.parse(there.toString())).isEqualTo(there);
        assertThat(there.isPresent()).isTrue();
        assertThat(there.takenAt()).isEqualTo(CLOCK.instant());

        StorePlatformTokenRequest odd =
                REQUEST.toBuilder().platformUserId("a b\n\u00fc-%|,\ud800").build();
        Snapshot absent = on(new ScriptedTransport(List.of())).look("-", odd);
        assertThat(absent)
                .hasToString("v1 %002D x a%0020b%000A%00FC-%0025%007C%002C%D800 2026-01-02T03:04:05Z absent - -");
        assertThat(Snapshot.parse(absent.toString())).isEqualTo(absent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v2 acme x x_1 2026-01-02T03:04:05Z absent - -",
                "v1 acme x x_1 2026-01-02T03:04:05Z maybe - -",
                "v1 acme x x_1 2026-01-02T03:04:05Z ABSENT - -",
                "v1 acme x x_1 yesterday absent - -",
                "v1 acme x x_1 2026-01-02T03:04:05Z absent -",
                "v1 acme x x_1 2026-01-02T03:04:05Z absent -  -",
                "v1 ac%me x x_1 2026-01-02T03:04:05Z absent - -",
                "v1 acme% x x_1 2026-01-02T03:04:05Z absent - -",
                "v1 acme x x_1%00 2026-01-02T03:04:05Z absent - -",
                "v1 acme x x%005f1 2026-01-02T03:04:05Z absent - -",
                "v1 acme x x\n1 2026-01-02T03:04:05Z absent - -",
                "v1  x x_1 2026-01-02T03:04:05Z absent - -",
            })
    void whatIsNoSnapshotIsRefused(String line) {
        assertThatThrownBy(() -> Snapshot.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no snapshot: it must begin with v1 and have 7 values, as toString() writes it");
    }

    @Test
    void theWaitIsAsLongAsItWasSet() {
        ScriptedTransport transport = new ScriptedTransport(List.of(), lost, List.of());
        on(transport).settle(Duration.ofSeconds(9)).store("acme", REQUEST);
        assertThat(waits).containsExactly(Duration.ofSeconds(9));
    }

    @Test
    void theWaitMustNotBeNegative() {
        assertThatThrownBy(() -> on(new ScriptedTransport()).settle(Duration.ofSeconds(-1)))
                .hasMessage("settle must be zero or more, not PT-1S");
    }
}

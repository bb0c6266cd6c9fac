package ai.autoposting.sdk.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.api.PlatformOAuthApi;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.tokens.SafeStore.Outcome;
import ai.autoposting.sdk.tokens.SafeStore.Result;
import ai.autoposting.sdk.tokens.SafeStore.Snapshot;
import java.time.Duration;
import java.time.OffsetDateTime;
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
    private final ApiException notConnected =
            ApiException.builder(404).operationId("getPlatformTokenDetails").build();
    private final ApiException brokenLook =
            ApiException.builder(500).operationId("getPlatformTokenDetails").build();

    private final List<Duration> waits = new ArrayList<>();

    private SafeStore on(ScriptedTransport transport) {
        return new SafeStore(new PlatformOAuthApi(transport), Duration.ofSeconds(7), waits::add);
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
        SafeStore store = new SafeStore(new PlatformOAuthApi(transport), Duration.ofSeconds(7), time -> {
            throw new InterruptedException();
        });
        Result result = store.store("acme", REQUEST);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isEqualTo(new Result(Outcome.UNKNOWN, Optional.empty(), Optional.of(lost)));
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
        assertThat(waits).isEmpty();
    }

    @Test
    void aSnapshotIsOneLineWithoutAToken() {
        Snapshot there = on(new ScriptedTransport(List.of(TOKEN))).look("acme", REQUEST);
        assertThat(there).hasToString("v1 acme x x_1 present tok_1 2026-01-01T00%3A00Z");
        assertThat(Snapshot.parse(there.toString())).isEqualTo(there);
        assertThat(there.isPresent()).isTrue();

        StorePlatformTokenRequest odd =
                REQUEST.toBuilder().platformUserId("a b\n\u00fc-%|,").build();
        Snapshot absent = on(new ScriptedTransport(List.of())).look("-", odd);
        assertThat(absent).hasToString("v1 %2D x a+b%0A%C3%BC-%25%7C%2C absent - -");
        assertThat(Snapshot.parse(absent.toString())).isEqualTo(absent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v2 acme x x_1 absent - -", "v1 acme x x_1 maybe - -", "v1 acme x x_1 absent -"})
    void whatIsNoSnapshotIsRefused(String line) {
        assertThatThrownBy(() -> Snapshot.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no snapshot: it must begin with v1 and have 6 values, as toString() writes it");
    }

    @Test
    void theWaitMustNotBeNegative() {
        assertThatThrownBy(() -> on(new ScriptedTransport()).settle(Duration.ofSeconds(-1)))
                .hasMessage("settle must be zero or more, not PT-1S");
    }
}

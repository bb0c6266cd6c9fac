package ai.autoposting.sdk.webhooks;

import static ai.autoposting.sdk.webhooks.Deliveries.BODY;
import static ai.autoposting.sdk.webhooks.Deliveries.NOW;
import static ai.autoposting.sdk.webhooks.Deliveries.NOW_IN_SECONDS;
import static ai.autoposting.sdk.webhooks.Deliveries.SECRET;
import static ai.autoposting.sdk.webhooks.Deliveries.VERIFIER;
import static ai.autoposting.sdk.webhooks.Deliveries.bytes;
import static ai.autoposting.sdk.webhooks.Deliveries.headers;
import static ai.autoposting.sdk.webhooks.Deliveries.hex;
import static ai.autoposting.sdk.webhooks.Deliveries.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.webhooks.WebhookException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted and what is refused, with which reason; and that no text of it shows anything. */
class WebhookVerifierTest {
    private static final byte[] RAW = bytes(BODY);

    private static WebhookException refusedAs(Reason reason, ThrowingCallable verification) {
        WebhookException[] refused = new WebhookException[1];
        assertThatThrownBy(verification).isInstanceOfSatisfying(WebhookException.class, e -> refused[0] = e);
        WebhookException exception = refused[0];
        assertThat(exception.reason()).isEqualTo(reason);
        assertThat(exception).hasNoCause().hasNoSuppressedExceptions();
        assertThat(exception.toString())
                .doesNotContain(SECRET, hex(NOW_IN_SECONDS, RAW), "private", "hidden", "evt_")
                .hasSizeLessThan(250);
        return exception;
    }

    @Test
    void aGenuineDeliveryIsReadWhole() {
        WebhookEvent event = VERIFIER.verify(signed(RAW), RAW);
        assertThat(event.id()).isEqualTo("evt_01HZ7XABCDEF1234567890");
        assertThat(event.type()).isEqualTo("post.published");
        assertThat(event.timestamp()).contains(OffsetDateTime.parse("2025-06-15T14:00:00Z"));
        assertThat(event.orgId()).contains("org_id");
        assertThat(event.data()).isEqualTo(Map.of("hidden", "private-text"));
        assertThat(event.rawBody()).isEqualTo(BODY);
    }

    @Test
    void aReplayWithinTheToleranceIsAcceptedWithTheSameId() {
        assertThat(VERIFIER.verify(signed(RAW), RAW).id())
                .isEqualTo(VERIFIER.verify(signed(RAW), RAW).id());
    }

    @Test
    void manyThreadsShareAVerifier() {
        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> Deliveries.verify(BODY.replace("evt_", "evt_" + i)))
                        .filter(event -> event.id().startsWith("evt_"))
                        .count())
                .isEqualTo(2_000);
    }

    @Test
    void olderSecretsAreAcceptedWhateverTheirPlace() {
        for (WebhookVerifier verifier : List.of(
                WebhookVerifier.of(SECRET, "older", "oldest"),
                WebhookVerifier.of("newer", SECRET, "oldest"),
                WebhookVerifier.of("newest", "newer", SECRET))) {
            verifier.clock(Clock.fixed(NOW, ZoneOffset.UTC)).verify(signed(RAW), RAW);
        }
        refusedAs(
                Reason.BAD_SIGNATURE,
                () -> WebhookVerifier.of("newest", "newer").verify(signed(RAW), RAW));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "s", SECRET + " ", "WHSEC-SECRET-6"})
    void anotherSecretIsRefused(String other) {
        byte[] body = RAW;
        String signature = java.util.HexFormat.of().formatHex(Deliveries.digest(other, NOW_IN_SECONDS, body));
        refusedAs(Reason.BAD_SIGNATURE, () -> VERIFIER.verify(headers(NOW_IN_SECONDS, signature), body));
    }

    @Test
    void whatWasChangedAfterSigningIsRefused() {
        Map<String, List<String>> headers = signed(RAW);
        byte[] tampered = bytes(BODY.replace("private", "Private"));
        refusedAs(Reason.BAD_SIGNATURE, () -> VERIFIER.verify(headers, tampered));
        refusedAs(Reason.BAD_SIGNATURE, () -> VERIFIER.verify(headers, Arrays.copyOf(RAW, RAW.length - 1)));
        refusedAs(Reason.BAD_SIGNATURE, () -> VERIFIER.verify(headers, Arrays.copyOf(RAW, RAW.length + 1)));
        refusedAs(Reason.BAD_SIGNATURE, () -> VERIFIER.verify(headers, new byte[0]));
        byte[] anew = bytes(BODY.replace("\":", "\": ")); // the same JSON, written by another program
        refusedAs(Reason.BAD_SIGNATURE, () -> VERIFIER.verify(headers, anew));
        refusedAs(Reason.BAD_SIGNATURE, () -> VERIFIER.verify(headers("1749996001", hex(NOW_IN_SECONDS, RAW)), RAW));
        refusedAs( // the same instant
                Reason.BAD_SIGNATURE, () -> VERIFIER.verify(headers("1749996000000", hex(NOW_IN_SECONDS, RAW)), RAW));
    }

    @Test
    void theDotBetweenTimestampAndBodyCannotBeMoved() {
        String signature = hex(NOW_IN_SECONDS, bytes("5." + BODY));
        refusedAs(Reason.STALE, () -> VERIFIER.verify(headers(NOW_IN_SECONDS + ".5", signature), RAW));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, true",
        "PT5M, true",
        "-PT5M, true",
        "PT5M0.000000001S, false",
        "-PT5M0.000000001S, false",
        "P1000000D, false",
        "-P1000000D, false",
    })
    void theLimitOfTheToleranceIsInclusiveBothWays(Duration age, boolean accepted) {
        WebhookVerifier later = VERIFIER.clock(Clock.fixed(NOW.plus(age), ZoneOffset.UTC));
        if (accepted) {
            assertThat(later.verify(signed(RAW), RAW).rawBody()).isEqualTo(BODY);
        } else {
            refusedAs(Reason.STALE, () -> later.verify(signed(RAW), RAW));
        }
    }

    @Test
    void staleDeliveriesSayHowOldTheyAre() {
        WebhookVerifier later = VERIFIER.clock(Clock.fixed(NOW.plusSeconds(301), ZoneOffset.UTC));
        assertThat(refusedAs(Reason.STALE, () -> later.verify(signed(RAW), RAW)))
                .hasMessage("X-Autoposting-Timestamp is PT5M1S old, more than the tolerance of PT5M");
        WebhookVerifier earlier = VERIFIER.clock(Clock.fixed(NOW.minusSeconds(301), ZoneOffset.UTC));
        assertThat(refusedAs(Reason.STALE, () -> earlier.verify(signed(RAW), RAW)))
                .hasMessage("X-Autoposting-Timestamp is PT5M1S ahead, more than the tolerance of PT5M");
    }

    @Test
    void aRaisedToleranceAcceptsADeliveryThatKeptItsFirstTimestamp() {
        WebhookVerifier patient = VERIFIER.tolerance(Duration.ofDays(1))
                .clock(Clock.fixed(NOW.plus(Duration.ofHours(10)), ZoneOffset.UTC));
        assertThat(patient.verify(signed(RAW), RAW).type()).isEqualTo("post.published");
    }

    @Test
    void noClockAndNoToleranceOverflows() {
        for (Instant now : List.of(Instant.MIN, Instant.EPOCH, Instant.MAX)) {
            WebhookVerifier odd = VERIFIER.clock(Clock.fixed(now, ZoneOffset.UTC));
            refusedAs(Reason.STALE, () -> odd.verify(signed(RAW), RAW));
            odd.tolerance(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)).verify(signed(RAW), RAW);
        }
    }

    @Test
    void aBodyOfOneMebibyteIsTheLargest() {
        String start = "{\"id\":\"evt_1\",\"event\":\"webhook.test\",\"data\":{\"text\":\"";
        byte[] largest = bytes(start + "x".repeat(WebhookVerifier.MAX_BODY_BYTES - start.length() - 3) + "\"}}");
        assertThat(largest).hasSize(1_048_576);
        assertThat(VERIFIER.verify(signed(largest), largest).id()).isEqualTo("evt_1");
        byte[] tooLarge = Arrays.copyOf(largest, largest.length + 1);
        refusedAs(Reason.TOO_LARGE, () -> VERIFIER.verify(signed(tooLarge), tooLarge));
    }

    @Test
    void theFirstFaultInOrderIsTheReason() {
        byte[] tooLarge = new byte[WebhookVerifier.MAX_BODY_BYTES + 1];
        byte[] noJson = bytes("no json");
        WebhookVerifier later = VERIFIER.clock(Clock.fixed(NOW.plusSeconds(301), ZoneOffset.UTC));
        refusedAs(Reason.TOO_LARGE, () -> later.verify(Map.of(), tooLarge));
        refusedAs(Reason.MISSING_HEADER, () -> later.verify(Map.of(), noJson));
        refusedAs(Reason.BAD_SIGNATURE, () -> later.verify(headers("no time", "no signature"), noJson));
        refusedAs(Reason.BAD_SIGNATURE, () -> later.verify(signed(RAW), noJson));
        refusedAs(Reason.STALE, () -> later.verify(signed(noJson), noJson));
        refusedAs(Reason.NOT_JSON, () -> VERIFIER.verify(signed(noJson), noJson));
    }

    @Test
    void namesOfHeadersMatchInAnyCase() {
        Map<String, List<String>> headers = new HashMap<>();
        signed(RAW).forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values));
        assertThat(VERIFIER.verify(headers, RAW).rawBody()).isEqualTo(BODY);
        headers.clear();
        signed(RAW).forEach((name, values) -> headers.put(name.toUpperCase(java.util.Locale.ROOT), values));
        assertThat(VERIFIER.verify(headers, RAW).rawBody()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Autoposting-Signature", "X-Autoposting-Timestamp"})
    void aMissingHeaderIsNamed(String name) {
        for (List<String> none :
                Arrays.asList(null, List.<String>of(), List.of(""), Collections.singletonList((String) null))) {
            Map<String, List<String>> headers = signed(RAW);
            headers.put(name, none);
            assertThat(refusedAs(Reason.MISSING_HEADER, () -> VERIFIER.verify(headers, RAW)))
                    .hasMessage(name + " is missing or blank");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Autoposting-Signature",
                "X-Autoposting-Timestamp",
                "X-Autoposting-Event",
                "X-Autoposting-Delivery"
            })
    void aHeaderWithSeveralDifferentValuesIsRefused(String name) {
        Map<String, List<String>> headers = signed(RAW);
        String value = headers.getOrDefault(name, List.of("right")).get(0);
        headers.put(name, List.of(value, value));
        headers.put(name.toLowerCase(java.util.Locale.ROOT), List.of(value));
        assertThat(VERIFIER.verify(headers, RAW).type()).isEqualTo("post.published");

        for (String other : List.of("", "other")) {
            headers.put(name, List.of(value, other));
            assertThat(refusedAs(Reason.MISSING_HEADER, () -> VERIFIER.verify(headers, RAW)))
                    .hasMessage(name + " has several different values");
            headers.put(name, List.of(other));
            assertThat(refusedAs(Reason.MISSING_HEADER, () -> VERIFIER.verify(headers, RAW)))
                    .hasMessage(name + " has several different values");
        }
    }

    @Test
    void mapsOfServersMayHaveNullNames() {
        Map<String, List<String>> headers = signed(RAW);
        headers.put(null, List.of("HTTP/1.1 200 OK"));
        assertThat(VERIFIER.verify(headers, RAW).rawBody()).isEqualTo(BODY);
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(signed(RAW));
        assertThat(VERIFIER.verify(sorted, RAW).rawBody()).isEqualTo(BODY);
    }

    @Test
    void settingsThatCannotBeMeantAreRefusedAndNotEchoed() {
        for (String blank : List.of("", " ", "\n\t ")) {
            assertThatThrownBy(() -> WebhookVerifier.of(blank))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("secret: a secret must not be blank");
            assertThatThrownBy(() -> WebhookVerifier.of(SECRET, "older", blank))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("olderSecrets: a secret must not be blank");
        }
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofSeconds(Long.MIN_VALUE))) {
            assertThatThrownBy(() -> VERIFIER.tolerance(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("tolerance must be more than 0, not " + wrong);
        }
    }

    @Test
    @SuppressWarnings("NullAway") // which is what is tested
    void nullIsNamed() {
        assertNull("secret", () -> WebhookVerifier.of(null));
        assertNull("olderSecrets", () -> WebhookVerifier.of(SECRET, (String) null));
        assertNull("olderSecrets", () -> WebhookVerifier.of(SECRET, (String[]) null));
        assertNull("tolerance", () -> VERIFIER.tolerance(null));
        assertNull("clock", () -> VERIFIER.clock(null));
        assertNull("headers", () -> VERIFIER.verify(null, RAW));
        assertNull("rawBody", () -> VERIFIER.verify(Map.of(), null));
    }

    private static void assertNull(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
    }

    @Test
    void changedVerifiersAreNewOnes() {
        WebhookVerifier strict = VERIFIER.tolerance(Duration.ofSeconds(1));
        WebhookVerifier later = strict.clock(Clock.fixed(NOW.plusSeconds(2), ZoneOffset.UTC));
        refusedAs(Reason.STALE, () -> later.verify(signed(RAW), RAW));
        strict.verify(signed(RAW), RAW);
        VERIFIER.clock(Clock.fixed(NOW.plusSeconds(2), ZoneOffset.UTC)).verify(signed(RAW), RAW);
    }

    @Test
    void noTextShowsASecretOrTheBody() {
        assertThat(WebhookVerifier.of(SECRET, "older")).hasToString("WebhookVerifier{secrets=2, tolerance=PT5M}");
        assertThat(VERIFIER.verify(signed(RAW), RAW))
                .hasToString("WebhookEvent{id=evt_01HZ7XABCDEF1234567890, type=post.published}");
        assertThat(DeliveryHeaders.of(signed(RAW))).hasToString("DeliveryHeaders");
    }
}

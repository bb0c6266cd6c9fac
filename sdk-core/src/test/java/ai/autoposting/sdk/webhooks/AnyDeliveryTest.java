package ai.autoposting.sdk.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.webhooks.WebhookException.Reason;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever arrives becomes an event or a {@link WebhookException}. */
class AnyDeliveryTest {
    @Property(tries = 3_000)
    void whatIsNotSignedIsRefused(@ForAll("headers") Map<String, List<String>> headers, @ForAll("bodies") byte[] body) {
        assertThat(outcome(headers, body)).isIn(Reason.MISSING_HEADER, Reason.BAD_SIGNATURE);
    }

    @Property(tries = 3_000)
    void whatIsSignedIsReadOrRefused(@ForAll("timestamps") String timestamp, @ForAll("bodies") byte[] body) {
        String signature = HexFormat.of().formatHex(Deliveries.digest(Deliveries.SECRET, timestamp, body));
        assertThat(outcome(Deliveries.headers(timestamp, signature), body))
                .isIn("event", Reason.MISSING_HEADER, Reason.STALE, Reason.NOT_JSON);
    }

    private static Object outcome(Map<String, List<String>> headers, byte[] body) {
        try {
            assertThat(Deliveries.VERIFIER.verify(headers, body).rawBody()).isNotEmpty();
            return "event";
        } catch (WebhookException refused) {
            assertThat(refused).hasNoCause();
            return refused.reason();
        }
    }

    @Provide
    Arbitrary<Map<String, List<String>>> headers() {
        Arbitrary<String> names = Arbitraries.of(
                "X-Autoposting-Signature",
                "x-autoposting-signature",
                "X-Autoposting-Timestamp",
                "X-Autoposting-Event",
                "X-Autoposting-Delivery",
                "X-Other");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(70),
                Arbitraries.strings().withChars("0123456789abcdefABCDEF").ofLength(64),
                Arbitraries.strings().withChars("AZaz09+/-_=").ofMinLength(42).ofMaxLength(45),
                timestamps());
        return Arbitraries.maps(names, values.list().ofMaxSize(2)).ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> timestamps() {
        return Arbitraries.oneOf(
                Arbitraries.of(Deliveries.NOW_IN_SECONDS, "2025-06-15T14:00:00Z"),
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.strings().withChars("0123456789").ofMaxLength(20),
                Arbitraries.strings()
                        .withChars("0123456789-+:.,TZtz ")
                        .ofMinLength(15)
                        .ofMaxLength(35),
                Arbitraries.integers().between(0, 20).map("2025-06-15T14:00:00Z"::substring),
                Arbitraries.integers().between(0, 29).map(end -> "2025-06-15T14:00:00.123+02:00".substring(0, end)));
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(60),
                Arbitraries.integers()
                        .between(0, Deliveries.BODY.length())
                        .map(end -> Deliveries.bytes(Deliveries.BODY.substring(0, end))),
                Arbitraries.strings()
                        .withChars("{}[]:,\"\\u0123456789eE+-.truefalsnid \n")
                        .ofMaxLength(60)
                        .map(text -> Deliveries.bytes("{\"id\":\"evt_1\",\"event\":\"x\",\"data\":" + text + "}")));
    }
}

package ai.autoposting.sdk.webhooks;

import static ai.autoposting.sdk.webhooks.Deliveries.VERIFIER;
import static ai.autoposting.sdk.webhooks.Deliveries.bytes;
import static ai.autoposting.sdk.webhooks.Deliveries.signed;
import static ai.autoposting.sdk.webhooks.Deliveries.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.webhooks.WebhookException.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a signed body becomes: an event, or NOT_JSON. */
class PayloadTest {
    private static final String START = "{\"id\":\"evt_1\",\"event\":\"webhook.test\"";

    private static String withData(String data) {
        return START + ",\"data\":" + data + "}";
    }

    private static void refused(byte[] body, Map<String, List<String>> headers) {
        assertThatThrownBy(() -> VERIFIER.verify(headers, body))
                .isInstanceOfSatisfying(
                        WebhookException.class,
                        exception -> assertThat(exception.reason()).isEqualTo(Reason.NOT_JSON))
                .hasNoCause()
                .hasMessageNotContainingAny("evt_", "webhook.test", "private");
    }

    private static Map<String, List<String>> named(byte[] body) {
        Map<String, List<String>> headers = signed(body);
        headers.put("X-Autoposting-Delivery", List.of("delivery-1"));
        headers.put("x-autoposting-event", List.of("post.failed"));
        return headers;
    }

    static List<String> noObjects() {
        return List.of(
                "",
                " ",
                "private",
                "null",
                "true",
                "1",
                "\"private\"",
                "[]",
                "[" + START + "}]",
                "{",
                START,
                START + ",}",
                START + "}}",
                START + "} private",
                START + "}" + START + "}",
                START + "}\0",
                "\ufeff" + START + "}",
                "{'id':'evt_1'}",
                "{id:\"evt_1\"}",
                START + ",\"id\":\"evt_2\"}",
                START + ",\"\\u0069d\":\"evt_2\"}", // the same name, written otherwise
                withData("{\"a\":1,\"b\":{\"c\":1,\"c\":1}}"),
                withData("{\"a\":01}"),
                withData("{\"a\":NaN}"),
                withData("{\"a\":\"\u0001\"}"),
                withData("{\"a\":\"\\x\"}"),
                withData("[".repeat(500) + "]".repeat(500)), // within the object itself that is 501
                withData("[".repeat(500_000)),
                withData("{\"a\":".repeat(150_000)),
                withData("{\"" + "private".repeat(10_000) + "\":1}"), // a name too long
                "<!DOCTYPE html>");
    }

    @ParameterizedTest
    @MethodSource("noObjects")
    void whatIsNoObjectOfJsonIsRefusedWhateverTheHeadersSay(String body) {
        refused(bytes(body), named(bytes(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c3", "c080", "eda080", "f4908080", "c328", "e282"})
    void whatIsNotUtf8IsRefused(String hex) {
        byte[] wrong = java.util.HexFormat.of().parseHex(hex);
        byte[] body = bytes(withData("{\"a\":\"" + "?".repeat(wrong.length) + "\"}"));
        System.arraycopy(wrong, 0, body, body.length - 3 - wrong.length, wrong.length);
        refused(body, named(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE"})
    void otherEncodingsAreRefused(String charset) {
        byte[] body = (START + "}").getBytes(java.nio.charset.Charset.forName(charset));
        refused(body, named(body));
    }

    @Test
    void idAndTypeComeFromTheBodyElseFromTheHeaders() {
        byte[] both = bytes(START + "}");
        assertThat(VERIFIER.verify(named(both), both))
                .extracting(WebhookEvent::id, WebhookEvent::type)
                .containsExactly("evt_1", "webhook.test");
        for (String empty : List.of("{}", "{\"id\":null,\"event\":null}")) {
            byte[] neither = bytes(empty);
            assertThat(VERIFIER.verify(named(neither), neither))
                    .extracting(WebhookEvent::id, WebhookEvent::type)
                    .containsExactly("delivery-1", "post.failed");
            refused(neither, signed(neither));
            Map<String, List<String>> blank = named(neither);
            blank.put("X-Autoposting-Delivery", List.of(" "));
            refused(neither, blank);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "\"\"", "\" \"", "[]", "[\"evt_1\"]", "{}", "{\"id\":\"evt_1\"}"})
    void anIdOrTypeThatIsNoTextIsRefusedThoughAHeaderHasOne(String value) {
        byte[] noId = bytes("{\"id\":" + value + ",\"event\":\"webhook.test\"}");
        refused(noId, named(noId));
        byte[] noType = bytes("{\"id\":\"evt_1\",\"event\":" + value + "}");
        refused(noType, named(noType));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"timestamp\":null,\"orgId\":null,\"data\":null",
                ",\"timestamp\":1749996000,\"orgId\":5,\"data\":[1]",
                ",\"timestamp\":\"yesterday\",\"orgId\":{},\"data\":\"text\"",
                ",\"timestamp\":\"+999999999-01-01T00:00:00Z\"",
                ",\"timestamp\":\"\",\"data\":{}"
            })
    void whatElseIsMissingOrOfAnotherKindIsEmpty(String rest) {
        WebhookEvent event = verify(START + rest + "}");
        assertThat(event.timestamp()).isEmpty();
        assertThat(event.orgId()).isEmpty();
        assertThat(event.data()).isEmpty();
        assertThat(event.rawBody()).isEqualTo(START + rest + "}");
    }

    @Test
    void valuesOfEveryKindAreKept() {
        WebhookEvent event = verify(withData("{\"none\":null,\"yes\":true,\"int\":1,\"long\":3000000000,"
                + "\"large\":18446744073709551616,\"near\":0.5,\"exact\":0.12345678901234567890,\"huge\":1e999999999,"
                + "\"digits\":" + "9".repeat(1_001)
                + ",\"text\":\"\\ud83d\\ude00 \\ud800 ü\",\"list\":[1,[2]],\"\":{}}"));
        assertThat(event.data())
                .containsEntry("none", null)
                .containsEntry("yes", true)
                .containsEntry("int", 1)
                .containsEntry("long", 3_000_000_000L)
                .containsEntry("large", BigInteger.TWO.pow(64))
                .containsEntry("near", 0.5)
                .containsEntry("exact", new BigDecimal("0.12345678901234567890"))
                .containsEntry("huge", "1e999999999")
                .containsEntry("digits", "9".repeat(1_001))
                .containsEntry("text", "😀 \ud800 ü")
                .containsEntry("list", List.of(1, List.of(2)))
                .containsEntry("", Map.of())
                .hasSize(12);
    }

    @Test
    void theDeepestBodyThatIsReadHas500Levels() {
        Object value = verify(withData("{\"a\":" + "[".repeat(498) + "]".repeat(498) + "}"))
                .data()
                .get("a");
        int depth = 0;
        while (value instanceof List<?> list) {
            depth++;
            value = list.isEmpty() ? null : list.get(0);
        }
        assertThat(depth).isEqualTo(498);
    }

    @Test
    @SuppressWarnings("unchecked")
    void dataIsUnmodifiableAtEveryDepth() {
        Map<String, Object> data = (Map<String, Object>) (Map<String, ?>)
                verify(withData("{\"map\":{\"a\":1},\"list\":[1,{\"b\":2}]}")).data();
        Map<String, Object> map = (Map<String, Object>) Objects.requireNonNull(data.get("map"));
        List<Object> list = (List<Object>) Objects.requireNonNull(data.get("list"));
        Map<String, Object> inList = (Map<String, Object>) list.get(1);
        for (Map<String, Object> each : List.of(data, map, inList, (Map<String, Object>)
                (Map<String, ?>) verify(START + "}").data())) {
            assertUnmodifiable(() -> each.put("c", 1));
            assertUnmodifiable(() -> each.putIfAbsent("c", 1));
            each.entrySet().forEach(entry -> assertUnmodifiable(() -> entry.setValue(1)));
        }
        assertUnmodifiable(data::clear);
        assertUnmodifiable(() -> data.keySet().remove("map"));
        assertUnmodifiable(() -> data.values().remove(map));
        assertUnmodifiable(() -> list.add(1));
        assertUnmodifiable(() -> list.set(0, 1));
    }

    private static void assertUnmodifiable(org.assertj.core.api.ThrowableAssert.ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void timesWithAnOffsetAndFractionAreRead() {
        assertThat(verify(START + ",\"timestamp\":\"2025-06-15T16:00:00.250+02:00\"}")
                        .timestamp())
                .contains(OffsetDateTime.parse("2025-06-15T16:00:00.250+02:00"));
    }

    @Test
    void whatIsShownIsOnePrintableLine() {
        assertThat(verify("{\"id\":\"evt\\n1\\u202e\",\"event\":\"" + "x".repeat(5_000) + "\"}")
                        .toString())
                .isEqualTo("WebhookEvent{id=evt 1 , type=" + "x".repeat(100) + "…}");
    }
}

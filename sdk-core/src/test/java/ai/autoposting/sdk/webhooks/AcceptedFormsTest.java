package ai.autoposting.sdk.webhooks;

import static ai.autoposting.sdk.webhooks.Deliveries.BODY;
import static ai.autoposting.sdk.webhooks.Deliveries.NOW_IN_SECONDS;
import static ai.autoposting.sdk.webhooks.Deliveries.SECRET;
import static ai.autoposting.sdk.webhooks.Deliveries.VERIFIER;
import static ai.autoposting.sdk.webhooks.Deliveries.bytes;
import static ai.autoposting.sdk.webhooks.Deliveries.digest;
import static ai.autoposting.sdk.webhooks.Deliveries.headers;
import static ai.autoposting.sdk.webhooks.WebhookException.Reason.BAD_SIGNATURE;
import static ai.autoposting.sdk.webhooks.WebhookException.Reason.MISSING_HEADER;
import static ai.autoposting.sdk.webhooks.WebhookException.Reason.STALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.webhooks.WebhookException.Reason;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of a signature and of a timestamp that is accepted or refused. The signature always fits the timestamp's text. */
class AcceptedFormsTest {
    private static final @Nullable Reason ACCEPTED = null;
    private static final HexFormat HEX = HexFormat.of();
    private static final Base64.Encoder STANDARD = Base64.getEncoder();
    private static final Base64.Encoder URL = Base64.getUrlEncoder();

    /** A body whose digest has a character in base64 that only one of the alphabets has, and letters in hexadecimal. */
    private static final byte[] RAW = bytes(BODY);

    static Stream<Arguments> forms() {
        return Stream.concat(signatures(), timestamps());
    }

    private static Stream<Arguments> signatures() {
        return Stream.of(
                signature("hex, lower case", HEX::formatHex, ACCEPTED),
                signature("hex, upper case", d -> HEX.withUpperCase().formatHex(d), ACCEPTED),
                signature("hex, mixed case", d -> mixed(HEX.formatHex(d)), ACCEPTED),
                signature("sha256= and hex", d -> "sha256=" + HEX.formatHex(d), ACCEPTED),
                signature("v1= and hex", d -> "v1=" + HEX.formatHex(d), ACCEPTED),
                signature("v1, and hex", d -> "v1," + HEX.formatHex(d), ACCEPTED),
                signature("base64", STANDARD::encodeToString, ACCEPTED),
                signature("base64 without padding", STANDARD.withoutPadding()::encodeToString, ACCEPTED),
                signature("base64url", URL::encodeToString, ACCEPTED),
                signature("base64url without padding", URL.withoutPadding()::encodeToString, ACCEPTED),
                signature("sha256= and base64", d -> "sha256=" + STANDARD.encodeToString(d), ACCEPTED),
                signature("v1= and base64url", d -> "v1=" + URL.encodeToString(d), ACCEPTED),
                signature("v1, and base64", d -> "v1," + STANDARD.encodeToString(d), ACCEPTED),
                signature(
                        "v1, and base64url without padding",
                        d -> "v1," + URL.withoutPadding().encodeToString(d),
                        ACCEPTED),
                signature("empty", d -> "", MISSING_HEADER),
                signature("blank", d -> " \t", MISSING_HEADER),
                signature("a prefix alone", d -> "sha256=", BAD_SIGNATURE),
                signature("two prefixes", d -> "sha256=v1=" + HEX.formatHex(d), BAD_SIGNATURE),
                signature("a prefix in capitals", d -> "SHA256=" + HEX.formatHex(d), BAD_SIGNATURE),
                signature("another prefix", d -> "v0=" + HEX.formatHex(d), BAD_SIGNATURE),
                signature("another algorithm's prefix", d -> "sha1=" + HEX.formatHex(d), BAD_SIGNATURE),
                signature("a list of two", d -> HEX.formatHex(d) + "," + HEX.formatHex(d), BAD_SIGNATURE),
                signature("with its time", d -> "t=" + NOW_IN_SECONDS + ",v1=" + HEX.formatHex(d), BAD_SIGNATURE),
                signature("a blank before", d -> " " + HEX.formatHex(d), BAD_SIGNATURE),
                signature("a blank behind", d -> HEX.formatHex(d) + " ", BAD_SIGNATURE),
                signature("a blank behind the prefix", d -> "v1, " + STANDARD.encodeToString(d), BAD_SIGNATURE),
                signature("quoted", d -> '"' + HEX.formatHex(d) + '"', BAD_SIGNATURE),
                signature("hex behind 0x", d -> "0x" + HEX.formatHex(d), BAD_SIGNATURE),
                signature("hex with colons", d -> HexFormat.ofDelimiter(":").formatHex(d), BAD_SIGNATURE),
                signature("hex, one digit short", d -> HEX.formatHex(d).substring(1), BAD_SIGNATURE),
                signature("hex, one digit long", d -> HEX.formatHex(d) + "0", BAD_SIGNATURE),
                signature("hex, half", d -> HEX.formatHex(d).substring(32), BAD_SIGNATURE),
                signature("hex, no digit in it", d -> HEX.formatHex(d).substring(1) + "g", BAD_SIGNATURE),
                signature("hex in wide digits", d -> wide(HEX.formatHex(d)), BAD_SIGNATURE),
                signature("base64, one short", d -> STANDARD.encodeToString(d).substring(2), BAD_SIGNATURE),
                signature("base64, padded twice", d -> STANDARD.encodeToString(d) + "=", BAD_SIGNATURE),
                signature("base64, padded instead of its end", d -> padded(STANDARD.encodeToString(d)), BAD_SIGNATURE),
                signature("base64 in both alphabets", d -> bothAlphabets(STANDARD.encodeToString(d)), BAD_SIGNATURE),
                signature("base64 with loose bits", d -> loose(STANDARD.encodeToString(d)), BAD_SIGNATURE),
                signature(
                        "base64 with a line break",
                        d -> "\n" + STANDARD.encodeToString(d).substring(1),
                        BAD_SIGNATURE),
                signature(
                        "base64 outside of ASCII",
                        d -> "\u0141" + STANDARD.encodeToString(d).substring(1),
                        BAD_SIGNATURE),
                signature("half a character", d -> "\ud800" + HEX.formatHex(d).substring(1), BAD_SIGNATURE),
                signature("the digest's bytes as characters", AcceptedFormsTest::latin, BAD_SIGNATURE));
    }

    private static Stream<Arguments> timestamps() {
        return Stream.of(
                timestamp("1749996000", ACCEPTED),
                timestamp("01749996000", ACCEPTED),
                timestamp("1749996000000", ACCEPTED),
                timestamp("1749996000999", ACCEPTED),
                timestamp("001749996000000", ACCEPTED),
                timestamp("2025-06-15T14:00:00Z", ACCEPTED),
                timestamp("2025-06-15T14:00:00.123Z", ACCEPTED),
                timestamp("2025-06-15T14:00:00.1234567890123Z", ACCEPTED),
                timestamp("2025-06-15T14:00Z", ACCEPTED),
                timestamp("2025-06-15t14:00:00z", ACCEPTED),
                timestamp("2025-06-15T16:00:00+02:00", ACCEPTED),
                timestamp("2025-06-15T14:00:00-00:00", ACCEPTED),
                timestamp("2025-06-14T15:00:00-23:00", ACCEPTED),
                timestamp("2025-06-30T23:59:60Z", STALE), // read, and 15 days ahead
                timestamp("2025-06-15T14:00:60Z", STALE),
                timestamp("", MISSING_HEADER),
                timestamp("  ", MISSING_HEADER),
                timestamp(" 1749996000", STALE),
                timestamp("1749996000 ", STALE),
                timestamp("+1749996000", STALE),
                timestamp("-1749996000", STALE),
                timestamp("1749996000.0", STALE),
                timestamp("1749996000,1749996000", STALE),
                timestamp("1.749996e9", STALE),
                timestamp("0x684ec8a0", STALE),
                timestamp("1749996000s", STALE),
                timestamp("١٧٤٩٩٩٦٠٠٠", STALE), // digits, of Arabic
                timestamp("1749996000000000", STALE), // microseconds
                timestamp("1749996000000000000", STALE),
                timestamp("99999999999999999999999999", STALE),
                timestamp("9".repeat(100_000), STALE),
                timestamp("0", STALE),
                timestamp("2025-06-15T14:00:00", STALE),
                timestamp("2025-06-15 14:00:00Z", STALE),
                timestamp("20250615T140000Z", STALE),
                timestamp("2025-06-15", STALE),
                timestamp("2025-06-15T14Z", STALE),
                timestamp("2025-06-15T14:00:00+02", STALE),
                timestamp("2025-06-15T14:00:00+0200", STALE),
                timestamp("2025-06-15T14:00:00Z[UTC]", STALE),
                timestamp("2025-06-15T14:00:00,5Z", STALE),
                timestamp("2025-06-15T14:00:00.Z", STALE),
                timestamp("2025-06-15T25:00:00Z", STALE),
                timestamp("2025-02-29T14:00:00Z", STALE),
                timestamp("+2025-06-15T14:00:00Z", STALE),
                timestamp("-2025-06-15T14:00:00Z", STALE),
                timestamp("+999999999-12-31T23:59:59Z", STALE),
                timestamp("9999-12-31T23:59:59-18:00", STALE),
                timestamp("9999-12-31T23:59:59-23:59", STALE),
                timestamp("0000-01-01T00:00:00+23:59", STALE),
                timestamp("2025-06-15T14:00:00." + "0".repeat(100_000) + "Z", STALE),
                timestamp("2025-W24-7T14:00:00Z", STALE),
                timestamp("Sun, 15 Jun 2025 14:00:00 GMT", STALE),
                timestamp("\ud800", STALE),
                timestamp("now", STALE));
    }

    private static Arguments signature(String form, Function<byte[], String> text, @Nullable Reason refused) {
        return Arguments.of("signature: " + form, NOW_IN_SECONDS, text, refused);
    }

    private static Arguments timestamp(String text, @Nullable Reason refused) {
        Function<byte[], String> hex = HEX::formatHex;
        String shown = text.length() > 60 ? text.length() + " characters" : text;
        return Arguments.of("timestamp: " + shown, text, hex, refused);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("forms")
    void theseFormsAndNoOthersAreAccepted(
            String form, String timestamp, Function<byte[], String> text, @Nullable Reason refused) {
        String signature = text.apply(digest(SECRET, timestamp, RAW));
        if (refused == null) {
            assertThat(VERIFIER.verify(headers(timestamp, signature), RAW).id())
                    .isEqualTo("evt_01HZ7XABCDEF1234567890");
        } else {
            assertThatThrownBy(() -> VERIFIER.verify(headers(timestamp, signature), RAW))
                    .as(form)
                    .isInstanceOfSatisfying(
                            WebhookException.class,
                            exception -> assertThat(exception.reason()).isEqualTo(refused));
        }
    }

    private static String mixed(String hex) {
        return hex.substring(0, 32).toUpperCase(Locale.ROOT) + hex.substring(32);
    }

    /** Digits and letters that {@code Character.digit} takes for hexadecimal. */
    private static String wide(String hex) {
        StringBuilder text = new StringBuilder();
        hex.chars().forEach(c -> text.append((char) (c - '!' + '\uff01')));
        return text.toString();
    }

    private static String padded(String base64) {
        return base64.substring(0, 42) + "==";
    }

    private static String bothAlphabets(String base64) {
        assertThat(base64).contains("+").contains("/");
        return base64.replace('+', '-');
    }

    /** The last character stands for four bits and two that nobody reads. */
    private static String loose(String base64) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        char last = alphabet.charAt(alphabet.indexOf(base64.charAt(42)) + 1);
        String text = base64.substring(0, 42) + last + "=";
        assertThat(STANDARD.encodeToString(Base64.getDecoder().decode(text))).isEqualTo(base64);
        return text;
    }

    private static String latin(byte[] digest) {
        return new String(digest, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}

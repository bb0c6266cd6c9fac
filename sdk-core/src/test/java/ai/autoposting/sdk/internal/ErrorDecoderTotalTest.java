package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import ai.autoposting.sdk.model.PlatformToken;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** The decoder makes an exception of every answer, and no secret is in it. */
class ErrorDecoderTotalTest {
    private static final String SECRET = "sk/social+\"key%41&x";
    private static final List<String> NEVER = List.of("social", "key%41");

    @Property(tries = 5_000)
    void everyAnswerBecomesAnException(
            @ForAll("statuses") int status,
            @ForAll("types") String type,
            @ForAll("locations") String location,
            @ForAll("bodies") byte[] body,
            @ForAll boolean cut) {
        Operation<?> operation = Operation.builder("storeThing", "POST", "/things")
                .error(status, PlatformToken.class)
                .build();
        Headers headers = new Headers.Builder()
                .addUnsafeNonAscii("Content-Type", type)
                .addUnsafeNonAscii("Location", location)
                .build();
        SecretMasker secrets = new SecretMasker();
        secrets.add(SECRET);
        ApiException exception = ErrorResponse.of(new ReceivedError(
                                        new FailureFacts(FailureFacts.Kind.ERROR_STATUS, true, status, false, null),
                                        operation,
                                        HttpUrl.get("https://host/api/things"),
                                        new ResponseHeaders(headers),
                                        body,
                                        cut))
                                .toException(new CallSummary("storeThing", 1, true, secrets))
                        instanceof ApiException api
                ? api
                : null;

        assertThat(exception).isNotNull();
        assertThat(exception.statusCode()).isEqualTo(status);
        assertThat(exception.rawBody().length()).isLessThanOrEqualTo(8_192);
        assertThat(exception.getMessage())
                .hasSizeLessThan(1_100)
                .doesNotContainPattern("[\\p{Cntrl}\u2028\u2029\u202a-\u202e]");
        for (String part : NEVER) {
            assertThat(exception.getMessage()).doesNotContain(part);
            assertThat(exception.rawBody()).doesNotContain(part);
            assertThat(exception.headers().toString()).doesNotContain(part);
            assertThat(exception.error().error().toString()).doesNotContain(part);
            assertThat(exception.error().additionalProperties().toString()).doesNotContain(part);
        }
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.of(200, 302, 400, 401, 404, 418, 429, 500, 999);
    }

    @Provide
    Arbitrary<String> types() {
        Arbitrary<String> charsets = Arbitraries.of(
                "utf-8",
                "UTF-16",
                "utf-16le",
                "UTF-32",
                "ISO-2022-JP",
                "x-JISAutoDetect",
                "IBM037",
                "",
                "\"",
                "\"utf-8",
                "no such",
                ";",
                "ü");
        return Arbitraries.oneOf(
                charsets.map(name -> "application/json; charset=" + name),
                Arbitraries.strings().ofMaxLength(10).map(text -> text.replaceAll("[\\r\\n\u0000]", "")));
    }

    @Provide
    Arbitrary<String> locations() {
        return Arbitraries.of(
                "",
                "/x",
                "https://" + SECRET,
                "https://a.example/" + SECRET,
                "//[::1",
                "http://[::1]/",
                "https://:1",
                "mailto:x",
                "http://xn--\u00fc/",
                "https://" + "a".repeat(70) + "/",
                "?" + SECRET,
                "https://h/\ud800");
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        List<String> words = List.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"error\"",
                "\"code\"",
                "\"message\"",
                "\"tokenId\"",
                "\"expiresAt\"",
                "\"a\"",
                "1",
                "1e99999999999",
                "-0",
                "null",
                "true",
                SECRET,
                "\"sk\\/social+\\\"key%41&x\"",
                "\u0000",
                "\u2028",
                "\u202e",
                "\ud800",
                "\u001b",
                "[".repeat(600),
                "\\",
                "%",
                "&");
        Arbitrary<String> charsets = Arbitraries.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-32BE");
        Arbitrary<String> noise = Arbitraries.of(words).list().ofMaxSize(14).map(all -> String.join("", all));
        Arbitrary<String> objects = Combinators.combine(Arbitraries.of(words), Arbitraries.of(words))
                .as((name, value) -> "{\"code\":" + value + ",\"a\":" + value + "," + name + ":" + value + "}");
        Arbitrary<byte[]> texts = Combinators.combine(Arbitraries.oneOf(noise, objects), charsets)
                .as((text, charset) -> text.getBytes(Charset.forName(charset)));
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(20);
        Arbitrary<byte[]> odd = noise.map(text -> ("x" + text).getBytes(StandardCharsets.UTF_16LE));
        return Arbitraries.oneOf(texts, bytes, odd);
    }
}

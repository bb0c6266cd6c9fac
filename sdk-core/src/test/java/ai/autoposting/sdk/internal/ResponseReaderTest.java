package ai.autoposting.sdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.ResultType;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.InvalidResponseException;
import ai.autoposting.sdk.internal.http.HttpRequest;
import ai.autoposting.sdk.internal.http.HttpResponse;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {
    private static final String TEXT = "{\"success\":true,\"data\":{\"text\":\"%s\"}}";

    private long max = 100_000;

    private <T extends @Nullable Object> AttemptResult<T> read(
            Operation<T> operation, int status, String header, byte[] body) throws IOException {
        return read(operation, status, header, new ByteArrayInputStream(body));
    }

    private <T extends @Nullable Object> AttemptResult<T> read(
            Operation<T> operation, int status, String header, InputStream body) throws IOException {
        return read(new ResponseReader(max, TimeSource.SYSTEM), operation, status, header, body);
    }

    private static <T extends @Nullable Object> AttemptResult<T> read(
            ResponseReader reader, Operation<T> operation, int status, String header, InputStream body)
            throws IOException {
        HttpUrl base = HttpUrl.get("https://host/");
        PreparedCall<T> call = new PreparedCall<>(
                new OperationPlan<>(operation, base),
                new HttpRequest("GET", base, Headers.of(), null, true),
                null,
                1,
                1,
                0,
                List.of());
        Headers.Builder lines = new Headers.Builder();
        header.lines().forEach(lines::add);
        Headers headers = lines.build();
        return reader.read(call, new HttpResponse() {
            @Override
            public int status() {
                return status;
            }

            @Override
            public boolean sent() {
                return true;
            }

            @Override
            public ResponseHeaders headers() {
                return new ResponseHeaders(headers);
            }

            @Override
            public InputStream body() {
                return body;
            }

            @Override
            public void close() {}
        });
    }

    private <T> T data(Operation<T> operation, String body) throws IOException {
        AttemptResult<T> attempt = read(operation, 200, "", body.getBytes(UTF_8));
        assertThat(attempt.failure).isNull();
        return attempt.data();
    }

    private static InvalidResponseException unreadable(AttemptResult<?> attempt) {
        AttemptFailure failure = Objects.requireNonNull(attempt.failure);
        return (InvalidResponseException) failure.toException(new CallSummary("op", 1, false, new SecretMasker()));
    }

    private String problem(Operation<?> operation, String header, String body) throws IOException {
        return Objects.requireNonNull(
                unreadable(read(operation, 200, header, body.getBytes(UTF_8))).getMessage());
    }

    private static Operation.Builder<@Nullable Void> operation() {
        return Operation.builder("op", "GET", "/");
    }

    private static final Operation<Map<String, String>> MAP =
            operation().returnsMapOf(String.class).build();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8_152, 8_153, 8_154, 8_155, 20_000, 90_000})
    void bodiesOfAllSizesAreRead(int size) throws IOException {
        String text = "x".repeat(size);

        assertThat(data(MAP, TEXT.formatted(text))).isEqualTo(Map.of("text", text));
    }

    @Test
    void bodiesThatComeByteByByteAreRead() throws IOException {
        InputStream slow =
                new ByteArrayInputStream(TEXT.formatted("x".repeat(9_000)).getBytes(UTF_8)) {
                    @Override
                    public synchronized int read(byte @Nullable [] buffer, int offset, int length) {
                        return super.read(buffer, offset, Math.min(length, 1));
                    }
                };
        assertThat(read(MAP, 200, "", slow).failure).isNull();
    }

    @Test
    void anErrorBodyThatBreaksOffInASecretShowsNoPartOfIt() throws IOException {
        InputStream text = new ByteArrayInputStream("{\"error\":\"bad token ya29.a0-secr".getBytes(UTF_8));
        InputStream broken = new FilterInputStream(text) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = in.read(buffer, offset, length);
                if (count < 0) {
                    throw new IOException("connection reset");
                }
                return count;
            }
        };
        SecretMasker secrets = new SecretMasker();
        secrets.add("ya29.a0-secret");
        AttemptFailure failure = Objects.requireNonNull(read(MAP, 400, "", broken).failure);

        ApiException thrown = (ApiException) failure.toException(new CallSummary("op", 1, false, secrets));
        assertThat(thrown.rawBody()).isEqualTo("{\"error\":\"bad token ***");
    }

    @Test
    void compressedBodiesAreRead() throws IOException {
        AttemptResult<Map<String, String>> attempt =
                read(MAP, 200, "Content-Encoding: GZIP", gzip(TEXT.formatted("x".repeat(20_000))));

        assertThat(attempt.data().get("text")).hasSize(20_000);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void theBoundIsExactAndHoldsAfterDecompression() throws IOException {
        String json = TEXT.formatted("x".repeat(1_000));
        max = json.length();
        assertThat(read(MAP, 200, "", json.getBytes(UTF_8)).failure).isNull();
        assertThat(read(MAP, 200, "Content-Encoding: gzip", gzip(json)).failure).isNull();

        max = json.length() - 1L;
        String expected = "op: HTTP 200, but its body is larger than maxResponseBytes, " + max + " bytes";
        assertThat(unreadable(read(MAP, 200, "", json.getBytes(UTF_8)))).hasMessage(expected);
        assertThat(unreadable(read(MAP, 200, "Content-Encoding: gzip", gzip(json))))
                .hasMessage(expected);
    }

    @Test
    void anErrorBodyOverTheBoundIsCutNotRefused() throws IOException {
        max = 100;
        AttemptResult<?> attempt = read(MAP, 500, "", "x".repeat(1_000).getBytes(UTF_8));

        assertThat(((ErrorResponse) Objects.requireNonNull(attempt.failure)).error.body())
                .hasSize(100);
        assertThat(((ErrorResponse) attempt.failure).error.cut()).isTrue();
    }

    @Test
    void anErrorBodyThatBreaksIsKeptAsFarAsItCame() throws IOException {
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream("half".getBytes(UTF_8)), broken());
        AttemptResult<?> attempt = read(MAP, 400, "", breaking);

        assertThat(((ErrorResponse) Objects.requireNonNull(attempt.failure)).error.body())
                .isEqualTo("half".getBytes(UTF_8));
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
    }

    @Test
    void aConnectionThatBreaksIsNoBadBody() {
        assertThatThrownBy(() -> read(MAP, 200, "", broken())).hasMessage("reset");
        assertThatThrownBy(() -> read(MAP, 200, "Content-Encoding: gzip", broken()))
                .hasMessage("reset");
    }

    @Test
    void everyKindOfResultIsRead() throws IOException {
        assertThat(data(operation().returns(String.class).build(), "{\"data\":\"x\"}"))
                .isEqualTo("x");
        assertThat(data(operation().returnsListOf(Integer.class).build(), "{\"data\":[1,2]}"))
                .isEqualTo(List.of(1, 2));
        assertThat(data(
                        operation()
                                .returns(ResultType.of(String.class).optional())
                                .build(),
                        "{\"success\":true,\"data\":null}"))
                .isEqualTo(Optional.empty());
        assertThat(data(operation().returns(Object.class).build(), "{\"data\":{\"a\":[true]}}"))
                .isEqualTo(Map.of("a", List.of(true)));
        assertThat(data(operation().returns(String.class).enveloped(false).build(), "\"x\""))
                .isEqualTo("x");
        assertThat(data(operation().returnsListOf(String.class).enveloped(false).build(), "null"))
                .isEqualTo(List.of());
        assertThat(data(operation().returnsBytes().enveloped(false).build(), "raw".repeat(9_000)))
                .isEqualTo("raw".repeat(9_000).getBytes(UTF_8));
        assertThat(data(operation().returnsBytes().build(), "{\"data\":\"AQI=\"}"))
                .isEqualTo(new byte[] {1, 2});
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"success\":true}", "{\"success\":true,\"data\":{\"a\":1}}"})
    void anOperationThatReturnsNothingTakesAnEnvelopeOrNothing(String body) throws IOException {
        AttemptResult<@Nullable Void> attempt = read(operation().build(), 200, "", body.getBytes(UTF_8));

        assertThat(attempt.failure).isNull();
        assertThat((Object) attempt.data()).isNull();
    }

    @Test
    void problemsAreSaidWithoutTheBody() throws IOException {
        assertThat(problem(MAP, "Content-Type: text/html; charset=utf-8", "anything"))
                .isEqualTo(
                        "op: HTTP 200, but its body is HTML: baseUrl(...) probably points at the web app instead of the API");
        assertThat(problem(MAP, "", "  \n<!doctype html>")).contains("is HTML");
        assertThat(problem(MAP, "", "secret text"))
                .isEqualTo("op: HTTP 200, but its body is not JSON, from line 1, column 1");
        assertThat(problem(MAP, "", "{\"data\":{\"a\":5}}"))
                .isEqualTo("op: HTTP 200, but its body does not fit: $.data.a: expected a string, found a number");
        assertThat(problem(operation().returns(String.class).build(), "", "{\"success\":true}"))
                .isEqualTo("op: HTTP 200, but its body does not fit: $.data: expected a value, found nothing");
        assertThat(problem(MAP, "", "{\"data\":{}} x")).contains("is not JSON");
        assertThat(problem(MAP, "", "{\"data\":{}} {}"))
                .isEqualTo("op: HTTP 200, but its body goes on after the JSON value");
        assertThat(problem(MAP, "", "{\"a\":" + "[".repeat(600))).contains("nested deeper than 500 levels");
        assertThat(problem(MAP, "Content-Encoding: br", "x"))
                .isEqualTo(
                        "op: HTTP 200, but its body cannot be decoded: it has the content coding br, and only gzip is"
                                + " understood");
        assertThat(problem(MAP, "", "")).contains("$: expected an envelope");
    }

    @Test
    void aPathThatNamesASecretIsMasked() throws IOException {
        SecretMasker secrets = new SecretMasker();
        secrets.add("sk-secret");
        AttemptResult<?> attempt = read(MAP, 200, "X-Echo: sk-secret", "{\"data\":{\"sk-secret\":5}}".getBytes(UTF_8));
        InvalidResponseException exception = (InvalidResponseException)
                Objects.requireNonNull(attempt.failure).toException(new CallSummary("op", 1, false, secrets));

        assertThat(exception)
                .hasMessage(
                        "op: HTTP 200, but its body does not fit: $.data['***']: expected a string, found a number");
        assertThat(exception.jsonPath()).contains("$.data['***']");
        assertThat(exception.headers().get("x-echo")).containsExactly("***");
    }

    @Test
    void noBodyIsNoBodyWhateverItsEncodingIsSaidToBe() throws IOException {
        assertThat(read(operation().build(), 204, "Content-Encoding: gzip", new byte[0]).failure)
                .isNull();
    }

    @Test
    void theJsonPathIsCarried() throws IOException {
        byte[] body = "{\"data\":{\"a\":5}}".getBytes(UTF_8);

        assertThat(unreadable(read(MAP, 200, "", body)).jsonPath()).contains("$.data.a");
        assertThat(unreadable(read(
                                operation().returns(String.class).build(), 200, "", "{\"data\":null}".getBytes(UTF_8)))
                        .jsonPath())
                .contains("$.data");
    }

    /** A type that no codec is generated for. */
    public record Own(String name, java.time.Instant at) {}

    @Test
    void usersOwnTypesAreReadThroughTheObjectMapper() throws IOException {
        Operation<List<Own>> operation = operation().returnsListOf(Own.class).build();

        assertThat(data(operation, "{\"data\":[{\"name\":\"n\",\"at\":\"2026-01-31T12:00:00Z\",\"more\":1}]}"))
                .containsExactly(new Own("n", java.time.Instant.parse("2026-01-31T12:00:00Z")));
        assertThat(problem(operation, "", "{\"data\":[{\"at\":\"SECRET\"}]}"))
                .startsWith("op: HTTP 200, but its body does not fit: $.data[0].at: not a value of ")
                .doesNotContain("SECRET");
    }

    private static final String DATA = "{\"success\":true,\"data\":{\"a\":\"x\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "x-gzip",
                "X-GZip",
                " gzip , identity",
                "identity,gzip",
                ",gzip,",
                "identity\nContent-Encoding: gzip",
                "gzip\nContent-Encoding: identity"
            })
    void gzipIsKnownUnderAllItsNames(String coding) throws IOException {
        AttemptResult<Map<String, String>> attempt = read(MAP, 200, "Content-Encoding: " + coding, gzip(DATA));

        assertThat(attempt.data()).isEqualTo(Map.of("a", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "", " ", "Identity,identity", ","})
    void identityIsNoCoding(String coding) throws IOException {
        assertThat(read(MAP, 200, "Content-Encoding:" + coding, DATA.getBytes(UTF_8))
                        .data())
                .isEqualTo(Map.of("a", "x"));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void whatWasCompressedMoreThanOnceIsRead() throws IOException {
        byte[] thrice = gzip(gzip(gzip(DATA)));

        assertThat(read(MAP, 200, "Content-Encoding: gzip, gzip\nContent-Encoding: gzip", thrice)
                        .data())
                .isEqualTo(Map.of("a", "x"));
        assertThat(unreadable(read(MAP, 200, "Content-Encoding: gzip,gzip,gzip,gzip", gzip(thrice))))
                .hasMessage("op: HTTP 200, but its body cannot be decoded: it is compressed more than 3 times");
    }

    @Test
    void anUnknownCodingIsNamedWhenItsNameIsOne() throws IOException {
        String start = "op: HTTP 200, but its body cannot be decoded: it has ";
        assertThat(problem(MAP, "Content-Encoding: gzip, zstd", "x"))
                .isEqualTo(start + "the content coding zstd, and only gzip is understood");
        for (String odd : List.of("b r", "gzip;q=1", "<b>", "z".repeat(65), "z".repeat(200_000))) {
            assertThat(problem(MAP, "Content-Encoding: " + odd, "x"))
                    .isEqualTo(start + "a content coding that is no name of one, and only gzip is understood");
        }
    }

    @Test
    void anUnknownCodingThatIsASecretIsMasked() throws IOException {
        SecretMasker secrets = new SecretMasker();
        secrets.add("sk-secret-0123456789");
        AttemptResult<?> attempt = read(MAP, 200, "Content-Encoding: sk-secret-0123456789", "x".getBytes(UTF_8));
        assertThat(Objects.requireNonNull(attempt.failure).toException(new CallSummary("op", 1, false, secrets)))
                .hasMessageEndingWith("it has the content coding ***, and only gzip is understood");
    }

    @Test
    void whereThereIsNothingNothingIsEncoded() throws IOException {
        for (String coding : List.of("gzip", "br", "gzip, gzip, gzip, gzip")) {
            assertThat(read(operation().build(), 200, "Content-Encoding: " + coding, new byte[0]).failure)
                    .isNull();
        }
    }

    @Test
    void brokenGzipSaysWhatIsWrongWithIt() throws IOException {
        byte[] whole = gzip(TEXT.formatted("x".repeat(20_000)));
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);

        assertThat(unreadable(read(MAP, 200, "Content-Encoding: gzip", cut)))
                .hasMessage("op: HTTP 200, but its body cannot be decompressed: it ends too early");
        assertThat(problem(MAP, "Content-Encoding: gzip", DATA))
                .isEqualTo("op: HTTP 200, but its body cannot be decompressed: it is no gzip");
        InputStream brokenOff = new SequenceInputStream(new ByteArrayInputStream(cut), broken());
        assertThatThrownBy(() -> read(MAP, 200, "Content-Encoding: gzip", brokenOff))
                .hasMessage("reset");
    }

    private static InputStream endless(byte[] packet) {
        return new InputStream() {
            private int at;

            @Override
            public int read() {
                at %= packet.length;
                return packet[at++] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    buffer[offset + i] = (byte) read();
                }
                return length;
            }
        };
    }

    @Test
    void compressedBytesThatGiveNothingComeToAnEnd() throws IOException {
        assertThat(unreadable(read(MAP, 200, "Content-Encoding: gzip", endless(gzip("")))))
                .hasMessage("op: HTTP 200, but its body is larger than maxResponseBytes allows before decompression,"
                        + " 265536 bytes");
        max = Long.MAX_VALUE;
        AttemptResult<?> error = read(MAP, 503, "Content-Encoding: gzip", endless(gzip("")));
        assertThat(Objects.requireNonNull(error.failure).facts.status()).isEqualTo(503);
    }

    @Test
    void noEncodingCostsAnErrorItsStatus() throws IOException {
        assertThat(error("br", "text".getBytes(UTF_8)).body()).isEmpty();
        assertThat(error("gzip", "text".getBytes(UTF_8)).body()).isEmpty();
        assertThat(error("x-gzip", gzip("text")).body()).isEqualTo("text".getBytes(UTF_8));
        byte[] cut = java.util.Arrays.copyOf(gzip("text"), 20);
        assertThat(error("gzip", cut).body()).isEqualTo("text".getBytes(UTF_8));
        assertThat(error("gzip", cut).cut()).isTrue();
    }

    private ReceivedError error(String coding, byte[] body) throws IOException {
        AttemptFailure failure = read(MAP, 418, "Content-Encoding: " + coding, body).failure;
        ReceivedError answer = ((ErrorResponse) Objects.requireNonNull(failure)).error;
        assertThat(answer.facts().status()).isEqualTo(418);
        return answer;
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205})
    void withoutContentThereIsNoResult(int status) throws IOException {
        for (String content : List.of("", "content", "{\"success\":true,\"data\":{}}")) {
            for (boolean enveloped : List.of(true, false)) {
                Operation<?> nothing = operation().enveloped(enveloped).build();
                Operation<?> list = operation()
                        .returnsListOf(String.class)
                        .enveloped(enveloped)
                        .build();
                Operation<?> bytes =
                        operation().returnsBytes().enveloped(enveloped).build();
                byte[] body = content.getBytes(UTF_8);

                assertThat(read(nothing, status, "Content-Encoding: br", body).failure)
                        .isNull();
                for (Operation<?> operation : List.of(list, bytes)) {
                    InvalidResponseException missing = unreadable(read(operation, status, "", body));
                    assertThat(missing.jsonPath()).contains(enveloped ? "$.data" : "$");
                    assertThat(missing)
                            .hasMessage("op: HTTP " + status + ", but its body does not fit: "
                                    + (enveloped ? "$.data" : "$") + ": expected a value, found nothing");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 206, 299})
    void nothingIsASuccessWhereNothingIsDue(int status) throws IOException {
        assertThat(read(operation().build(), status, "", new byte[0]).failure).isNull();
        assertThat(read(operation().enveloped(false).build(), status, "", "any".getBytes(UTF_8)).failure)
                .isNull();
    }

    @Test
    void absentDataIsNoEmptyResult() throws IOException {
        for (Operation<?> operation : List.of(
                MAP,
                operation().returnsListOf(String.class).build(),
                operation().returns(Object.class).build(),
                operation().returnsBytes().build())) {
            InvalidResponseException missing =
                    unreadable(read(operation, 200, "", "{\"success\":true}".getBytes(UTF_8)));
            assertThat(missing.jsonPath()).contains("$.data");
            assertThat(missing)
                    .hasMessage("op: HTTP 200, but its body does not fit: $.data: expected a value, found nothing");
        }
    }

    @Test
    void withoutEnvelopeAnEmptyBodyIsNoResultAndNullMayBe() throws IOException {
        Operation<List<String>> list =
                operation().returnsListOf(String.class).enveloped(false).build();
        Operation<Optional<String>> optional = operation()
                .returns(ResultType.of(String.class).optional())
                .enveloped(false)
                .build();

        assertThat(data(list, "null")).isEmpty();
        assertThat(data(optional, "null")).isEmpty();
        assertThat(problem(list, "", ""))
                .isEqualTo("op: HTTP 200, but its body does not fit: $: expected a value, found nothing");
        assertThat(problem(operation().returns(String.class).enveloped(false).build(), "", "null"))
                .isEqualTo("op: HTTP 200, but its body does not fit: $: expected a value, found null");
        assertThat(data(operation().returnsBytes().enveloped(false).build(), ""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e99999999999", "1e-2147483648", "1e2147483648", "-1e1000000000", "1e-99999999999999999999999"})
    void noNumberIsABrokenConnection(String number) throws IOException {
        String body = "{\"more\":" + number + ",\"success\":true,\"data\":{\"a\":" + number + "}}";

        assertThat(data(operation().returnsMapOf(Object.class).build(), body)).isEqualTo(Map.of("a", number));
        for (Class<?> type : List.of(
                Integer.class, Long.class, Float.class, Double.class, java.math.BigDecimal.class, String.class)) {
            InvalidResponseException exception =
                    unreadable(read(operation().returnsMapOf(type).build(), 200, "", body.getBytes(UTF_8)));
            assertThat(exception.jsonPath()).contains("$.data.a");
            assertThat(exception.getMessage()).doesNotContain(number);
        }
    }

    @Test
    void noNumberInAnErrorBodyCostsTheFieldsBehindIt() throws IOException {
        String body = "{\"n\":1e99999999999,\"m\":" + "7".repeat(5_000) + ",\"message\":\"what it was\"}";
        AttemptFailure failure = Objects.requireNonNull(read(MAP, 409, "", body.getBytes(UTF_8)).failure);
        ApiException thrown = (ApiException) failure.toException(new CallSummary("op", 1, false, new SecretMasker()));

        assertThat(thrown.error().message()).contains("what it was");
        assertThat(thrown.error().additionalProperties())
                .isEqualTo(Map.of("n", "1e99999999999", "m", "7".repeat(5_000)));
    }

    /** What a user's type throws while it is read. */
    static final class Throwing extends com.fasterxml.jackson.databind.JsonDeserializer<Picky> {
        private static final AtomicReference<Throwable> NEXT = new AtomicReference<>(new AssertionError());

        @Override
        public Picky deserialize(
                com.fasterxml.jackson.core.JsonParser in,
                com.fasterxml.jackson.databind.DeserializationContext context) {
            throw Throwing.<RuntimeException>sneaky(NEXT.get());
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <E extends Throwable> E sneaky(Throwable failure) throws E {
            throw (E) failure;
        }
    }

    @com.fasterxml.jackson.databind.annotation.JsonDeserialize(using = Throwing.class)
    static final class Picky {}

    @Test
    void whateverIsThrownWhileDecodingIsNoBrokenConnection() throws IOException {
        Operation<Picky> operation = operation().returns(Picky.class).build();
        for (Exception failure : List.of(
                new ArithmeticException("SECRET"),
                new NumberFormatException("SECRET"),
                new IllegalStateException("SECRET"),
                new java.security.KeyStoreException("SECRET"),
                new IOException("SECRET"),
                new java.io.InterruptedIOException("SECRET"),
                new java.io.UncheckedIOException(new IOException("SECRET")))) {
            Throwing.NEXT.set(failure);
            String problem = problem(operation, "", "{\"data\":{\"a\":1}}");

            assertThat(problem).startsWith("op: HTTP 200, but its body ").doesNotContain("SECRET");
        }
        assertThat(problem(operation, "", "{\"data\":{}}"))
                .isEqualTo("op: HTTP 200, but its body does not fit: $.data: not a value of " + Picky.class.getName());
        Throwing.NEXT.set(new java.security.KeyStoreException("SECRET"));
        assertThat(problem(operation, "", "{\"data\":{}}"))
                .isEqualTo("op: HTTP 200, but its body cannot be read: decoding it failed with"
                        + " java.security.KeyStoreException");
    }

    @Test
    void errorsOfTheJvmPassOn() {
        Operation<Picky> operation = operation().returns(Picky.class).build();
        for (Error error : List.of(new StackOverflowError(), new OutOfMemoryError())) {
            Throwing.NEXT.set(error);
            assertThatThrownBy(() -> read(operation, 200, "", "{\"data\":{}}".getBytes(UTF_8)))
                    .isSameAs(error);
        }
    }

    /** Whatever the HTTP client throws beneath is the connection's failure, also where the reader makes something else of it. */
    @Test
    void aConnectionThatBreaksIsOneWhateverItThrows() {
        Operation<List<Own>> own = operation().returnsListOf(Own.class).build();
        byte[] begun = ("{\"data\":[{\"name\":\"" + "x".repeat(9_000) + "\",\"at\":[").getBytes(UTF_8);
        for (Exception failure : List.of(new IOException("a"), new IllegalStateException("b"))) {
            for (Operation<?> operation : List.of(MAP, own)) {
                assertThatThrownBy(() -> read(operation, 200, "", thenThrowing(begun, failure)))
                        .isSameAs(failure);
            }
        }
        InterruptedException undeclared = new InterruptedException();
        assertThatThrownBy(() -> read(own, 200, "", thenThrowing(begun, undeclared)))
                .isExactlyInstanceOf(IOException.class)
                .hasCause(undeclared);
    }

    private static InputStream thenThrowing(byte[] begun, Exception failure) {
        return new SequenceInputStream(new ByteArrayInputStream(begun), new InputStream() {
            @Override
            public int read() {
                throw Throwing.<RuntimeException>sneaky(failure);
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return read();
            }
        });
    }

    @Test
    void theNumberOfValuesIsBoundedExactly() throws IOException {
        Operation<Map<String, Object>> operation =
                operation().returnsMapOf(Object.class).build();
        max = 1_000_000; // so many bytes may hold an eighth of that in values
        int others = 8; // of names and brackets

        assertThat((List<?>) data(operation, ones(125_000 - others)).get("a")).hasSize(125_000 - others);
        assertThat(problem(operation, "", ones(125_001 - others)))
                .isEqualTo(
                        "op: HTTP 200, but its JSON has more than 125000 values; maxResponseBytes(...) raises the limit");
        max = 2_000_000;
        assertThat(data(operation, ones(125_001 - others))).hasSize(1);
        max = 250_000; // a small answer may be made of nothing but values
        assertThat(data(operation, ones(100_000 - others))).hasSize(1);
    }

    private static String ones(int count) {
        return "{\"data\":{\"a\":[" + "1,".repeat(count - 1) + "1]}}";
    }

    @Test
    void valuesThatNobodyReadsCountToo() throws IOException {
        max = 500_000;
        String many = "[" + "{},".repeat(60_000) + "{}]";
        assertThat(problem(MAP, "", "{\"success\":true,\"more\":" + many + ",\"data\":{}}"))
                .contains("has more than 100000 values");
        assertThat(problem(MAP, "", "{\"success\":true,\"data\":" + many + "}"))
                .contains("has more than 100000 values");
    }

    @Test
    void aStringIsBoundedByTheBodyAlone() throws IOException {
        max = 30_000_000;
        String text = "x".repeat(21_000_000);

        assertThat(data(MAP, TEXT.formatted(text)).get("text")).hasSize(21_000_000);
    }

    @Test
    void aNameIsBounded() throws IOException {
        max = 1_000_000;
        assertThat(problem(MAP, "", "{\"data\":{\"" + "n".repeat(500_000) + "\":\"\"}}"))
                .isEqualTo(
                        "op: HTTP 200, but its JSON is nested deeper than 500 levels or has a name that is too long");
    }

    @Test
    void otherCharacterSetsThatAreBrokenAreNoJson() throws IOException {
        byte[] utf32 = {0, 0, 0, '{', 0, 0x7f, 0x7f, 0x7f};
        assertThat(unreadable(read(MAP, 200, "", utf32))).hasMessage("op: HTTP 200, but its body is not JSON");
    }

    /** Reads what it likes, and takes whatever happens for the end. */
    static final class Swallowing extends com.fasterxml.jackson.databind.JsonDeserializer<Easy> {
        @Override
        public Easy deserialize(
                com.fasterxml.jackson.core.JsonParser in,
                com.fasterxml.jackson.databind.DeserializationContext context) {
            try (in) {
                in.skipChildren();
            } catch (IOException swallowed) {
                // It does not care.
            }
            return new Easy();
        }
    }

    @com.fasterxml.jackson.databind.annotation.JsonDeserialize(using = Swallowing.class)
    static final class Easy {}

    /** Databind makes something of its own of whatever fails within a collection. */
    public record Wrapping(List<String> items) {}

    @Test
    void whatFailsBeneathIsNamedWhateverAUsersTypeMakesOfIt() throws IOException {
        String json = "{\"items\":[\"" + "x".repeat(20_000) + "\"]}";
        byte[] cut = java.util.Arrays.copyOf(gzip(json), gzip(json).length - 12);
        for (Class<?> type : List.of(Easy.class, Wrapping.class)) {
            Operation<?> plain = operation().returns(type).enveloped(false).build();
            max = 100_000;
            assertThat(unreadable(read(plain, 200, "Content-Encoding: gzip", cut)))
                    .hasMessage("op: HTTP 200, but its body cannot be decompressed: it ends too early");
            assertThatThrownBy(() -> read(
                            plain,
                            200,
                            "",
                            thenThrowing(json.substring(0, 15_000).getBytes(UTF_8), new IOException("reset"))))
                    .hasMessage("reset");
            max = 10_000;
            assertThat(problem(plain, "", json))
                    .isEqualTo("op: HTTP 200, but its body is larger than maxResponseBytes, 10000 bytes");
        }
    }

    @Test
    void aFailureThatAUsersTypeSwallowsIsStillOne() {
        Operation<Easy> plain = operation().returns(Easy.class).enveloped(false).build();
        byte[] begun = ("{\"a\":1" + " ".repeat(9_000)).getBytes(UTF_8);
        InputStream breaksOnce = new SequenceInputStream(new ByteArrayInputStream(begun), new InputStream() {
            private boolean broken;

            @Override
            public int read() throws IOException {
                if (broken) {
                    return -1;
                }
                broken = true;
                throw new IOException("reset");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        });

        assertThatThrownBy(() -> read(plain, 200, "", breaksOnce)).hasMessage("reset");
    }

    @Test
    void namesAreForgottenAfterAWhile() throws IOException {
        max = 10_000_000;
        ResponseReader reader = new ResponseReader(max, TimeSource.SYSTEM);
        String first = name(reader, "");
        assertThat(name(reader, "x".repeat(1_000_000))).isSameAs(first);
        assertThat(name(reader, "x".repeat(50_000))).isSameAs(first);
        assertThat(name(reader, "")).isNotSameAs(first);
    }

    private static String name(ResponseReader reader, String value) throws IOException {
        byte[] body = ("{\"data\":{\"aName\":\"" + value + "\"}}").getBytes(UTF_8);
        return read(reader, MAP, 200, "", new ByteArrayInputStream(body))
                .data()
                .keySet()
                .iterator()
                .next();
    }
}

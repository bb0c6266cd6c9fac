package ai.autoposting.sdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.ResultType;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.InvalidResponseException;
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
import java.util.zip.GZIPOutputStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private static final String TEXT = "{\"success\":true,\"data\":{\"text\":\"%s\"}}";

    private long most = 100_000;

    private <T extends @Nullable Object> Attempt<T> read(Operation<T> operation, int status, String header, byte[] body)
            throws IOException {
        return read(operation, status, header, new ByteArrayInputStream(body));
    }

    private <T extends @Nullable Object> Attempt<T> read(
            Operation<T> operation, int status, String header, InputStream body) throws IOException {
        HttpUrl base = HttpUrl.get("https://host/");
        PreparedCall<T> call =
                new PreparedCall<>(new Plan<>(operation, base), base, Headers.EMPTY, null, null, 1, 1, 0, List.of());
        Headers headers = header.isEmpty()
                ? Headers.EMPTY
                : new Headers.Builder().add(header).build();
        return new AnswerReader(most, TimeSource.SYSTEM).read(call, new Answer() {
            @Override
            public int status() {
                return status;
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
        Attempt<T> attempt = read(operation, 200, "", body.getBytes(UTF_8));
        assertThat(attempt.failure).isNull();
        return attempt.data();
    }

    private static InvalidResponseException unreadable(Attempt<?> attempt) {
        Failure failure = Objects.requireNonNull(attempt.failure);
        return (InvalidResponseException) failure.toException(new Ending("op", 1, false, new Secrets()));
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
        Secrets secrets = new Secrets();
        secrets.add("ya29.a0-secret");
        Failure failure = Objects.requireNonNull(read(MAP, 400, "", broken).failure);

        ApiException thrown = (ApiException) failure.toException(new Ending("op", 1, false, secrets));
        assertThat(thrown.rawBody()).isEqualTo("{\"error\":\"bad token ***");
    }

    @Test
    void compressedBodiesAreRead() throws IOException {
        Attempt<Map<String, String>> attempt =
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
        most = json.length();
        assertThat(read(MAP, 200, "", json.getBytes(UTF_8)).failure).isNull();
        assertThat(read(MAP, 200, "Content-Encoding: gzip", gzip(json)).failure).isNull();

        most = json.length() - 1L;
        String expected = "op: HTTP 200, but its body is larger than maxResponseBytes, " + most + " bytes";
        assertThat(unreadable(read(MAP, 200, "", json.getBytes(UTF_8)))).hasMessage(expected);
        assertThat(unreadable(read(MAP, 200, "Content-Encoding: gzip", gzip(json))))
                .hasMessage(expected);
    }

    @Test
    void anErrorBodyOverTheBoundIsCutNotRefused() throws IOException {
        most = 100;
        Attempt<?> attempt = read(MAP, 500, "", "x".repeat(1_000).getBytes(UTF_8));

        assertThat(((ErrorAnswer) Objects.requireNonNull(attempt.failure)).body).hasSize(100);
        assertThat(((ErrorAnswer) attempt.failure).cut).isTrue();
    }

    @Test
    void anErrorBodyThatBreaksIsKeptAsFarAsItCame() throws IOException {
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream("half".getBytes(UTF_8)), broken());
        Attempt<?> attempt = read(MAP, 400, "", breaking);

        assertThat(((ErrorAnswer) Objects.requireNonNull(attempt.failure)).body).isEqualTo("half".getBytes(UTF_8));
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
                        "{\"success\":true}"))
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
        Attempt<@Nullable Void> attempt = read(operation().build(), 200, "", body.getBytes(UTF_8));

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
                .isEqualTo("op: HTTP 200, but its body cannot be decompressed");
        assertThat(problem(MAP, "", "")).contains("$: expected an envelope");
    }

    @Test
    void aPathThatNamesASecretIsMasked() throws IOException {
        Secrets secrets = new Secrets();
        secrets.add("sk-secret");
        Attempt<?> attempt = read(MAP, 200, "X-Echo: sk-secret", "{\"data\":{\"sk-secret\":5}}".getBytes(UTF_8));
        InvalidResponseException exception = (InvalidResponseException)
                Objects.requireNonNull(attempt.failure).toException(new Ending("op", 1, false, secrets));

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
}

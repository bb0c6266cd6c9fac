package ai.autoposting.sdk.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.ResultType;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.UnexpectedStatusException;
import ai.autoposting.sdk.internal.http.HttpRequest;
import ai.autoposting.sdk.internal.http.HttpResponse;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that are no JSON, need not be there, or say by themselves that the operation failed. */
class ResultKindsTest {
    private long max = 100_000;

    private static Operation.Builder<@Nullable Void> operation() {
        return Operation.builder("op", "POST", "/x");
    }

    private <T extends @Nullable Object> AttemptResult<T> read(
            Operation<T> operation, int status, String header, byte[] body) throws IOException {
        HttpUrl base = HttpUrl.get("https://host/");
        PreparedCall<T> call = new PreparedCall<>(
                new OperationPlan<>(operation, base),
                new HttpRequest("POST", base, Headers.of(), null, true),
                null,
                1,
                1,
                0,
                List.of());
        Headers.Builder headers = new Headers.Builder();
        header.lines().forEach(headers::add);
        ResponseHeaders all = new ResponseHeaders(headers.build());
        return new ResponseReader(max, TimeSource.SYSTEM).read(call, new HttpResponse() {
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
                return all;
            }

            @Override
            public InputStream body() {
                return new ByteArrayInputStream(body);
            }

            @Override
            public void close() {}
        });
    }

    private <T> T data(Operation<T> operation, int status, String header, byte[] body) throws IOException {
        AttemptResult<T> attempt = read(operation, status, header, body);
        assertThat(attempt.failure).isNull();
        return attempt.data();
    }

    private AutopostingException failure(Operation<?> operation, String body) throws IOException {
        AttemptFailure failure = Objects.requireNonNull(read(operation, 200, "", body.getBytes(UTF_8)).failure);
        return failure.toException(new CallSummary("op", 1, true, new SecretMasker()));
    }

    @Test
    void aTextIsInTheCharacterSetThatTheResponseSays() throws IOException {
        Operation<String> text = operation().returnsText().build();
        String utf8 = "Content-Type: text/csv";
        String latin = "Content-Type: text/csv; charset=\"ISO-8859-1\"";

        assertThat(data(text, 200, utf8, "a;ü".getBytes(UTF_8))).isEqualTo("a;ü");
        assertThat(data(text, 200, "", "a;ü".getBytes(UTF_8))).isEqualTo("a;ü");
        assertThat(data(text, 200, latin, "a;ü".getBytes(ISO_8859_1))).isEqualTo("a;ü");
        assertThat(data(text, 200, "Content-Type: text/plain; charset=utf-16", "ü".getBytes(UTF_16)))
                .isEqualTo("ü");
        assertThat(data(text, 200, "Content-Type: text/plain; charset=nobody-knows", "ü".getBytes(UTF_8)))
                .isEqualTo("ü");
        assertThat(data(text, 200, utf8, "﻿a".getBytes(UTF_8))).isEqualTo("a");
        assertThat(data(text, 200, utf8, "null".getBytes(UTF_8))).isEqualTo("null");
        assertThat(data(text, 200, utf8, new byte[0])).isEmpty();
        assertThat(data(text, 200, utf8, "x".repeat(50_000).getBytes(UTF_8))).hasSize(50_000);
    }

    @Test
    void aTextIsBounded() throws IOException {
        max = 10;

        assertThat(failure(operation().returnsText().build(), "12345678901"))
                .hasMessage("op: HTTP 200, but its body is larger than maxResponseBytes, 10 bytes");
    }

    @Test
    void anOptionalResultMayBeMissing() throws IOException {
        Operation<Optional<String>> enveloped =
                operation().returns(ResultType.of(String.class).optional()).build();
        Operation<Optional<String>> plain = operation()
                .returns(ResultType.of(String.class).optional())
                .enveloped(false)
                .build();

        for (Operation<Optional<String>> operation : List.of(enveloped, plain)) {
            assertThat(data(operation, 204, "", new byte[0])).isEmpty();
            assertThat(data(operation, 205, "", new byte[0])).isEmpty();
            assertThat(data(operation, 200, "", new byte[0])).isEmpty();
            assertThat(data(operation, 202, "", " \r\n".getBytes(UTF_8))).isEmpty();
        }
        for (String body : List.of("{}", "{\"success\":true}", "{\"message\":\"queued\"}", "{\"data\":null}")) {
            assertThat(data(enveloped, 200, "", body.getBytes(UTF_8))).isEmpty();
        }
        assertThat(data(enveloped, 200, "", "{\"data\":\"x\"}".getBytes(UTF_8))).contains("x");
        assertThat(data(plain, 200, "", "\"x\"".getBytes(UTF_8))).contains("x");
        assertThat(failure(enveloped, "{\"success\":false}")).isInstanceOf(UnexpectedStatusException.class);
        assertThat(failure(enveloped, "[]")).hasMessageContaining("expected an envelope");
    }

    @Test
    void anOptionalTextOrBytesMayBeMissingToo() throws IOException {
        Operation<Optional<String>> text = operation()
                .returns(ResultType.text().optional())
                .enveloped(false)
                .build();
        Operation<Optional<byte[]>> bytes = operation()
                .returns(ResultType.bytes().optional())
                .enveloped(false)
                .build();

        assertThat(data(text, 204, "", new byte[0])).isEmpty();
        assertThat(data(text, 200, "", new byte[0])).isEmpty();
        assertThat(data(text, 200, "", "a".getBytes(UTF_8))).contains("a");
        assertThat(data(bytes, 204, "", new byte[0])).isEmpty();
        assertThat(data(bytes, 200, "", new byte[] {7}))
                .hasValueSatisfying(one -> assertThat(one).containsExactly(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":false}",
                "{\"a\":{\"b\":[1]},\"success\":false}",
                "{\"success\":true,\"success\":false}",
                "{\"success\":false,\"a\":1}"
            })
    void aResponseThatSaysThatItFailedHasFailed(String body) throws IOException {
        for (Operation<?> operation : List.of(
                operation()
                        .returns(Object.class)
                        .enveloped(false)
                        .reportsSuccess(true)
                        .build(),
                operation()
                        .returnsListOf(String.class)
                        .enveloped(false)
                        .reportsSuccess(true)
                        .build(),
                operation().enveloped(false).reportsSuccess(true).build(),
                operation().returnsText().reportsSuccess(true).build())) {
            AttemptResult<?> attempt = read(operation, 200, "", body.getBytes(UTF_8));
            AttemptFailure failure = Objects.requireNonNull(attempt.failure);

            assertThat(RetryPolicy.mayHaveTakenEffect(failure.facts, "POST")).isTrue();
            assertThat(failure.toException(new CallSummary("op", 1, true, new SecretMasker())))
                    .isExactlyInstanceOf(UnexpectedStatusException.class)
                    .hasMessageContaining("(the body says \"success\": false)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true}",
                "{}",
                "{\"success\":null}",
                "{\"success\":\"false\"}",
                "{\"a\":{\"success\":false}}"
            })
    void anyOtherResponseIsAResult(String body) throws IOException {
        Operation<Map<String, Object>> map = operation()
                .returnsMapOf(Object.class)
                .enveloped(false)
                .reportsSuccess(true)
                .build();

        assertThat(read(map, 200, "", body.getBytes(UTF_8)).failure).isNull();
        assertThat(data(map, 200, "", ("{\"x\":\"" + "y".repeat(20_000) + "\"}").getBytes(UTF_8)))
                .containsEntry("x", "y".repeat(20_000));
        assertThat(failure(map, "no JSON")).hasMessageContaining("its body is not JSON");
    }
}

package ai.autoposting.sdk;

import static ai.autoposting.sdk.RawServer.answer;
import static ai.autoposting.sdk.RawServer.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Form;
import ai.autoposting.sdk.call.Multipart;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Upload;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.BadRequestException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.RateLimitException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for uploads, forms and multiparts, how often, and what comes of their failures. */
@Timeout(60)
class UploadTest {
    private static final Operation<@Nullable Void> POST =
            Operation.builder("upload", "POST", "/files").build();
    private static final Operation<@Nullable Void> PUT =
            Operation.builder("replace", "PUT", "/files").build();
    private static final RawServer.Reply OK = ok("{\"success\":true}");

    /** A stream that says how often it was closed. */
    private static class Stream extends ByteArrayInputStream {
        private int closed;

        Stream(int size) {
            super(new byte[size]);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private static InputStream failing(int after) {
        return new InputStream() {
            private int left = after;

            @Override
            public int read() throws IOException {
                if (left-- > 0) {
                    return 'x';
                }
                throw new IOException("the disk is broken");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                bytes[offset] = (byte) read();
                return 1;
            }
        };
    }

    private static Arguments body(Object body) {
        return Arguments.builder().body(body).build();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anUploadIsTheBodyWithItsTypeAndItsLength(Mode mode, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("clip.txt"), "file-content");
        try (RawServer server = RawServer.start(OK);
                AutopostingClient client = Calls.client(server.url()).build()) {
            mode.call(client, POST, body(Upload.of("bytes".getBytes(UTF_8)).withContentType("image/png")));
            mode.call(client, POST, body(Upload.of(file)));
            mode.call(client, POST, body(Upload.of(new ByteArrayInputStream("known".getBytes(UTF_8)), 5)));
            mode.call(client, POST, body(Upload.of(new ByteArrayInputStream("unknown".getBytes(UTF_8)))));
            mode.call(client, POST, body(Upload.of(new byte[0])));
            mode.call(client, POST, body(Upload.of(InputStream.nullInputStream())));

            assertThat(server.requests())
                    .extracting(RawServer.Request::body)
                    .containsExactly("bytes", "file-content", "known", "unknown", "", "");
            assertThat(server.requests())
                    .extracting(request -> request.header("Content-Type"))
                    .startsWith("image/png", "application/octet-stream");
            assertThat(server.requests())
                    .extracting(request -> request.header("Content-Length") + request.header("Transfer-Encoding"))
                    .containsExactly("5", "12", "5", "chunked", "0", "chunked");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aLargeUploadGoesThroughPieceByPiece() {
        long size = 5_000_000;
        InputStream many = new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                assertThat(length).isLessThanOrEqualTo(8_192);
                int count = (int) Math.min(length, left);
                java.util.Arrays.fill(bytes, offset, offset + count, (byte) 'x');
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
        try (RawServer server = RawServer.start(OK);
                AutopostingClient client = Calls.client(server.url()).build()) {
            client.execute(POST, body(Upload.of(many, size)));

            assertThat(server.requests().get(0).body()).hasSize((int) size);
        }
    }

    @Test
    void aFormIsWrittenAsBrowsersDo() {
        try (RawServer server = RawServer.start(OK);
                AutopostingClient client = Calls.client(server.url()).build()) {
            client.execute(
                    POST,
                    body(Form.builder()
                            .field("a b", "1&2=3")
                            .field("ü", "€ +")
                            .field("a b", "")
                            .build()));

            assertThat(server.requests().get(0).body()).isEqualTo("a+b=1%262%3D3&%C3%BC=%E2%82%AC+%2B&a+b=");
            assertThat(server.requests().get(0).header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        }
    }

    @Test
    void aMultipartIsWrittenAsBrowsersDo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("clip.txt"), "content");
        Multipart multipart = Multipart.builder()
                .field("ti\"t\r\nle", "Läunch\r\n.")
                .json("meta", Map.of("a", 1))
                .file("video", Upload.of(file).withFileName("ü\"\n.mp4"), "video/mp4")
                .file("raw", Upload.of(new ByteArrayInputStream(new byte[] {'r'}), 1))
                .build();
        try (RawServer server = RawServer.start(OK);
                AutopostingClient client = Calls.client(server.url()).build()) {
            client.execute(POST, body(multipart));

            RawServer.Request request = server.requests().get(0);
            String type = request.header("Content-Type");
            assertThat(type).matches("multipart/form-data; boundary=autoposting-[0-9a-z]{20,40}");
            String boundary = type.substring(type.indexOf('=') + 1);
            assertThat(request.body().replace(boundary, "B")).isEqualTo("""
                            --B
                            Content-Disposition: form-data; name="ti%22t%0D%0Ale"

                            Läunch
                            .
                            --B
                            Content-Disposition: form-data; name="meta"
                            Content-Type: application/json

                            {"a":1}
                            --B
                            Content-Disposition: form-data; name="video"; filename="ü%22%0A.mp4"
                            Content-Type: video/mp4

                            content
                            --B
                            Content-Disposition: form-data; name="raw"; filename="blob"
                            Content-Type: application/octet-stream

                            r
                            --B--
                            """.replace("\n", "\r\n"));
            assertThat(request.header("Content-Length"))
                    .isEqualTo(String.valueOf(request.body().getBytes(UTF_8).length));
        }
    }

    @Test
    void twoMultipartsHaveTwoBoundaries() {
        Multipart multipart = Multipart.builder().field("a", "b").build();
        try (RawServer server = RawServer.start(OK);
                AutopostingClient client = Calls.client(server.url()).build()) {
            client.execute(POST, body(multipart));
            client.execute(POST, body(multipart));

            assertThat(server.requests())
                    .extracting(request -> request.header("Content-Type"))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aRepeatableUploadIsRetriedLikeJson(Mode mode) {
        try (RawServer server = RawServer.start(answer(429, "", ""));
                AutopostingClient client = Calls.client(server.url()).build()) {
            RateLimitException limited = catchThrowableOfType(
                    RateLimitException.class, () -> mode.call(client, POST, body(Upload.of(new byte[] {'a'}))));

            assertThat(limited.attempts()).isEqualTo(3);
            assertThat(server.requests()).extracting(RawServer.Request::body).containsExactly("a", "a", "a");
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aStreamThatHasBegunToBeReadIsNeverSentAgain(Mode mode) {
        Stream stream = new Stream(3);
        try (RawServer server = RawServer.start(answer(429, "", ""));
                AutopostingClient client = Calls.client(server.url()).build()) {
            for (Operation<?> operation : List.of(POST, PUT)) {
                RateLimitException limited = catchThrowableOfType(
                        RateLimitException.class, () -> mode.call(client, operation, body(Upload.of(new Stream(3)))));
                assertThat(limited.attempts()).isEqualTo(1);
                assertThat(limited.mayHaveTakenEffect()).isFalse();
            }
            Multipart multipart =
                    Multipart.builder().file("a", Upload.of(stream)).build();
            assertThatThrownBy(() -> mode.call(client, POST, body(multipart)))
                    .isExactlyInstanceOf(RateLimitException.class);
            assertThat(server.requests()).hasSize(3);
            assertThat(stream.closed).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aStreamThatWasNotReadIsRetriedAndClosed(Mode mode) {
        Stream stream = new Stream(3);
        try (AutopostingClient client = Calls.client(RawServer.nobody()).build()) {
            ConnectionException refused = catchThrowableOfType(
                    ConnectionException.class, () -> mode.call(client, POST, body(Upload.of(stream))));

            assertThat(refused.attempts()).isEqualTo(3);
            assertThat(stream.closed).isEqualTo(1);
            assertThat(stream.available()).isEqualTo(3);
        }
    }

    /** What its source does, what the message says, and whether bytes have left. */
    private static void failed(Upload upload, String message, boolean left) {
        for (Mode mode : List.of(Mode.SYNC)) {
            try (RawServer server = RawServer.start(OK)) {
                try (AutopostingClient client = Calls.client(server.url()).build()) {
                    ConnectionException failure = catchThrowableOfType(
                            ConnectionException.class, () -> mode.call(client, POST, body(upload)));

                    assertThat(failure).hasMessage("upload: " + message);
                    assertThat(failure.attempts()).isEqualTo(1);
                    assertThat(failure.mayHaveTakenEffect()).isEqualTo(left);
                    assertThat(failure.getCause()).hasMessageContaining("the source of the upload");
                    assertThat(server.requests()).isEmpty();

                    client.execute(POST, body(Upload.of(new byte[] {'z'})));
                    assertThat(server.requests())
                            .extracting(RawServer.Request::body)
                            .containsExactly("z");
                    assertThat(server.connections()).isEqualTo(2);
                }
            }
        }
    }

    @Test
    void aSourceThatFailsIsNoCompleteRequest(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[10]);
        Upload shrunk = Upload.of(file);
        Files.write(file, new byte[5]);
        failed(shrunk, "not sent: the source of the upload ended after 5 bytes of 10", false);
        Files.write(file, new byte[11]);
        failed(shrunk, "not sent: the source of the upload has more than its 10 bytes", false);
        Files.delete(file);
        failed(shrunk, "not sent: the source of the upload cannot be opened: java.nio.file.NoSuchFileException", false);
        failed(Upload.of(new Stream(5), 10), "not sent: the source of the upload ended after 5 bytes of 10", false);
        failed(Upload.of(new Stream(11), 10), "not sent: the source of the upload has more than its 10 bytes", false);
        failed(
                Upload.of(failing(20_000)),
                "not sent completely: the source of the upload failed: java.io.IOException",
                true);
        failed(Upload.of(failing(0)), "not sent: the source of the upload failed: java.io.IOException", false);
        failed(
                Upload.of(new Stream(50_000), 100_000),
                "not sent completely: the source of the upload ended after 50000 bytes of 100000",
                true);
        failed(
                Upload.of(new Stream(100_001), 100_000),
                "not sent completely: the source of the upload has more than its 100000 bytes",
                true);
    }

    @Test
    void aStreamThatFailsSaysWhy() {
        try (RawServer server = RawServer.start(OK);
                AutopostingClient client = Calls.client(server.url()).build()) {
            assertThatThrownBy(() -> client.execute(POST, body(Upload.of(failing(20_000)))))
                    .hasRootCauseMessage("the disk is broken");
        }
    }

    @Test
    void aStreamIsTakenByOneCallOnly() {
        Stream stream = new Stream(3);
        Upload upload = Upload.of(stream);
        try (RawServer server = RawServer.start(OK);
                AutopostingClient client = Calls.client(server.url()).build()) {
            client.execute(POST, body(upload));

            assertThatThrownBy(() -> client.execute(POST, body(upload)))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "upload: the stream of the upload was given to a call before; a stream can be sent once");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void streamsAreClosedWhereNoCallBegins() {
        Stream stream = new Stream(3);
        AutopostingClient client = Calls.client(RawServer.nobody()).build();
        Operation<?> get = Operation.builder("get", "GET", "/x").build();

        assertThatThrownBy(() -> client.execute(get, body(Upload.of(stream))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(stream.closed).isEqualTo(1);

        assertThat(client.async().execute(get, body(Upload.of(stream)))).isCompletedExceptionally();
        assertThat(stream.closed).isEqualTo(2);

        Multipart unfit = Multipart.builder()
                .file("a", Upload.of(stream))
                .field("b", "\ud800")
                .build();
        assertThatThrownBy(() -> client.execute(POST, body(unfit)))
                .hasMessage("upload: a field of the multipart holds half a surrogate pair");
        assertThat(stream.closed).isEqualTo(3);

        client.close();
        assertThatThrownBy(() -> client.execute(POST, body(Upload.of(stream))))
                .hasMessage("this AutopostingClient is closed");
        assertThat(stream.closed).isEqualTo(4);
    }

    @Test
    void aStreamIsClosedWhenItsCallIsCancelledInTheQueue() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        InputStream stream = new Stream(3) {
            @Override
            public void close() {
                closed.countDown();
            }
        };
        try (AutopostingClient client =
                Calls.client(RawServer.nobody()).executor(task -> {}).build()) {
            CompletableFuture<?> future = client.async().execute(POST, body(Upload.of(stream)));
            future.cancel(true);
            closed.await();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aSlowSourceIsBoundedByTheAttempt(Mode mode) {
        InputStream slow = new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    new CountDownLatch(1).await(1, java.util.concurrent.TimeUnit.MILLISECONDS);
                } catch (InterruptedException interrupted) {
                    throw new IOException(interrupted);
                }
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                bytes[offset] = (byte) read();
                return 1;
            }
        };
        try (RawServer server = RawServer.start(OK);
                AutopostingClient client = Calls.client(server.url()).build()) {
            RequestOptions options = RequestOptions.builder()
                    .attemptTimeout(Duration.ofMillis(200))
                    .build();

            CallTimeoutException late = catchThrowableOfType(
                    CallTimeoutException.class, () -> mode.call(client, PUT, body(Upload.of(slow)), options));
            assertThat(late.attempts()).isEqualTo(1);
            assertThat(late.mayHaveTakenEffect()).isTrue();
        }
    }

    @Test
    void secretsInFormsAndPartsAreMaskedWhereTheyAreEchoed() {
        String echo = "{\"error\":\"bad\",\"message\":\"field-secret-1 json-secret-2\"}";
        try (RawServer server = RawServer.start(answer(400, "", echo));
                AutopostingClient client = Calls.client(server.url()).build()) {
            for (Object body : List.of(
                    Form.builder()
                            .field("password", "field-secret-1")
                            .field("accessToken", "json-secret-2")
                            .build(),
                    Multipart.builder()
                            .field("password", "field-secret-1")
                            .json("meta", Map.of("accessToken", "json-secret-2"))
                            .build())) {
                BadRequestException refused =
                        catchThrowableOfType(BadRequestException.class, () -> client.execute(POST, body(body)));
                assertThat(refused.rawBody()).isEqualTo("{\"error\":\"bad\",\"message\":\"*** ***\"}");
            }
        }
    }

    @Test
    void aFailureOfTheServiceMeanwhileIsReported() {
        try (RawServer server = RawServer.start((request, socket, out) -> RawServer.reset(socket));
                AutopostingClient client = Calls.client(server.url()).build()) {
            AutopostingException broken = catchThrowableOfType(
                    ConnectionException.class, () -> client.execute(PUT, body(Upload.of(new Stream(3)))));
            assertThat(broken.attempts()).isEqualTo(1);
            assertThat(broken.mayHaveTakenEffect()).isTrue();
            AutopostingException repeated = catchThrowableOfType(
                    ConnectionException.class, () -> client.execute(PUT, body(Upload.of(new byte[3]))));
            assertThat(repeated.attempts()).isEqualTo(3);
        }
    }
}

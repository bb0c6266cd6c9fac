package ai.autoposting.sdk;

import static ai.autoposting.sdk.RawServer.answer;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Download;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.ResultType;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.InvalidResponseException;
import ai.autoposting.sdk.error.NotFoundException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that the caller reads after the call has returned: what they are, how they end, and whom they hold. */
@Timeout(60)
class DownloadTest {
    private static final Operation<Download> GET =
            Operation.builder("export", "GET", "/export").returnsDownload().build();
    private static final String CSV =
            "Content-Type: text/csv\r\nContent-Disposition: attachment; filename=\"../posts.csv\"\r\n";

    private static RequestOptions within(long millis) {
        return RequestOptions.builder()
                .attemptTimeout(Duration.ofMillis(millis))
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aDownloadIsReadByTheCallerAndGivesItsConnectionBack(Mode mode, @TempDir Path folder) throws IOException {
        String content = "a;b\n".repeat(100_000);
        try (RawServer server = RawServer.start(answer(200, CSV, content));
                AutopostingClient client =
                        Calls.client(server.url()).maxResponseBytes(10).build()) {
            try (Download download = mode.call(client, GET, Arguments.none())) {
                assertThat(download.contentType()).contains("text/csv");
                assertThat(download.fileName()).contains("posts.csv");
                assertThat(download.length()).hasValue(400_000);
                assertThat(new String(download.stream().readAllBytes(), UTF_8)).isEqualTo(content);
                assertThat(download.stream().read()).isEqualTo(-1);
            }
            Path file = folder.resolve("posts.csv");
            assertThat(mode.call(client, GET, Arguments.none()).saveTo(file)).isEqualTo(400_000);
            assertThat(Files.readString(file)).isEqualTo(content);
            assertThat(mode.call(client, GET, Arguments.none()).bytes()).hasSize(400_000);

            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requests())
                    .allSatisfy(request -> assertThat(request.header("Accept")).isEqualTo("*/*"));
        }
    }

    @Test
    void aCompressedDownloadIsDecompressedAndItsLengthUnknown() throws IOException {
        byte[] plain = "x".repeat(50_000).getBytes(US_ASCII);
        byte[] compressed = gzip(plain);
        try (RawServer server = RawServer.start(
                        (request, socket, out) -> RawServer.send(out, 200, "Content-Encoding: gzip\r\n", compressed));
                AutopostingClient client = Calls.client(server.url()).build();
                Download download = client.execute(GET, Arguments.none())) {
            assertThat(download.length()).isEmpty();
            assertThat(download.bytes()).isEqualTo(plain);
        }
    }

    @Test
    void anErrorIsAnErrorAndNoFileIsNone() {
        try (RawServer server = RawServer.start(answer(404, "", "{\"error\":\"gone\"}"));
                AutopostingClient client = Calls.client(server.url()).build()) {
            assertThatThrownBy(() -> client.execute(GET, Arguments.none()))
                    .isExactlyInstanceOf(NotFoundException.class)
                    .hasMessageContaining("gone");
        }
        Operation<Optional<Download>> optional = Operation.builder("export", "GET", "/export")
                .returns(ResultType.download().optional())
                .enveloped(false)
                .build();
        try (RawServer server = RawServer.start(answer(204, "", ""));
                AutopostingClient client = Calls.client(server.url()).build()) {
            assertThatThrownBy(() -> client.execute(GET, Arguments.none()))
                    .isExactlyInstanceOf(InvalidResponseException.class);
            assertThat(client.execute(optional, Arguments.none())).isEmpty();
        }
        try (RawServer server = RawServer.start(answer(200, "", ""));
                AutopostingClient client = Calls.client(server.url()).build()) {
            assertThat(client.execute(optional, Arguments.none())).isEmpty();
            assertThat(client.execute(GET, Arguments.none()).bytes()).isEmpty();
        }
        try (RawServer server = RawServer.start(answer(200, "", "x"));
                AutopostingClient client = Calls.client(server.url()).build()) {
            assertThat(client.execute(optional, Arguments.none()))
                    .hasValueSatisfying(one -> assertThat(one.bytes()).hasSize(1));
        }
    }

    private static RawServer.Reply beginning(String head, String body, RawServer.Reply then) {
        return (request, socket, out) -> {
            out.write(("HTTP/1.1 200 OK\r\n" + head + "\r\n" + body).getBytes(US_ASCII));
            out.flush();
            then.to(request, socket, out);
        };
    }

    /** What reading comes to; the connection is gone then. */
    private static AutopostingException broken(Mode mode, Operation<Download> operation, RawServer.Reply reply) {
        try (RawServer server = RawServer.start(reply)) {
            Throwable thrown;
            try (AutopostingClient client = Calls.client(server.url()).build()) {
                Download download = mode.call(client, operation, Arguments.none(), within(400))
                        .data();
                thrown = catchThrowable(() -> download.stream().readAllBytes());
                Throwable again = catchThrowable(() -> download.stream().read());
                assertThat(again).hasCause(thrown.getCause());
                assertThatThrownBy(download::bytes).isSameAs(thrown.getCause());
            }
            assertThat(server.allClosed()).isTrue();
            assertThat(thrown)
                    .isInstanceOf(IOException.class)
                    .hasMessage(thrown.getCause().getMessage());
            return (AutopostingException) thrown.getCause();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whatBreaksWhileItIsReadIsToldByTheStream(Mode mode) {
        AutopostingException early = broken(
                mode, GET, beginning("Content-Length: 100\r\n", "half", (request, socket, out) -> socket.close()));
        assertThat(early)
                .isExactlyInstanceOf(ConnectionException.class)
                .hasMessage("export: no complete answer: the connection ended within the response");
        assertThat(early.attempts()).isEqualTo(1);
        assertThat(early.mayHaveTakenEffect()).isFalse();

        Operation<Download> post =
                Operation.builder("render", "POST", "/render").returnsDownload().build();
        AutopostingException silent = broken(
                mode,
                post,
                beginning("Content-Length: 100\r\n", "half", (request, socket, out) -> RawServer.awaitEnd(socket)));
        assertThat(silent)
                .isExactlyInstanceOf(CallTimeoutException.class)
                .hasMessage("render: nothing came for the attempt's timeout of PT0.4S");
        assertThat(silent.mayHaveTakenEffect()).isTrue();

        assertThat(broken(
                        mode,
                        GET,
                        beginning(
                                "Transfer-Encoding: chunked\r\n",
                                "zz\r\n",
                                (request, socket, out) -> RawServer.awaitEnd(socket))))
                .isExactlyInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("its framing is broken");
        assertThat(broken(
                        mode,
                        GET,
                        beginning(
                                "Content-Encoding: gzip\r\nContent-Length: 4\r\n",
                                "none",
                                (request, socket, out) -> RawServer.awaitEnd(socket))))
                .isExactlyInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("its body cannot be decompressed");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theWholeMayTakeLongerThanAnAttempt(Mode mode) throws IOException {
        try (RawServer server = RawServer.start(beginning("Content-Length: 12\r\n", "", (request, socket, out) -> {
                    for (int i = 0; i < 12; i++) {
                        new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
                        out.write('x');
                        out.flush();
                    }
                }));
                AutopostingClient client = Calls.client(server.url()).build()) {
            ApiResponse<Download> response = mode.call(
                    client,
                    GET,
                    Arguments.none(),
                    RequestOptions.builder()
                            .attemptTimeout(Duration.ofMillis(900))
                            .timeout(Duration.ofMillis(900))
                            .build());

            assertThat(response.data().bytes()).hasSize(12);
        }
    }

    @Test
    void thereIsALimit() throws IOException {
        byte[] compressed = gzip(new byte[100_000]);
        RequestOptions ten = RequestOptions.builder().maxDownloadBytes(10).build();
        try (RawServer server = RawServer.start((request, socket, out) -> {
                    if (request.line().contains("gzip")) {
                        RawServer.send(out, 200, "Content-Encoding: gzip\r\n", compressed);
                    } else {
                        RawServer.send(out, 200, "", new byte[11]);
                    }
                });
                AutopostingClient client = Calls.client(server.url()).build()) {
            assertThatThrownBy(() -> client.executeWithResponse(GET, Arguments.none(), ten))
                    .isExactlyInstanceOf(InvalidResponseException.class)
                    .hasMessage("export: HTTP 200, but its body is larger than maxDownloadBytes, 10 bytes: it has 11");
            Download download = client.executeWithResponse(
                            GET, Arguments.builder().query("as", "gzip").build(), ten)
                    .data();
            assertThatThrownBy(download::bytes)
                    .isExactlyInstanceOf(InvalidResponseException.class)
                    .hasMessage("export: HTTP 200, but its body is larger than maxDownloadBytes, 10 bytes");
        }
        assertThatThrownBy(() -> RequestOptions.builder().maxDownloadBytes(0).build())
                .hasMessageContaining("maxDownloadBytes must be 1 or more: 0");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void closingEarlyDropsTheConnection(Mode mode) {
        try (RawServer server = RawServer.start(answer(200, "", "x".repeat(1_000_000)))) {
            try (AutopostingClient client = Calls.client(server.url()).build()) {
                Download download = mode.call(client, GET, Arguments.none());
                download.close();
                download.close();
                assertThatThrownBy(() -> download.stream().read()).hasMessage("the download is closed");
                mode.call(client, GET, Arguments.none()).close();
                assertThat(server.connections()).isEqualTo(2);
            }
            assertThat(server.allClosed()).isTrue();
        }
    }

    @Test
    void closingFromAnotherThreadEndsARead() throws Exception {
        try (RawServer server = RawServer.start(
                        beginning("Content-Length: 9\r\n", "x", (request, socket, out) -> RawServer.awaitEnd(socket)));
                AutopostingClient client = Calls.client(server.url()).build()) {
            Download download = client.execute(GET, Arguments.none());
            CountDownLatch reading = new CountDownLatch(1);
            CompletableFuture<Throwable> end = CompletableFuture.supplyAsync(() -> catchThrowable(() -> {
                assertThat(download.stream().read()).isEqualTo('x');
                reading.countDown();
                download.stream().read();
            }));
            reading.await();
            download.close();

            assertThat(end.get()).isInstanceOf(IOException.class).hasMessageContaining("closed");
            assertThat(server.allClosed()).isTrue();
        }
    }

    @Test
    void aClosedClientLetsADownloadBeReadAndThenEndsItsConnection() {
        try (RawServer server = RawServer.start(answer(200, "", "x".repeat(1_000_000)))) {
            Download download;
            try (AutopostingClient client = Calls.client(server.url()).build()) {
                download = client.execute(GET, Arguments.none());
            }
            assertThat(download.bytes()).hasSize(1_000_000);
            assertThat(server.allClosed()).isTrue();
        }
    }

    @Test
    void cancellingAfterwardsDoesNothing() {
        try (RawServer server = RawServer.start(answer(200, "", "x".repeat(1_000_000)));
                AutopostingClient client = Calls.client(server.url()).build()) {
            CompletableFuture<ApiResponse<Download>> future =
                    client.async().executeWithResponse(GET, Arguments.none(), RequestOptions.none());
            Download download = future.join().data();
            future.cancel(true);

            assertThat(download.bytes()).hasSize(1_000_000);
        }
    }

    @Test
    void anInterruptEndsARead() {
        try (RawServer server = RawServer.start(
                        beginning("Content-Length: 9\r\n", "x", (request, socket, out) -> RawServer.awaitEnd(socket)));
                AutopostingClient client = Calls.client(server.url()).build();
                Download download = client.execute(GET, Arguments.none())) {
            Thread.currentThread().interrupt();
            IOException thrown = catchThrowableOfType(
                    IOException.class, () -> download.stream().readAllBytes());

            assertThat(Thread.interrupted()).isTrue();
            assertThat(thrown).hasCauseExactlyInstanceOf(CallCancelledException.class);
        }
    }
}

package ai.autoposting.sdk;

import static ai.autoposting.sdk.RawServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Download;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Upload;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.InvalidResponseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What each fault comes to: the table {@code fault-matrix.txt}, and the calls of which nothing was ever sent. */
@Execution(ExecutionMode.CONCURRENT) // most rows wait
class FaultMatrixTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String COLUMNS =
            "what the peer does | exception | attempts GET | attempts POST | POST may have taken effect";

    /** One row of the table. */
    record Row(String fault, Class<? extends AutopostingException> exception, int gets, int posts, boolean doubtful) {
        static Row parse(String line) {
            String[] cells = cells(line);
            if (cells.length != 5) {
                throw new IllegalArgumentException("not a row of five cells: " + line);
            }
            return new Row(
                    cells[0],
                    exception(cells[1]),
                    Integer.parseInt(cells[2]),
                    Integer.parseInt(cells[3]),
                    yesOrNo(cells[4]));
        }

        static String[] cells(String line) {
            return line.strip().split("\\s*\\|\\s*");
        }

        private static Class<? extends AutopostingException> exception(String name) {
            try {
                return Class.forName("ai.autoposting.sdk.error." + name).asSubclass(AutopostingException.class);
            } catch (ClassNotFoundException unknown) {
                throw new IllegalArgumentException("no exception is named \"" + name + "\"", unknown);
            }
        }

        private static boolean yesOrNo(String cell) {
            if (!cell.equals("yes") && !cell.equals("no")) {
                throw new IllegalArgumentException("neither yes nor no: \"" + cell + "\"");
            }
            return cell.equals("yes");
        }
    }

    /** The lines of the table that say something: first the names of the columns, then a row each. */
    private static List<String> table() {
        try (InputStream file = FaultMatrixTest.class.getResourceAsStream("fault-matrix.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("---"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> rows() {
        return table().subList(1, table().size());
    }

    @Test
    void theTableIsWhole() {
        assertThat(String.join(" | ", Row.cells(table().get(0)))).isEqualTo(COLUMNS);
        assertThat(rows()).hasSize(67);
        assertThat(rows()).map(line -> Row.parse(line).fault).containsExactlyInAnyOrderElementsOf(Faults.names());
    }

    @Test
    void aRowWithAMistakeIsRefused() {
        assertThatThrownBy(() -> check(Row.parse("hunger | ServerException | 1 | 1 | no"), Calls.GET, Mode.SYNC))
                .hasMessage("no fault is named \"hunger\"");
        assertThatThrownBy(() -> Row.parse("500 | HungerException | 1 | 1 | no"))
                .hasMessage("no exception is named \"HungerException\"");
        assertThatThrownBy(() -> Row.parse("500 | ServerException | one | 1 | no"))
                .isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Row.parse("500 | ServerException | 1 | 1 | perhaps"))
                .hasMessage("neither yes nor no: \"perhaps\"");
        assertThatThrownBy(() -> Row.parse("500 | ServerException | 1 | no"))
                .hasMessage("not a row of five cells: 500 | ServerException | 1 | no");
    }

    @TestFactory
    List<DynamicTest> everyFaultHasItsException() {
        List<DynamicTest> calls = new ArrayList<>();
        for (String line : rows()) {
            for (Operation<?> operation : List.of(Calls.GET, Calls.POST)) {
                for (Mode mode : Mode.values()) {
                    String name = Row.cells(line)[0] + ", " + operation.method() + ", " + mode;
                    calls.add(DynamicTest.dynamicTest(name, () -> check(Row.parse(line), operation, mode)));
                }
            }
        }
        return calls;
    }

    private static void check(Row row, Operation<?> operation, Mode mode) {
        try (RawServer server = RawServer.start(Faults.named(row.fault))) {
            try (AutopostingClient client = client(row, server)) {
                Throwable thrown = catchThrowable(() -> mode.call(client, operation, Calls.arguments(operation)));

                boolean post = operation == Calls.POST;
                int asked = post ? row.posts : row.gets;
                assertThat(thrown).isExactlyInstanceOf(row.exception);
                AutopostingException exception = (AutopostingException) thrown;
                assertThat(exception.attempts()).isEqualTo(asked);
                assertThat(exception.mayHaveTakenEffect()).isEqualTo(post && row.doubtful);
                assertThat(exception.operationId()).isEqualTo(operation.id());
                assertThat(exception.getMessage()).startsWith(operation.id() + ": ");
                // On a busy machine an attempt's time can be over before its request is with the server.
                int certain = row.exception == CallTimeoutException.class ? 0 : asked;
                assertThat(server.requests()).hasSizeBetween(certain, asked);
            }
            assertThat(server.allClosed()).isTrue();
        }
    }

    /** A call with a key of its own: the same, and nobody else's key is sent. */
    @TestFactory
    List<DynamicTest> everyFaultHasItsExceptionForTenantsToo() {
        List<DynamicTest> calls = new ArrayList<>();
        for (String line : rows()) {
            Row row = Row.parse(line);
            calls.add(DynamicTest.dynamicTest(row.fault + ", GET", () -> tenant(row, Calls.GET, Mode.SYNC)));
            calls.add(DynamicTest.dynamicTest(row.fault + ", POST", () -> tenant(row, Calls.POST, Mode.ASYNC)));
        }
        return calls;
    }

    private static void tenant(Row row, Operation<?> operation, Mode mode) {
        RequestOptions own = RequestOptions.builder().apiKey("tenant-key").build();
        try (RawServer server = RawServer.start(Faults.named(row.fault))) {
            try (AutopostingClient client = client(row, server)) {
                Throwable thrown = catchThrowable(() -> mode.call(client, operation, Calls.arguments(operation), own));

                boolean post = operation == Calls.POST;
                assertThat(thrown).isExactlyInstanceOf(row.exception).hasMessageNotContaining("tenant-key");
                AutopostingException exception = (AutopostingException) thrown;
                assertThat(exception.attempts()).isEqualTo(post ? row.posts : row.gets);
                assertThat(exception.mayHaveTakenEffect()).isEqualTo(post && row.doubtful);
                assertThat(server.requests())
                        .allSatisfy(request ->
                                assertThat(request.header("Authorization")).isEqualTo("Bearer tenant-key"));
            }
            assertThat(server.allClosed()).isTrue();
        }
    }

    private static final Operation<Map<String, Object>> PUT = Operation.builder("replaceThing", "PUT", "/things")
            .returnsMapOf(Object.class)
            .build();
    private static final Operation<Download> DOWNLOAD =
            Operation.builder("export", "GET", "/things").returnsDownload().build();

    /** As JSON would be, but that a stream is read once. */
    @TestFactory
    List<DynamicTest> everyFaultHasItsExceptionForUploadsToo() {
        List<DynamicTest> calls = new ArrayList<>();
        for (String line : rows()) {
            Row row = Row.parse(line);
            for (Operation<?> operation : List.of(PUT, Calls.POST)) {
                int repeatable = operation == PUT ? row.gets : row.posts;
                calls.add(DynamicTest.dynamicTest(
                        row.fault + ", " + operation.method() + " of bytes",
                        () -> upload(row, operation, Upload.of(new byte[20_000]), repeatable)));
                calls.add(DynamicTest.dynamicTest(
                        row.fault + ", " + operation.method() + " of a stream",
                        () -> upload(row, operation, Upload.of(new ByteArrayInputStream(new byte[20_000])), 1)));
            }
        }
        return calls;
    }

    private static void upload(Row row, Operation<?> operation, Upload upload, int attempts) {
        try (RawServer server = RawServer.start(Faults.named(row.fault))) {
            try (AutopostingClient client = client(row, server)) {
                Arguments arguments = Arguments.builder().body(upload).build();
                Throwable thrown = catchThrowable(() -> Mode.SYNC.call(client, operation, arguments));

                assertThat(thrown).isExactlyInstanceOf(row.exception);
                assertThat(((AutopostingException) thrown).attempts()).isEqualTo(attempts);
                assertThat(((AutopostingException) thrown).mayHaveTakenEffect()).isEqualTo(row.doubtful);
                int certain = row.exception == CallTimeoutException.class ? 0 : attempts;
                assertThat(server.requests()).hasSizeBetween(certain, attempts);
            }
            assertThat(server.allClosed()).isTrue();
        }
    }

    /** A download takes any content; what is wrong with the connection is told by the call or by the stream. */
    @TestFactory
    List<DynamicTest> everyFaultOfADownloadHasItsExceptionOrNone() {
        List<DynamicTest> calls = new ArrayList<>();
        for (String line : rows()) {
            Row row = Row.parse(line);
            if (!row.fault.equals("trickling body")) { // that may take its time
                calls.add(DynamicTest.dynamicTest(row.fault, () -> download(row)));
            }
        }
        return calls;
    }

    private static void download(Row row) {
        try (RawServer server = RawServer.start(Faults.named(row.fault))) {
            try (AutopostingClient client = client(row, server)) {
                RequestOptions options =
                        RequestOptions.builder().maxDownloadBytes(100_000).build();
                Throwable thrown = catchThrowable(() -> Mode.ASYNC
                        .call(client, DOWNLOAD, Arguments.none(), options)
                        .data()
                        .bytes());

                boolean contentAlone =
                        row.exception == InvalidResponseException.class || row.fault.startsWith("success false");
                if (thrown != null || !contentAlone) {
                    assertThat(thrown).isExactlyInstanceOf(row.exception);
                }
            }
            assertThat(server.allClosed()).isTrue();
        }
    }

    static AutopostingClient client(Row row, RawServer server) {
        return Calls.client(server.url())
                .attemptTimeout(row.exception == CallTimeoutException.class ? SHORT : LONG)
                .maxResponseBytes(100_000)
                .build();
    }

    @TestFactory
    List<DynamicTest> whatWasNeverSentIsRetriedAndCertain() {
        List<DynamicTest> cells = new ArrayList<>();
        for (Operation<?> operation : List.of(Calls.GET, Calls.POST)) {
            for (Mode mode : Mode.values()) {
                cells.add(DynamicTest.dynamicTest("refused, " + operation.method() + ", " + mode, () -> {
                    try (AutopostingClient client =
                            Calls.client(RawServer.nobody()).build()) {
                        unsent(client, operation, mode, 3);
                    }
                }));
                cells.add(DynamicTest.dynamicTest("no such host, " + operation.method() + ", " + mode, () -> {
                    try (AutopostingClient client =
                            Calls.client("https://no-such-host.invalid").build()) {
                        unsent(client, operation, mode, 3);
                    }
                }));
                cells.add(DynamicTest.dynamicTest("no TLS, " + operation.method() + ", " + mode, () -> {
                    try (RawServer server = RawServer.start(answer(200, "", "{}"));
                            AutopostingClient client = Calls.client(server.url().replace("http:", "https:"))
                                    .attemptTimeout(Duration.ofMillis(300))
                                    .build()) {
                        AutopostingException exception = (AutopostingException)
                                catchThrowable(() -> mode.call(client, operation, Calls.arguments(operation)));
                        assertThat(exception.attempts()).isEqualTo(3);
                        assertThat(exception.mayHaveTakenEffect()).isFalse();
                    }
                }));
                cells.add(DynamicTest.dynamicTest("untrusted, " + operation.method() + ", " + mode, () -> {
                    try (RawServer server = RawServer.startTls(answer(200, "", "{}"));
                            AutopostingClient client =
                                    Calls.client(server.url()).build()) {
                        unsent(client, operation, mode, 1);
                    }
                }));
            }
        }
        return cells;
    }

    private static void unsent(AutopostingClient client, Operation<?> operation, Mode mode, int attempts) {
        Throwable thrown = catchThrowable(() -> mode.call(client, operation, Calls.arguments(operation)));
        assertThat(thrown).isExactlyInstanceOf(ConnectionException.class);
        assertThat(((AutopostingException) thrown).attempts()).isEqualTo(attempts);
        assertThat(((AutopostingException) thrown).mayHaveTakenEffect()).isFalse();
    }
}

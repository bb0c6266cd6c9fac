package ai.autoposting.sdk.examples.importtokens;

import static ai.autoposting.sdk.api.PlatformOAuthOperations.GET_PLATFORM_TOKEN_DETAILS;
import static ai.autoposting.sdk.api.PlatformOAuthOperations.STORE_PLATFORM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.testing.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program does, says and writes down, run after run; and that no token is in it. */
final class ImportTokensTest {
    private static final String HEADER = "brand,platform,platformUserId,accessToken,refreshToken,expiresAt\n";
    private static final String ONE = "acme,x,x_1,secret-1,secret-r1,\n";
    private static final String TWO = "globex,linkedin,urn:li:2,secret-2,,\n";

    private final AutopostingMockServer server = AutopostingMockServer.start();
    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("rows.csv");
    }

    @AfterEach
    void noTokenIsAnywhere() throws IOException {
        assertThat(out() + err()).doesNotContain("secret");
        if (Files.exists(journal())) {
            assertThat(Files.readString(journal())).doesNotContain("secret");
        }
        server.close();
    }

    private void rows(String... rows) throws IOException {
        Files.writeString(file, HEADER + String.join("", rows));
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private Path journal() {
        return file.resolveSibling("rows.csv.journal");
    }

    private Map<String, String> environment() {
        return Map.of("AUTOPOSTING_API_KEY", server.apiKey(), "AUTOPOSTING_BASE_URL", server.baseUrl() + "/");
    }

    private int run(String... options) {
        return run(environment(), options);
    }

    private int run(Map<String, String> environment, String... options) {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of(options));
        if (!arguments.contains("--demo") && !arguments.contains("--no-file")) {
            arguments.add(file.toString());
        }
        arguments.remove("--no-file");
        return new ImportTokens(
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        new StopSignal(Duration.ofSeconds(10)),
                        client -> client.retryDelay(Duration.ofMillis(1), Duration.ofMillis(10)))
                .execute(arguments.toArray(new String[0]));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private int posts() {
        return server.requests(STORE_PLATFORM_TOKEN).size();
    }

    @Test
    void allIsStoredOnceHoweverOftenItRuns() throws IOException {
        rows(ONE, TWO);
        assertThat(run()).isZero();
        assertThat(out())
                .isEqualTo("2 rows: 2 stored (0 found after a lost response, 0 by an earlier run), 0 failed, 0 unknown,"
                        + " 0 not taken" + System.lineSeparator());
        assertThat(server.tokens("acme", Platform.X)).hasSize(1);
        assertThat(server.tokens("globex", Platform.LINKEDIN)).hasSize(1);
        assertThat(server.requests(STORE_PLATFORM_TOKEN))
                .extracting(sent -> sent.secret("accessToken").orElse("") + " "
                        + sent.secret("refreshToken").orElse("without"))
                .containsExactlyInAnyOrder("secret-1 secret-r1", "secret-2 without");
        server.verify();

        int requests = server.requests().size();
        assertThat(run("--json")).isZero();
        assertThat(out().strip())
                .isEqualTo(
                        "{\"version\":1,\"rows\":2,\"stored\":2,\"foundAfterLoss\":0,\"storedBefore\":2,\"failed\":0,\"unknown\":0,"
                                + "\"notTaken\":0,\"journal\":\"" + journal().toRealPath()
                                + "\",\"notStored\":[],\"unknownAndNotInInput\":[]}");
        assertThat(server.requests()).hasSize(requests);
    }

    @Test
    void theJournalHasTheIntentBeforeTheTokenIsSent() throws IOException {
        rows(ONE);
        List<String> seen = new ArrayList<>();
        server.failWhen(
                request -> {
                    if (request.method().equals("POST")) {
                        seen.add(read(journal()));
                    }
                    return false;
                },
                Fault.none());
        assertThat(run()).isZero();
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0))
                .contains("\"event\":\"intent\",\"brand\":\"acme\"")
                .endsWith("\n");
        server.verify();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void aRowThatWasRefusedIsToldAndTriedByTheNextRun() throws IOException {
        rows(ONE, TWO);
        server.failWhen(
                request -> request.method().equals("POST") && request.path().contains("globex"), Fault.status(403));
        assertThat(run()).isEqualTo(1);
        assertThat(out())
                .contains(
                        "2 rows: 1 stored",
                        "1 failed, 0 unknown",
                        "failed: line 3, globex linkedin urn:li:2: ForbiddenException");
        server.recover();
        assertThat(run()).isZero();
        assertThat(posts()).isEqualTo(3);
    }

    @Test
    void aLostResponseIsSettledByReading() throws IOException {
        rows(ONE);
        server.failNext(STORE_PLATFORM_TOKEN, Fault.dropBeforeAnswer().takingEffect());
        assertThat(run("--settle", "1ms")).isZero();
        assertThat(out()).contains("1 rows: 1 stored (1 found after a lost response");
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void whatCannotBeDecidedIsSentAgainOnlyWhenThatIsAskedFor() throws IOException {
        rows(ONE);
        server.brand("acme").token(Platform.X, "x_1");
        server.failNext(STORE_PLATFORM_TOKEN, Fault.dropBeforeAnswer().takingEffect());
        assertThat(run("--settle", "1ms")).isEqualTo(1);
        assertThat(out())
                .contains(
                        "unknown: line 2, acme x x_1: the account was there before, and is there as token tok_",
                        ", expires at no known time",
                        "--resend-unknown sends again what stays unknown.");
        assertThat(run("--settle", "1ms")).isEqualTo(1);
        assertThat(posts()).isEqualTo(1);

        assertThat(run("--settle", "1ms", "--resend-unknown")).isZero();
        assertThat(posts()).isEqualTo(2);
        assertThat(run("--resend-unknown")).isZero();
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void whatIsLostWhileItIsSentAgainIsNotSentAThirdTime() throws IOException {
        rows(ONE);
        server.brand("acme").token(Platform.X, "x_1");
        server.failEvery(STORE_PLATFORM_TOKEN, Fault.dropBeforeAnswer());
        assertThat(run("--settle", "1ms", "--resend-unknown")).isEqualTo(1);
        assertThat(posts()).isEqualTo(1);
        assertThat(run("--settle", "1ms", "--resend-unknown")).isEqualTo(1);
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void anEffectAfterTheLookIsFoundByTheNextRun() throws IOException {
        rows(ONE);
        server.failNext(STORE_PLATFORM_TOKEN, Fault.dropBeforeAnswer().effectAfter(Duration.ofMinutes(1)));
        assertThat(run("--settle", "1ms", "--json")).isEqualTo(1);
        assertThat(out())
                .contains(
                        "\"notStored\":[{\"fate\":\"unknown\",\"line\":2,\"brand\":\"acme\",\"platform\":\"x\","
                                + "\"platformUserId\":\"x_1\",\"reason\":\"the account was not there for certain before, and is not there\"}]");
        server.advance(Duration.ofMinutes(1));
        assertThat(run("--settle", "1ms", "--resend-unknown")).isZero();
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void aLookThatFailsDecidesNothing() throws IOException {
        rows(ONE);
        server.failNext(STORE_PLATFORM_TOKEN, Fault.dropBeforeAnswer().takingEffect());
        server.failNext(GET_PLATFORM_TOKEN_DETAILS, Fault.none());
        server.failEvery(GET_PLATFORM_TOKEN_DETAILS, Fault.status(400));
        assertThat(run("--settle", "1ms")).isEqualTo(1);
        assertThat(out()).contains("unknown: line 2, acme x x_1: cannot be looked at: ");
        assertThat(run("--settle", "1ms", "--resend-unknown")).isEqualTo(1);
        assertThat(posts()).isEqualTo(1);
        server.recover();
        assertThat(run("--settle", "1ms", "--resend-unknown")).isZero();
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void aRefusedKeyStopsAll() throws IOException {
        rows(ONE, TWO, "umbra,x,x_3,secret-3,,\n", "vega,x,x_4,secret-4,,\n");
        Map<String, String> wrong =
                Map.of("AUTOPOSTING_API_KEY", "sk-other-key", "AUTOPOSTING_BASE_URL", server.baseUrl());
        assertThat(run(wrong, "--concurrency", "1")).isEqualTo(1);
        assertThat(out()).contains("1 failed, 0 unknown, 3 not taken", "stopped: no row can be stored: ");
        assertThat(out() + err()).doesNotContain("sk-other-key");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aServiceThatIsDownStopsAll() throws IOException {
        rows(ONE, TWO, "umbra,x,x_3,secret-3,,\n", "vega,x,x_4,secret-4,,\n");
        server.failEvery(GET_PLATFORM_TOKEN_DETAILS, Fault.status(500));
        assertThat(run("--concurrency", "1")).isEqualTo(1);
        assertThat(out()).contains("3 failed, 0 unknown, 1 not taken", "stopped: 3 rows in a row failed");
        assertThat(posts()).isZero();
    }

    @Test
    void aDryRunCallsNobody() throws IOException {
        rows(ONE, "globex,linkedin,urn:li:2,secret-2,,2020-01-01T00:00:00Z\n");
        assertThat(run("--dry-run", "--json")).isZero();
        assertThat(out().strip())
                .isEqualTo(
                        "{\"version\":1,\"rows\":2,\"problems\":[],\"warnings\":[{\"line\":3,\"column\":\"expiresAt\",\"text\":"
                                + "\"is past: the token has expired\"}]}");
        assertThat(server.requests()).isEmpty();
        assertThat(journal()).doesNotExist();
    }

    @Test
    void noWordOfStoringWhereNothingIs() throws IOException {
        rows(ONE);
        assertThat(run(Map.of(), "--dry-run")).isZero();
        assertThat(err()).isEqualTo("1 rows can be stored" + System.lineSeparator());
        assertThat(run(Map.of(), "--dry-run", "--demo")).isZero();
        assertThat(err()).doesNotContain("storing");
    }

    @Test
    void aJournalThatCannotBeWrittenStoresNothing() throws IOException {
        rows(ONE);
        Files.createDirectory(journal());
        assertThat(run()).isEqualTo(2);
        assertThat(err().strip())
                .isEqualTo("import-tokens: " + journal().toRealPath() + " cannot be written: it is a folder");
        assertThat(server.requests()).isEmpty();
        Files.delete(journal());
    }

    @Test
    void nothingIsStoredWhenARowHasAProblem() throws IOException {
        rows(ONE, "globex,secret-2,urn:li:2,secret-2,,\n");
        assertThat(run("--json")).isEqualTo(2);
        assertThat(out().strip())
                .isEqualTo(
                        "{\"version\":1,\"rows\":1,\"problems\":[{\"line\":3,\"column\":\"platform\",\"text\":\"must be one of"
                                + " [x, linkedin, instagram, threads, youtube]\"}],\"warnings\":[]}");
        assertThat(err()).endsWith("nothing was stored" + System.lineSeparator());
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anotherServicesJournalIsBadInput() throws IOException {
        rows(ONE);
        run();
        try (AutopostingMockServer other = AutopostingMockServer.start()) {
            Map<String, String> moved =
                    Map.of("AUTOPOSTING_API_KEY", other.apiKey(), "AUTOPOSTING_BASE_URL", other.baseUrl());
            assertThat(run(moved)).isEqualTo(2);
            assertThat(err()).contains("is of an import into " + server.baseUrl() + ", not into " + other.baseUrl());
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void theMockServersJournalIsAnother() throws IOException {
        rows(ONE);
        assertThat(run(Map.of())).isZero();
        assertThat(err()).contains("AUTOPOSTING_API_KEY is not set: storing into a mock server that forgets all");
        assertThat(run(Map.of())).isZero();
        assertThat(out()).contains("0 by an earlier run");
        assertThat(run()).isZero();
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void aChangedFileIsKnownByItsRows() throws IOException {
        rows(ONE);
        run();
        rows("acme,x,x_1,secret-other,,\n", TWO);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
        assertThat(run()).isZero();
        assertThat(err())
                .contains(
                        "warning: the file was changed after its import began.",
                        "move " + journal().toRealPath() + " away");
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void anUnknownRowThatIsNotInTheFileAnyMoreIsNotForgotten() throws IOException {
        rows(ONE);
        server.failNext(STORE_PLATFORM_TOKEN, Fault.dropBeforeAnswer());
        run("--settle", "1ms");
        rows(TWO);
        run("--settle", "1ms");
        assertThat(out()).contains("unknown: not in the input any more, acme x x_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--concurrency=0", "--concurrency=65", "--settle=5", "--settle=-1s", "--what"})
    void aWrongCommandCallsNobody(String option) throws IOException {
        rows(ONE);
        assertThat(run(option)).isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aFileMustBeThereWhenThereIsAKey() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(err()).isEqualTo("there is no file " + file + System.lineSeparator());
        file = Files.createDirectory(folder.resolve("folder.csv"));
        assertThat(run()).isEqualTo(2);
        assertThat(err()).startsWith(file + " cannot be read: ");
        assertThat(run("--no-file")).isEqualTo(2);
        assertThat(err()).startsWith("import-tokens: which file? (--demo shows the program on a mock server)");
        assertThat(run(Map.of("AUTOPOSTING_API_KEY", " "), "--dry-run")).isEqualTo(2);
    }

    /** Each window takes its time. */
    @Test
    @Tag("full")
    void noRequestOfANormalRunIsOneTooMany() throws IOException {
        rows(ONE, TWO, "umbra,x,x_3,secret-3,,\n", "vega,x,x_4,secret-4,,\n");
        try (AutopostingMockServer busy =
                AutopostingMockServer.builder().clock(Clock.systemUTC()).start()) {
            busy.rateLimit(5, Duration.ofSeconds(1));
            Map<String, String> there =
                    Map.of("AUTOPOSTING_API_KEY", busy.apiKey(), "AUTOPOSTING_BASE_URL", busy.baseUrl());
            assertThat(run(there)).isZero();
            assertThat(err()).contains("waiting for the quota until ");
            assertThat(busy.requests())
                    .hasSize(8)
                    .noneMatch(request -> request.status().equals(OptionalInt.of(429)));
        }
    }
}

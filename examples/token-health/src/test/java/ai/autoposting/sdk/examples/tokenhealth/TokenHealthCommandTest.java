package ai.autoposting.sdk.examples.tokenhealth;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.CallListener;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.testing.Fault;
import ai.autoposting.sdk.testing.MockRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program asks, says, writes and returns; and that neither key nor token is in it. */
final class TokenHealthCommandTest {
    private final AutopostingMockServer server = AutopostingMockServer.start();

    @TempDir
    private Path folder;

    private final TokenHealthCommandRun program = new TokenHealthCommandRun(
            Map.of("AUTOPOSTING_API_KEY", server.apiKey(), "AUTOPOSTING_BASE_URL", server.baseUrl()),
            Clock.fixed(server.now(), ZoneOffset.UTC));

    @AfterEach
    void noSecretIsAnywhere() throws IOException {
        assertThat(program.out() + program.err()).doesNotContain(server.apiKey(), "secret");
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).doesNotContain(server.apiKey(), "secret");
            }
        }
        server.close();
    }

    private void connect(String brand, Platform platform, String userId, Duration left) {
        server.brand(brand)
                .token(
                        platform,
                        token -> token.platformUserId(userId)
                                .expiresAt(server.now().plus(left).atOffset(ZoneOffset.UTC)));
    }

    @Test
    void nothingToDoIsZero() {
        connect("acme", Platform.X, "x_1", Duration.ofDays(60));
        assertThat(program.run("acme", "globex")).isZero();
        assertThat(program.out().strip()).isEqualTo("2 brands, 1 accounts: 0 need attention");
        assertThat(program.err()).isEmpty();
        server.verify();
    }

    @Test
    void somethingToDoIsOne() {
        connect("acme", Platform.X, "x_1", Duration.ofDays(-3));
        assertThat(program.run("acme")).isEqualTo(1);
        assertThat(program.out()).contains("dead   3 d ago  acme   x         @acme    reconnect");
    }

    @Test
    void aRefreshThatFailedIsToldWhateverTheExpiry() {
        connect("acme", Platform.X, "x_1", Duration.ofDays(60));
        server.brand("acme").refreshFailed(Platform.X, "x_1", "The user has revoked access.");
        for (String how : new String[] {"--all", "--quick"}) {
            assertThat(program.run("acme", how)).isEqualTo(1);
            assertThat(program.out()).contains("refresh failed: The user has revoked access.");
        }
    }

    @Test
    void oneBrandsFailureHidesNoOther() {
        connect("acme", Platform.X, "x_1", Duration.ofDays(-1));
        connect("umbra", Platform.X, "x_2", Duration.ofDays(-1));
        server.failWhen(request -> request.path().contains("/globex/"), Fault.status(401));
        assertThat(program.run("acme", "globex", "umbra", "..")).isEqualTo(1);
        assertThat(program.out())
                .contains(
                        "acme ",
                        "umbra ",
                        "globex  all",
                        "HTTP 401",
                        "4 brands, 2 accounts: 2 need attention; 2 brands");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/status", "/x"})
    void whatOneCallShowsIsThereThoughTheOtherFailed(String failing) {
        connect("acme", Platform.X, "x_1", Duration.ofDays(60));
        server.failWhen(request -> request.path().endsWith(failing), Fault.status(403));
        assertThat(program.run("acme", "--all")).isEqualTo(3);
        assertThat(program.out()).contains("later ", "not read", "HTTP 403", "1 accounts: 0 need attention; 1 brands");
    }

    @Test
    void aPlatformThatIsNotFoundOfABrandThatIsThereIsNotConnected() {
        try (AutopostingMockServer strict =
                AutopostingMockServer.builder().notFoundWithoutTokens().start()) {
            strict.brand("acme").token(Platform.X, "x_1");
            TokenHealthCommandRun run = new TokenHealthCommandRun(
                    Map.of("AUTOPOSTING_API_KEY", strict.apiKey(), "AUTOPOSTING_BASE_URL", strict.baseUrl()),
                    Clock.systemUTC());
            assertThat(run.run("acme")).isZero();
        }
    }

    @Test
    void whatIsNotFoundAtAllCouldNotBeRead() {
        try (AutopostingMockServer strict =
                AutopostingMockServer.builder().knownBrandsOnly().start()) {
            TokenHealthCommandRun run = new TokenHealthCommandRun(
                    Map.of("AUTOPOSTING_API_KEY", strict.apiKey(), "AUTOPOSTING_BASE_URL", strict.baseUrl()),
                    Clock.systemUTC());
            assertThat(run.run("acmee")).isEqualTo(3);
            assertThat(run.out()).contains("acmee  all", "HTTP 404");
        }
    }

    @Test
    void aWrongKeyIsNotShown() {
        TokenHealthCommandRun other = new TokenHealthCommandRun(
                Map.of("AUTOPOSTING_API_KEY", "sk-other-secret", "AUTOPOSTING_BASE_URL", server.baseUrl()),
                Clock.systemUTC());
        assertThat(other.run("acme", "--json")).isEqualTo(3);
        assertThat(other.out()).contains("HTTP 401").doesNotContain("sk-other-secret");
    }

    @Test
    void theBrandsOfAFileAreAskedOnce() throws IOException {
        Path list = folder.resolve("brands.txt");
        Files.writeString(list, "\uFEFFacme\r\n\n# not this\n  globex  \nacme\n");
        assertThat(program.run("--quick", "--brands", list.toString(), "umbra", "globex"))
                .isZero();
        assertThat(server.requests())
                .extracting(MockRequest::path)
                .containsExactlyInAnyOrder(
                        "/api-proxy/brands/acme/auth/status",
                        "/api-proxy/brands/globex/auth/status",
                        "/api-proxy/brands/umbra/auth/status");
    }

    @Test
    void aFileOfTokensIsNoListOfBrands(@TempDir Path elsewhere) throws IOException {
        Path rows = elsewhere.resolve("rows.csv");
        for (String text : List.of(
                "acme\nglobex,x,x_1,secret-1\n", "acme\n{\"accessToken\":\"secret-1\"}\n", "acme\nsecret 1\n")) {
            Files.writeString(rows, text);
            assertThat(program.run("--brands", rows.toString())).isEqualTo(2);
            assertThat(program.err().strip())
                    .isEqualTo("token-health: " + rows + ", line 2: there must be a brand and nothing else");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void noMoreCallsAtATimeThanAskedFor() {
        AtomicInteger most = new AtomicInteger();
        AtomicInteger running = new AtomicInteger();
        CallListener counter = new CallListener() {
            @Override
            public void attemptStarted(AttemptStarted event) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
            }

            @Override
            public void attemptEnded(AttemptEnded event) {
                running.decrementAndGet();
            }
        };
        server.latency(Duration.ofMillis(2));
        TokenHealthCommandRun run = new TokenHealthCommandRun(
                Map.of("AUTOPOSTING_API_KEY", server.apiKey(), "AUTOPOSTING_BASE_URL", server.baseUrl()),
                Clock.systemUTC(),
                counter);
        assertThat(run.run("--concurrency", "2", "a", "b", "c")).isZero();
        assertThat(server.requests()).hasSize(18);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void theFilesAreThereAndNothingElse() throws IOException {
        connect("acme", Platform.X, "x_1", Duration.ofDays(60));
        Path html = folder.resolve("page.html");
        Path metrics = folder.resolve("tokens.prom");
        Files.writeString(metrics, "old");
        assertThat(program.run("acme", "--html", html.toString(), "--prometheus", metrics.toString()))
                .isZero();
        assertThat(html).content().startsWith("<!doctype html>").contains("\"brand\":\"acme\"");
        assertThat(metrics)
                .content()
                .startsWith("# HELP autoposting_token_expiry")
                .endsWith("\n");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(html, metrics);
        }
    }

    @Test
    void aFileThatCannotBeWrittenHidesNothing() throws IOException {
        connect("acme", Platform.X, "x_1", Duration.ofDays(-1));
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Path html = folder.resolve("page.html");
        String[] places = {"--prometheus", gone.resolve("tokens.prom").toString(), "--html", html.toString()};
        server.failWhen(request -> gone.toFile().delete(), Fault.none());
        assertThat(program.run("acme", places[0], places[1], places[2], places[3]))
                .isEqualTo(1);
        assertThat(program.err()).startsWith("token-health: " + places[1] + " cannot be written: ");
        assertThat(html).exists();

        Files.createDirectory(gone);
        assertThat(program.run("globex", places[0], places[1])).isEqualTo(3);
    }

    @Test
    void anOutputThatIsLostIsNoSuccess() {
        PrintStream full = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int some) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                true,
                StandardCharsets.UTF_8);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        TokenHealthCommand command = new TokenHealthCommand(
                Map.of("AUTOPOSTING_API_KEY", server.apiKey(), "AUTOPOSTING_BASE_URL", server.baseUrl()),
                full,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.systemUTC(),
                client -> {});
        assertThat(command.execute("--json", "acme")).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("token-health: the output cannot be written");
    }

    @Test
    void whereNoFileCanBeNobodyIsAsked() {
        for (String place : new String[] {"", "no/where.html"}) {
            Path file = folder.resolve(place);
            assertThat(program.run("acme", "--html", file.toString())).isEqualTo(2);
            assertThat(program.err()).startsWith("token-health: '" + file + "' is no file that can be written");
        }
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--concurrency=0", "--concurrency=65", "--what", "--brands=missing.txt", "--html="})
    void aWrongCommandAsksNobody(String option) {
        assertThat(program.run(option, "acme")).isEqualTo(2);
        assertThat(program.err()).startsWith("token-health: ");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void brandsMustBeNamedToTheService() throws IOException {
        assertThat(program.run()).isEqualTo(2);
        assertThat(program.err()).startsWith("token-health: which brands?");
        Path list = folder.resolve("brands.txt");
        Files.writeString(list, "# none\n");
        assertThat(program.run("--brands", list.toString())).isEqualTo(2);
        Files.write(list, new byte[] {(byte) 0xC3, 0x28});
        assertThat(program.run("--brands", list.toString())).isEqualTo(2);
        Files.delete(list);
        assertThat(new TokenHealthCommandRun(Map.of("AUTOPOSTING_API_KEY", " "), Clock.systemUTC()).run("acme"))
                .isEqualTo(2);
    }

    /** More than a thousand calls. */
    @Test
    @Tag("full")
    void theDemoHasAllKinds() {
        TokenHealthCommandRun demo = new TokenHealthCommandRun(Map.of(), Clock.systemUTC());
        assertThat(demo.run("--concurrency", "64")).isEqualTo(1);
        assertThat(demo.err().strip()).isEqualTo("AUTOPOSTING_API_KEY is not set: a made-up fleet on a mock server");
        assertThat(demo.out())
                .contains(
                        "200 brands",
                        "2 brands could not be read",
                        "reconnect",
                        "refresh failed: ",
                        "never used",
                        "_support");
    }
}

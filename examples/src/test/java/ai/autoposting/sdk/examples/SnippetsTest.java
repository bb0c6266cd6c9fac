package ai.autoposting.sdk.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.PaymentRequiredException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.testing.Fault;
import ai.autoposting.sdk.testing.MockRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of README and of docs do what is said beside them. */
final class SnippetsTest {
    private static final StorePlatformTokenRequest REQUEST = StorePlatformTokenRequest.builder()
            .platform(Platform.X)
            .accessToken("ya29.a0...")
            .platformUserId("x_12345")
            .build();

    private final AutopostingMockServer server = AutopostingMockServer.start();
    private final AutopostingClient client = server.client();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ReadmeSnippets readme =
            new ReadmeSnippets(client, REQUEST, new PrintStream(said, true, StandardCharsets.UTF_8));

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private List<String> said() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** What a snippet prints. */
    private List<String> printedBy(Runnable snippet) {
        PrintStream before = System.out;
        System.setOut(readme.out());
        try {
            snippet.run();
        } finally {
            System.setOut(before);
        }
        return said();
    }

    @Test
    void anErrorThatTheUserCanCorrectIsTheUsersOwn() {
        server.failNext(Fault.status(404));
        assertThatThrownBy(readme::errors)
                .isInstanceOf(ReadmeSnippets.NoSuchBrandException.class)
                .hasMessage("acme-corp");
        assertThat(said()).isEmpty();
    }

    @Test
    void whatIsRateLimitedComesAgain() {
        server.failNext(3, Fault.status(429).retryAfter(Duration.ofMinutes(3)));
        readme.errors();
        assertThat(said()).containsExactly("again in PT3M");
    }

    @Test
    void whatCannotBeHelpedIsPassedOn() {
        server.failNext(Fault.status(402));
        assertThatThrownBy(readme::errors).isInstanceOf(PaymentRequiredException.class);
        assertThat(said()).isEmpty();
    }

    @Test
    void whatMayHaveTakenEffectIsSettledLater() {
        server.failNext(Fault.dropBeforeAnswer().takingEffect());
        assertThatThrownBy(readme::errors).isInstanceOf(ConnectionException.class);
        assertThat(said()).containsExactly("to settle: acme-corp x_12345");
    }

    @Test
    void whatIsStoredSafelyNeedsNobody() {
        readme.safe();
        assertThat(said()).isEmpty();
        assertThat(server.tokens("acme-corp", Platform.X)).hasSize(1);
    }

    @Test
    void aConfigurationIsValid() {
        ReadmeSnippets.configured().close();
    }

    @Test
    void aJournalTellsWhatBecameOfIt(@TempDir Path folder) {
        assertThat(printedBy(() -> {
                    try {
                        TokenSnippets.journal(client, REQUEST, folder.resolve("journal"));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }))
                .containsExactly("FOUND");
    }

    @Test
    void aSurveyNamesWhatNeedsAttention() {
        server.brand("acme-corp").token(Platform.X, "x_1");
        OffsetDateTime past = OffsetDateTime.parse("2026-01-01T00:00:00Z");
        server.brand("globex")
                .token(Platform.LINKEDIN, token -> token.platformUserId("li_1").expiresAt(past));
        assertThat(printedBy(() -> TokenSnippets.survey(client, List.of("acme-corp", "globex"))))
                .singleElement()
                .asString()
                .startsWith("globex EXPIRED PlatformToken{");
    }

    @Test
    void aTransientFailureComesAgain() {
        server.failNext(3, Fault.status(429).retryAfter(Duration.ofMinutes(3)));
        assertThat(printedBy(() -> ClientSnippets.mayPass(client, REQUEST)))
                .singleElement()
                .asString()
                .startsWith("again in PT");
    }

    @Test
    void aDoubtfulFailureDoesNot() {
        server.failNext(Fault.dropBeforeAnswer());
        assertThatThrownBy(() -> ClientSnippets.mayPass(client, REQUEST)).isInstanceOf(ConnectionException.class);
    }

    @Test
    void aCallHasOptionsOfItsOwn() {
        assertThat(printedBy(() -> ClientSnippets.options(client)))
                .singleElement()
                .asString()
                .startsWith("200 after 1, ");
    }

    @Test
    void aTenantHasAKeyOfItsOwn() {
        try (AutopostingMockServer anyKey =
                        AutopostingMockServer.builder().anyApiKey().start();
                AutopostingClient shared = anyKey.client()) {
            ClientSnippets.tenants(shared, REQUEST, "globex-key");
            assertThat(anyKey.requests()).hasSize(1);
        }
    }

    @Test
    void aDecoratorSeesEachCall() {
        assertThat(printedBy(() -> ClientSnippets.decorated(client).getPlatformTokenDetails("acme-corp", Platform.X)))
                .containsExactly("getPlatformTokenDetails 200");
    }

    @Test
    void aFutureCanBeCancelled() {
        assertThat(printedBy(() -> ClientSnippets.async(client))).isEmpty();
    }

    @Test
    void eachPlatformIsCalledWhatItIs() {
        PlatformToken token = PlatformToken.builder().status("active").build();
        assertThat(printedBy(() -> List.of(Platform.X, Platform.INSTAGRAM, Platform.of("mastodon"))
                        .forEach(platform -> OperationSnippets.status(token, platform))))
                .containsExactly(
                        "we post to x",
                        "false {}",
                        "known, and not for us: instagram",
                        "false {}",
                        "newer than this SDK, and kept: mastodon",
                        "false {}");
    }

    @Test
    void operationsThatTheSdkLacksCanBeCalled(@TempDir Path folder) throws IOException {
        server.answer("GET", "/usage/{month}", "{\"success\":true,\"data\":{\"posts\":3}}");
        server.answer("POST", "/videos", "{\"success\":true,\"data\":{}}");
        server.answer("GET", "/posts.csv", "{}");
        Path clip = Files.writeString(folder.resolve("clip.mp4"), "film");
        assertThat(printedBy(() -> OperationSnippets.undocumented(client))).containsExactly("{posts=3}");
        OperationSnippets.upload(client, clip);
        OperationSnippets.download(client, folder.resolve("posts.csv"));
        assertThat(server.requests())
                .extracting(MockRequest::path)
                .containsExactly("/api-proxy/usage/2026-01", "/api-proxy/videos", "/api-proxy/posts.csv");
        assertThat(folder.resolve("posts.csv")).hasContent("{}");
    }

    @Test
    void clientsFromTheEnvironmentWork() throws Exception {
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FromEnvironment.class.getName())
                .redirectErrorStream(true);
        java.environment().put("AUTOPOSTING_API_KEY", server.apiKey());
        java.environment().put("AUTOPOSTING_BASE_URL", server.baseUrl());
        Process process = java.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines().map(line -> line.replaceAll("PT[0-9.]+S", "PT…")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("stored PlatformToken{tokenId=tok_"),
                        line -> assertThat(line).startsWith("PlatformToken{tokenId=tok_"),
                        line -> assertThat(line).isEqualTo("pacing 1"),
                        line -> assertThat(line).isEqualTo("getPlatformTokenDetails OptionalInt[200] in PT…"),
                        line -> assertThat(line).isEqualTo("listener 1"),
                        line -> assertThat(line).isEqualTo("tls 1"),
                        line -> assertThat(line).isEqualTo("micrometer 1"),
                        line -> assertThat(line).isEqualTo("warmUp 1"));
    }
}

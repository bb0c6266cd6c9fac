package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.model.Platform;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of the standalone server, and the files that it reads and keeps. */
class MainOptionsTest {
    private static final String FLEET =
            "{\"brands\":[{\"slug\":\"acme-corp\",\"tokens\":[{\"platform\":\"x\",\"platformUserId\":\"x_1\"}]}]}";

    @TempDir
    private Path folder;

    private static AutopostingMockServer start(Object... arguments) {
        String[] texts = Stream.concat(
                        Stream.of("--port", "0"), Stream.of(arguments).map(Object::toString))
                .toArray(String[]::new);
        return AutopostingMockServerMain.start(
                MainOptions.settings(texts),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    private static int read(AutopostingMockServer server) throws Exception {
        return RawCall.get(server, "/brands/acme-corp/tokens/x").statusCode();
    }

    private static List<String> ids(AutopostingMockServer server) {
        return server.tokens("acme-corp", Platform.X).stream()
                .map(token -> token.tokenId().orElseThrow())
                .toList();
    }

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("fleet.json"), content);
    }

    @Test
    void aRateLimitIsSetFromTheStart() throws Exception {
        try (AutopostingMockServer server = start("--rate-limit", "2/1h", "--clock", "standing")) {
            HttpResponse<String> first = RawCall.get(server, "/brands/acme-corp/tokens/x");
            assertThat(first.headers().firstValue("x-ratelimit-limit")).contains("2");
            assertThat(first.headers().firstValue("x-ratelimit-reset")).contains("1767229200");
            assertThat(read(server)).isEqualTo(200);
            assertThat(read(server)).isEqualTo(429);
        }
    }

    @Test
    void faultsAreSetInTheirOrder() throws Exception {
        try (AutopostingMockServer server =
                start("--fault", "1x:500", "--fault", "503", "--fault", "100%:418", "--fault-seed", "-7")) {
            assertThat(List.of(read(server), read(server), read(server))).containsExactly(500, 503, 418);
        }
    }

    @Test
    void theSeedOfChanceDecides() throws Exception {
        StringBuilder fates = new StringBuilder();
        for (String seed : new String[] {"1", "1", "2"}) {
            try (AutopostingMockServer server = start("--fault", "50%:503", "--fault-seed", seed)) {
                for (int i = 0; i < 30; i++) {
                    fates.append(read(server) == 503 ? 'x' : '.');
                }
            }
        }
        assertThat(fates.substring(0, 30)).isEqualTo(fates.substring(30, 60)).isNotEqualTo(fates.substring(60));
    }

    @Test
    void latencyIsSetFromTheStart() {
        try (AutopostingMockServer server = start("--latency", "1ns")) {
            assertThat(server).isNotNull();
        }
        assertThatThrownBy(() -> start("--latency", "soon"))
                .hasMessageStartingWith("latency must be a duration such as 400ms");
    }

    @Test
    void clocksStandOrGo() {
        try (AutopostingMockServer standing = start("--clock", "standing");
                AutopostingMockServer given = start("--clock", "2027-05-06T07:08:09Z");
                AutopostingMockServer system = start("--clock", "system")) {
            assertThat(standing.now()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
            assertThat(given.now()).isEqualTo(Instant.parse("2027-05-06T07:08:09Z"));
            assertThat(system.now()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        }
    }

    @Test
    void aSeedIsThereBeforeTheFirstRequest() throws Exception {
        try (AutopostingMockServer server = start("--seed", file(FLEET), "--known-brands-only")) {
            assertThat(ids(server)).containsExactly("tok_000001");
            assertThat(read(server)).isEqualTo(200);
            assertThat(RawCall.get(server, "/brands/other/tokens/x").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theStateSurvivesARestartAndGoesBeforeTheSeed() throws Exception {
        Path state = folder.resolve("state.json");
        try (AutopostingMockServer first = start("--seed", file(FLEET), "--state", state)) {
            TokenBody.store(first, "x_2");
            TokenBody.store(first, "x_2");
            first.brand("acme-corp").username("@acme");
        }
        try (AutopostingMockServer second = start("--seed", file(FLEET), "--state", state)) {
            assertThat(ids(second)).containsExactly("tok_000001", "tok_000003");
            TokenBody.store(second, "x_3");
            assertThat(ids(second)).containsExactly("tok_000001", "tok_000003", "tok_000004");
            assertThat(second.tokens("acme-corp", Platform.X).get(2).username()).contains("@acme");
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("fleet.json", "state.json");
    }

    @Test
    void anIdThatWasReplacedIsNotGivenAgainAfterARestart() throws Exception {
        Path state = folder.resolve("state.json");
        try (AutopostingMockServer first = start("--state", state)) {
            TokenBody.store(first, "x_1");
            first.brand("acme-corp").disconnect(Platform.X);
        }
        try (AutopostingMockServer second = start("--state", state)) {
            TokenBody.store(second, "x_1");
            assertThat(ids(second)).containsExactly("tok_000002");
        }
    }

    @Test
    void theStateIsWrittenBeforeTheResponse() throws Exception {
        Path state = folder.resolve("state.json");
        try (AutopostingMockServer server = start("--state", state)) {
            for (String user : new String[] {"x_1", "x_2"}) {
                TokenBody.store(server, user);
                assertThat(Files.readString(state)).contains("\"" + user + "\"");
            }
            assertThat(Files.readString(state)).doesNotContain("ya29");
        }
    }

    @Test
    void whatIsDueAtTheEndIsKeptAndWhatIsNotIsLost() throws Exception {
        Path state = folder.resolve("state.json");
        try (AutopostingMockServer server = start("--state", state, "--clock", "standing")) {
            server.failNext(
                    Fault.status(504).effectAfter(java.time.Duration.ofSeconds(1)),
                    Fault.status(504).effectAfter(java.time.Duration.ofSeconds(9)));
            TokenBody.store(server, "x_due");
            TokenBody.store(server, "x_late");
            server.advance(java.time.Duration.ofSeconds(2));
        }
        assertThat(Files.readString(state)).contains("x_due").doesNotContain("x_late");
    }

    @Test
    void aProcessThatIsKilledHasKeptWhatItSaid() throws Exception {
        Path state = folder.resolve("state.json");
        Process process = ChildJvm.program(
                        List.of(), AutopostingMockServerMain.class, "--port", "0", "--state", state.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader()) {
            String base = out.readLine().replaceAll(".*Base URL: ", "");
            java.net.http.HttpClient.newHttpClient()
                    .send(
                            java.net.http.HttpRequest.newBuilder(java.net.URI.create(base + "/brands/acme-corp/tokens"))
                                    .header("x-api-key", "any")
                                    .header("Content-Type", "application/json")
                                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(TokenBody.of("x_1")))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (AutopostingMockServer next = start("--state", state)) {
            assertThat(ids(next)).containsExactly("tok_000001");
        }
    }

    @Test
    void aBrokenFileIsSaidAndLeftAlone() throws Exception {
        Path broken = file("{\"brands\":[{\"slug\":\"acme");
        for (String option : new String[] {"--seed", "--state"}) {
            assertThatThrownBy(() -> start(option, broken))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(broken + ": it is no JSON\n" + MainOptions.USAGE);
        }
        assertThat(Files.readString(broken)).isEqualTo("{\"brands\":[{\"slug\":\"acme");
        assertThatThrownBy(() -> start("--seed", file("{\"brands\":{}}")))
                .hasMessageStartingWith(broken + ": brands must be a list\n");
        Files.write(broken, new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> start("--seed", broken)).hasMessageStartingWith(broken + ": it is no UTF-8\n");
    }

    @Test
    void aMissingSeedAndAStateThatCannotBeWrittenAreSaid() {
        Path missing = folder.resolve("no").resolve("fleet.json");
        assertThatThrownBy(() -> start("--seed", missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(missing + ": there is no such file\n");
        assertThatThrownBy(() -> start("--state", missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(missing + " cannot be written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " key", "key ", "a\nb", "a\u0000b"})
    void aKeyThatNoHeaderCanCarryIsRefused(String key) {
        assertThatThrownBy(() -> MainOptions.settings("--api-key", key))
                .hasMessageStartingWith("--api-key must be ASCII that is not blank");
    }

    /** Whoever has the old file open, or dies while the new one is written, has a whole one. */
    @Test
    void theStateIsReplacedAndNeverWrittenInPlace() throws Exception {
        Path state = folder.resolve("state.json");
        try (AutopostingMockServer server = start("--state", state)) {
            server.brand("acme-corp").token(Platform.X, "x_1");
            Path old = Files.createLink(folder.resolve("old.json"), state);
            String before = Files.readString(old);
            server.brand("acme-corp").token(Platform.X, "x_2");
            assertThat(Files.readString(old)).isEqualTo(before).contains("x_1").doesNotContain("x_2");
            assertThat(Files.readString(state)).contains("x_1", "x_2");
        }
    }

    @Test
    @Timeout(60)
    void oneServerAtATimeKeepsAState() throws Exception {
        Path state = folder.resolve("state.json");
        try (AutopostingMockServer first = start("--state", state)) {
            first.brand("acme-corp").token(Platform.X, "x_1");
            assertThatThrownBy(() -> start("--state", state))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(state + " is used by another mock server");
            Process other = ChildJvm.program(
                            List.of(), AutopostingMockServerMain.class, "--port", "0", "--state", state.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said.strip()).isEqualTo(state + " is used by another mock server");
            assertThat(other.waitFor()).isEqualTo(1);
            assertThat(Files.readString(state)).contains("x_1");
        }
        try (AutopostingMockServer taken = AutopostingMockServer.start()) {
            assertThatThrownBy(() -> start("--state", state, "--port", taken.port()))
                    .hasMessageStartingWith("the mock server cannot listen on port");
        }
        start("--state", state).close();
        assertThat(folder.toFile().list()).containsExactly("state.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --rate-limit 400      | a rate limit must be requests and a window, such as 400/4s: 400
            --rate-limit -1/4s    | a rate limit must be requests and a window, such as 400/4s: -1/4s
            --rate-limit 1/0s     | window must be > 0: PT0S
            --fault 5%:503,late   | a change of a fault must be one of takes-effect, effect-after=<time>, delay=<time>, retry-after=<time or text>, header=<name>: <value>, code=<text>, message=<text>, shape=<documented, text-and-code, text-only, html, empty>: late
            --fault-seed x        | --fault-seed must be a whole number: x
            --clock noon          | --clock must be system, standing or an instant such as 2026-01-01T00:00:00Z: noon
            --clock +10000-01-01T00:00:00Z | --clock must be within the years 1970 to 9999: +10000-01-01T00:00:00Z
            --clock 1969-12-31T23:59:59Z   | --clock must be within the years 1970 to 9999: 1969-12-31T23:59:59Z
            --api-key schlüssel   | --api-key must be ASCII that is not blank, as a header can carry it
            --state               | --state needs a value
            """)
    void wrongOptionsAreExplained(String arguments, String message) {
        assertThatThrownBy(() -> MainOptions.settings(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message + "\n" + MainOptions.USAGE);
    }

    @Test
    void helpNamesEveryOption() throws Exception {
        assertThatThrownBy(() -> MainOptions.settings("--help")).hasMessage(MainOptions.HELP);
        assertThat(MainOptions.HELP)
                .contains(
                        "--port",
                        "--api-key",
                        "--rate-limit",
                        "--latency",
                        "--fault",
                        "--fault-seed",
                        "--seed",
                        "--state",
                        "--clock",
                        "--known-brands-only",
                        "5%:drop-before-answer,takes-effect",
                        SpokenRule.GRAMMAR,
                        "\\, is a comma");
        Process help = ChildJvm.program(List.of(), AutopostingMockServerMain.class, "--help")
                .start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        help.getInputStream().transferTo(out);
        assertThat(help.waitFor()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(MainOptions.HELP + System.lineSeparator());
    }
}

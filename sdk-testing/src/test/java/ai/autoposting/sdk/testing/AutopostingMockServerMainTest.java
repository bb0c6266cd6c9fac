package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutopostingMockServerMainTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private AutopostingMockServer start(String... arguments) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        AutopostingMockServer server = AutopostingMockServerMain.start(MainOptions.settings(arguments), out);
        AutopostingMockServerMain.announce(server, out);
        return server;
    }

    @Test
    void itSaysWhatItIsAndLogsEachRequestMasked() throws Exception {
        try (AutopostingMockServer server = start("--port", "0")) {
            RawCall.post(
                    server,
                    "/brands/acme-corp/tokens",
                    "{\"platform\":\"x\",\"accessToken\":\"top-secret\",\"platformUserId\":\"x_1\"}");
            RawCall.get(server, "/brands/acme-corp/tokens/facebook");
            server.failNext(Fault.dropDuringAnswer());
            RawCall.untilTheEnd(server, "GET /api-proxy/brands/acme-corp/tokens/x HTTP/1.1");

            assertThat(lines().get(0))
                    .isEqualTo("MOCK of the Autoposting API, not the service. Base URL: " + server.baseUrl());
            assertThat(lines().get(3))
                    .endsWith("Z 200 POST /api-proxy/brands/acme-corp/tokens storePlatformToken"
                            + " {\"platform\":\"x\",\"accessToken\":\"***\",\"platformUserId\":\"x_1\"}");
            assertThat(lines().get(4))
                    .endsWith("Z 400 GET /api-proxy/brands/acme-corp/tokens/facebook getPlatformTokenDetails");
            assertThat(lines().get(5))
                    .startsWith("    breaks the spec: getPlatformTokenDetails (GET /brands/{slug}/tokens/{platform}):");
            assertThat(lines().get(6))
                    .endsWith("Z DROP_DURING GET /api-proxy/brands/acme-corp/tokens/x getPlatformTokenDetails");
            assertThat(lines()).hasSize(7);
        }
    }

    @Test
    void anyKeyIsTakenUnlessOneIsGiven() throws Exception {
        try (AutopostingMockServer any = start("--port", "0");
                AutopostingMockServer one = start("--port", "0", "--api-key", "k1")) {
            for (AutopostingMockServer server : List.of(any, one)) {
                int status = RawCall.of(server, "GET", "/api-proxy/brands/a/tokens/x", "")
                        .header("x-api-key", "k2")
                        .send()
                        .statusCode();
                assertThat(status).isEqualTo(server == any ? 200 : 401);
            }
        }
    }

    @Test
    void itListensOnTheLoopbackAddressOnly() {
        try (AutopostingMockServer server = start("--port", "0")) {
            assertThat(server.baseUrl()).startsWith("http://127.0.0.1:").endsWith("/api-proxy");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port 65536,--port must be 0 to 65535: 65536",
        "--port x,--port must be 0 to 65535: x",
        "--port,--port needs a value",
        "--host 0.0.0.0,unknown: --host"
    })
    void wrongArgumentsAreExplained(String arguments, String message) {
        assertThatThrownBy(() -> MainOptions.settings(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message + "\n" + MainOptions.USAGE);
    }

    @Test
    void aTakenPortIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> start("--port", "" + taken.getLocalPort()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("the mock server cannot listen on port " + taken.getLocalPort());
        }
    }

    @Test
    void theProcessServesAndEndsCleanlyWhenAskedTo() throws Exception {
        Process process = ChildJvm.program(List.of(), AutopostingMockServerMain.class, "--port", "0")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).startsWith("MOCK of the Autoposting API");
            assertThat(out.readLine()).startsWith("Try: curl");
            assertThat(out.readLine()).isEqualTo("Ctrl-C ends it.");

            process.toHandle().destroy(); // the signal that asks, as Ctrl-C does
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).isEqualTo("The mock server has ended.");
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void wrongArgumentsEndTheProcessWithStatus2() throws Exception {
        Process process = ChildJvm.program(List.of(), AutopostingMockServerMain.class, "--port")
                .start();
        assertThat(process.waitFor()).isEqualTo(2);
    }
}

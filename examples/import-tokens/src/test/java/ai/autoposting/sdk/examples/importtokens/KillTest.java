package ai.autoposting.sdk.examples.importtokens;

import static ai.autoposting.sdk.api.PlatformOAuthOperations.STORE_PLATFORM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.testing.Fault;
import ai.autoposting.sdk.testing.MockRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The program is killed at any moment, while connections break, responses are lost, requests take effect late, and the service
 * refuses: no row is lost, and none is sent twice unless that is asked for.
 */
final class KillTest {
    private static final int ROWS = 24;
    private static final int MAX_RUNS = 12;
    private static final int KILLED = 137;
    private static final Duration LATE = Duration.ofMillis(150);
    private static final String SETTLE = "--settle=400ms";

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger killAt = new AtomicInteger(-1);
    private final AtomicReference<Child> child = new AtomicReference<>();

    @TempDir
    private Path folder;

    static IntStream allSeeds() {
        return IntStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void noRowIsLostAndNoneIsSentTwice(int kills) throws Exception {
        survives(100 + kills, kills);
    }

    @Tag("full")
    @ParameterizedTest
    @MethodSource("allSeeds")
    void soItIsForManySeeds(int seed) throws Exception {
        survives(seed, 1 + seed % 4);
    }

    private void survives(int seed, int kills) throws Exception {
        Random random = new Random(seed);
        Path file = folder.resolve("rows.csv");
        try (AutopostingMockServer server =
                AutopostingMockServer.builder().clock(Clock.systemUTC()).start()) {
            write(file, server, random);
            harm(server, seed);
            runAndKill(server, file, kills, random);

            JsonNode end = untilOnlyTheUndecidableIsLeft(server, file);
            Set<String> unknown = new HashSet<>();
            end.path("notStored")
                    .forEach(row -> unknown.add(row.path("platformUserId").asText()));
            assertThat(end.path("stored").asInt() + unknown.size()).isEqualTo(ROWS);
            for (int number = 0; number < ROWS; number++) {
                String account = account(number);
                long effects = sent(server, account).stream()
                        .filter(MockRequest::tookEffect)
                        .count();
                assertThat(effects).as(account).isEqualTo(unknown.contains(account) ? Math.min(effects, 1) : 1);
                assertThat(perhapsCarriedOut(server, account)).as(account).isLessThanOrEqualTo(1);
            }

            List<MockRequest> before = server.requests(STORE_PLATFORM_TOKEN);
            assertThat(run(server, file, "--resend-unknown").path("stored").asInt())
                    .isEqualTo(ROWS);
            List<MockRequest> all = server.requests(STORE_PLATFORM_TOKEN);
            assertThat(all.subList(before.size(), all.size()))
                    .extracting(KillTest::accountOf)
                    .isSubsetOf(unknown)
                    .doesNotHaveDuplicates();
            server.verify();
        }
        assertThat(Files.readString(journal(file))).doesNotContain("secret");
    }

    private static String account(int number) {
        return "x_" + number + "_";
    }

    private static void write(Path file, AutopostingMockServer server, Random random) throws IOException {
        StringBuilder rows = new StringBuilder("brand,platform,platformUserId,accessToken\n");
        for (int number = 0; number < ROWS; number++) {
            String brand = "brand-" + number % 7;
            rows.append(brand + ",x," + account(number) + ",secret-" + number + "\n");
            if (random.nextInt(6) == 0) {
                server.brand(brand).token(Platform.X, account(number));
            }
        }
        Files.writeString(file, rows);
    }

    /** Some of all requests fail, and when so many have come, the program is killed. */
    private void harm(AutopostingMockServer server, int seed) {
        server.failWhen(
                request -> {
                    if (seen.incrementAndGet() == killAt.get()) {
                        child.get().kill();
                    }
                    return false;
                },
                Fault.none());
        server.failRandomly(
                0.15,
                seed,
                Fault.dropBeforeAnswer(),
                Fault.dropBeforeAnswer().takingEffect(),
                Fault.dropBeforeAnswer().effectAfter(LATE),
                Fault.dropDuringAnswer(),
                Fault.dropAfterAnswer(),
                Fault.silence().effectAfter(LATE),
                Fault.status(500).takingEffect(),
                Fault.status(503).retryAfter(Duration.ofMillis(50)),
                Fault.status(429).retryAfter(Duration.ofMillis(50)));
        if (seed % 5 == 0) {
            server.rateLimit(20, Duration.ofSeconds(1));
        }
    }

    private void runAndKill(AutopostingMockServer server, Path file, int kills, Random random) throws Exception {
        for (int number = 0; number < kills; number++) {
            seen.set(0);
            killAt.set(1 + random.nextInt(ROWS));
            child.set(Child.start(server, file, SETTLE, "--json"));
            int code = child.get().await();
            assertThat(child.get().out() + child.get().err()).doesNotContain("secret");
            assertThat(code).as(child.get().err()).isIn(number == 0 ? List.of(KILLED) : List.of(0, 1, KILLED));
            if (code == KILLED && random.nextBoolean()) {
                Files.writeString(journal(file), "{\"at\":\"2026-01-01T", StandardOpenOption.APPEND);
            }
        }
        killAt.set(-1);
    }

    private static Path journal(Path file) {
        return file.resolveSibling("rows.csv.journal");
    }

    /** First on through the faults, then without: what is left is what nobody can know. */
    private JsonNode untilOnlyTheUndecidableIsLeft(AutopostingMockServer server, Path file) throws Exception {
        for (int runs = 0; runs < MAX_RUNS; runs++) {
            JsonNode end = run(server, file);
            if (end.path("failed").asInt() + end.path("notTaken").asInt() == 0 && runs > 0) {
                return end;
            }
            server.recover();
        }
        throw new AssertionError("rows are left after " + MAX_RUNS + " runs");
    }

    /** In this process, since nobody kills it. */
    private JsonNode run(AutopostingMockServer server, Path file, String... more) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> options = new ArrayList<>(List.of(file.toString(), SETTLE, "--json"));
        options.addAll(List.of(more));
        int code = new ImportTokens(
                        Map.of("AUTOPOSTING_API_KEY", server.apiKey(), "AUTOPOSTING_BASE_URL", server.baseUrl()),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        new StopSignal(Duration.ZERO),
                        ChildProgram::makeImpatient)
                .execute(options.toArray(new String[0]));
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isIn(0, 1);
        assertThat(said + err.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
        return json.readTree(said);
    }

    private static List<MockRequest> sent(AutopostingMockServer server, String account) {
        return server.requests(STORE_PLATFORM_TOKEN).stream()
                .filter(request -> accountOf(request).equals(account))
                .toList();
    }

    private static String accountOf(MockRequest request) {
        return request.body(StorePlatformTokenRequest.class).platformUserId();
    }

    /** All but those that were refused for certain. */
    private static long perhapsCarriedOut(AutopostingMockServer server, String account) {
        return sent(server, account).stream()
                .filter(request ->
                        request.status().orElse(0) != 429 && request.status().orElse(0) != 503)
                .count();
    }

    @Test
    void aSignalStopsItBetweenTwoRowsAndTheNextRunGoesOn() throws Exception {
        Path file = folder.resolve("rows.csv");
        try (AutopostingMockServer server =
                AutopostingMockServer.builder().clock(Clock.systemUTC()).start()) {
            write(file, server, new Random(1));
            server.latency(Duration.ofMillis(100));
            server.failWhen(
                    request -> {
                        if (seen.incrementAndGet() == 10) {
                            child.get().terminate();
                        }
                        return false;
                    },
                    Fault.none());
            child.set(Child.start(server, file, SETTLE, "--concurrency=2"));
            assertThat(child.get().await()).isEqualTo(1);
            assertThat(child.get().out())
                    .contains("0 failed, 0 unknown", "stopped: by a signal", "To go on, run the same command again")
                    .doesNotContain("0 not taken");
            server.latency(Duration.ZERO);
            assertThat(run(server, file).path("stored").asInt()).isEqualTo(ROWS);
            assertThat(server.requests(STORE_PLATFORM_TOKEN)).hasSize(ROWS);
        }
    }

    @Test
    void aSecondRunOfTheSameFileIsRefusedByAnotherProcess() throws Exception {
        Path file = folder.resolve("rows.csv");
        try (AutopostingMockServer server = AutopostingMockServer.start()) {
            write(file, server, new Random(1));
            try (Journal held = Journal.open(journal(file.toRealPath()), server.baseUrl())) {
                Child second = Child.start(server, file);
                assertThat(second.await()).isEqualTo(2);
                assertThat(second.err()).contains("another import of this file is running: it holds " + held.file());
            }
            assertThat(server.requests()).isEmpty();
        }
    }
}

package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Most of a cold start is the loading of classes, so each number here is a budget: raise it only on purpose. */
final class FirstCallClassesTest {
    private static final int ALL = 1_930; // 1,909 on Java 25: reads that wait with a limit take some more of the JDK
    private static final int OUTSIDE_THE_JDK = 470;
    private static final int WARM = 60; // sockets that are connected, above all, and what ends the JVM

    /** With every property, so that whatever reads one is counted. */
    private static final PlatformToken TOKEN = PlatformToken.builder()
            .tokenId("tok_01HXYZ")
            .platformUserId("x_12345")
            .username("@acmecorp")
            .scopes(List.of("tweet.read", "tweet.write"))
            .expiresAt(OffsetDateTime.parse("2025-01-01T00:00:00Z"))
            .lastUsedAt(OffsetDateTime.parse("2024-01-10T09:05:00.123Z"))
            .status("active")
            .build();

    @TempDir
    static Path folder;

    private static LoadedClasses loaded;

    @BeforeAll
    static void callOnce() throws IOException, InterruptedException {
        try (AutopostingMockServer server = AutopostingMockServer.start()) {
            server.brand("acme-corp").token(Platform.X, TOKEN);
            loaded = LoadedClasses.of(
                    folder.resolve("classes.log"),
                    ClassPaths.own(),
                    FirstCall.class,
                    server.apiKey(),
                    server.baseUrl());
        }
    }

    @Test
    void theFirstResultComesWithinTheBudgetOfClasses() {
        assertThat(loaded.names()).hasSizeBetween(500, ALL);
    }

    @Test
    void theFirstResultComesWithinTheBudgetOfClassesOutsideTheJdk() {
        assertThat(loaded.startingWith("ai.autoposting.", "okhttp3.", "okio.", "kotlin.", "com.fasterxml."))
                .hasSizeBetween(100, OUTSIDE_THE_JDK);
    }

    @Test
    void aDocumentedCallLoadsNoDatabind() {
        assertThat(loaded.startingWith("com.fasterxml.jackson.databind.", "com.fasterxml.jackson.datatype."))
                .isEmpty();
    }

    /** CONTRIBUTING says why. Streams are found with the lambdas that they take. */
    @Test
    void noLambdaOfOursAndNoFormatterIsOnItsWay() {
        assertThat(loaded.startingWith("ai.autoposting.")).noneMatch(name -> name.contains("$$Lambda"));
        assertThat(loaded.names()).doesNotContain("java.util.Formatter");
    }

    @Test
    void afterAWarmUpTheFirstCallLoadsNearlyNothing() throws IOException, InterruptedException {
        try (AutopostingMockServer server = AutopostingMockServer.start()) {
            server.brand("acme-corp").token(Platform.X, TOKEN);
            LoadedClasses warm = LoadedClasses.of(
                    folder.resolve("warm.log"),
                    ClassPaths.own(),
                    WarmFirstCall.class,
                    server.apiKey(),
                    server.baseUrl());
            int call = warm.names().indexOf(WarmFirstCall.Marker.class.getName());
            assertThat(warm.output()).isEqualTo("1");
            assertThat(warm.names().subList(call + 1, warm.names().size())).hasSizeBetween(1, WARM);
        }
    }

    @Test
    void aCallLoadsItsOwnCodecsAndTagOnlyHoweverManyOthersThereAre() {
        assertThat(loaded.startingWith("ai.autoposting.sdk.json."))
                .filteredOn(name -> name.endsWith("Codec") && !name.contains("ContainerCodecs"))
                .containsExactlyInAnyOrder(
                        "ai.autoposting.sdk.json.Codec", "ai.autoposting.sdk.json.PlatformTokenCodec");
        assertThat(loaded.startingWith("ai.autoposting.sdk.model."))
                .doesNotContain("ai.autoposting.sdk.model.StorePlatformTokenRequest");
        assertThat(loaded.startingWith("ai.autoposting.sdk.api."))
                .containsExactlyInAnyOrder(
                        "ai.autoposting.sdk.api.TagApis",
                        "ai.autoposting.sdk.api.PlatformOAuthApi",
                        "ai.autoposting.sdk.api.PlatformOAuthOperations$GetPlatformTokenDetails");
    }
}

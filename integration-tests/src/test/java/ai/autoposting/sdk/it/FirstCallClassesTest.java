package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Most of a cold start is the loading of classes, so each number here is a budget: raise it only on purpose. */
final class FirstCallClassesTest {
    private static final int ALL = 1_930; // 1,909 on Java 25: reads that wait with a limit take some more of the JDK
    private static final int OUTSIDE_THE_JDK = 470;

    @TempDir
    static Path folder;

    private static LoadedClasses loaded;

    @BeforeAll
    static void callOnce() throws IOException, InterruptedException {
        try (CannedServer server = CannedServer.start()) {
            loaded = LoadedClasses.of(
                    folder.resolve("classes.log"), FirstCall.class, "sk-social-budget", server.baseUrl());
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
                        "ai.autoposting.sdk.api.PlatformOAuthOperations$GET_PLATFORM_TOKEN_DETAILS_Holder");
    }
}

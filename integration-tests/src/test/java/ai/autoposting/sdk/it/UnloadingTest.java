package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A web application that has closed its clients leaves nothing behind that keeps it, whether the SDK stays or goes with it. */
@Tag("full")
final class UnloadingTest {
    private static final String COLLECTED = "timed out\nCallTimeoutException\ncollected\n";

    /** Both wait for OkHttp's threads to end, so they wait together. */
    @Test
    void anApplicationThatHasUsedTheSdkIsCollected() throws Exception {
        CompletableFuture<String> own = CompletableFuture.supplyAsync(() -> outputWith("own"));
        assertThat(outputWith("shared")).isEqualTo(COLLECTED);
        assertThat(own.get()).isEqualTo(COLLECTED);
    }

    private static String outputWith(String sdk) {
        try {
            // Buffers that Jackson leaves with the caller's thread are softly reachable: kept while there is memory.
            return JdkTool.outputOf(
                    "java", "-XX:SoftRefLRUPolicyMSPerMB=0", "-cp", ClassPaths.own(), Unloading.class.getName(), sdk);
        } catch (Exception broken) {
            throw new AssertionError(sdk, broken);
        }
    }
}

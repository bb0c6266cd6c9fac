package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web application that has closed its clients leaves nothing behind that keeps it, whether the SDK stays or goes with it. */
@Tag("full")
final class UnloadingTest {
    @ParameterizedTest
    @ValueSource(strings = {"own", "shared"})
    void anApplicationThatHasUsedTheSdkIsCollected(String sdk) throws Exception {
        // Buffers that Jackson leaves with the caller's thread are softly reachable: kept while there is memory.
        assertThat(JdkTool.outputOf(
                        "java",
                        "-XX:SoftRefLRUPolicyMSPerMB=0",
                        "-cp",
                        ClassPaths.own(),
                        Unloading.class.getName(),
                        sdk))
                .isEqualTo("timed out\nCallTimeoutException\ncollected\n");
    }
}

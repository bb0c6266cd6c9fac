package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.model.Platform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class AutopostingMockExtensionTest {
    private static final List<AutopostingMockServer> SEEN = Collections.synchronizedList(new ArrayList<>());

    private static EngineExecutionResults run(Class<?> tests) {
        SEEN.clear();
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute();
    }

    private static List<String> failures(EngineExecutionResults results) {
        return results.testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
    }

    @ExtendWith(AutopostingMockExtension.class)
    static class Injected {
        private final AutopostingMockServer first;

        Injected(AutopostingMockServer server) {
            this.first = server;
        }

        @BeforeEach
        void seed(AutopostingMockServer server) {
            server.brand("acme-corp").token(Platform.X, "x_1");
        }

        @RepeatedTest(2)
        void eachTestHasOneServerOfItsOwn(AutopostingMockServer server, AutopostingClient client) {
            SEEN.add(server);
            assertThat(server).isSameAs(first);
            assertThat(client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X))
                    .hasSize(1);
            assertThat(server.requests()).hasSize(1);
        }

        @Nested
        class Inside {
            @Test
            void nestedTestsGetOneToo(AutopostingMockServer server) {
                assertThat(server.tokens("acme-corp", Platform.X)).hasSize(1);
            }
        }
    }

    @Test
    void serverAndClientAreInjectedAndFreshForEachTest() {
        EngineExecutionResults results = run(Injected.class);

        assertThat(failures(results)).isEmpty();
        results.testEvents().assertStatistics(statistics -> statistics.succeeded(3));
        assertThat(Set.copyOf(SEEN)).hasSize(2);
    }

    @Test
    void serversAreClosedAfterTheTest() {
        run(Injected.class);
        for (AutopostingMockServer server : SEEN) {
            Assertions.assertThatThrownBy(
                            () -> server.client().platformOAuth().getPlatformTokenDetails("a", Platform.X))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ExtendWith(AutopostingMockExtension.class)
    static class Violating {
        @Test
        void breaksTheSpecification(AutopostingMockServer server) throws Exception {
            RawCall.get(server, "/brands/acme-corp/tokens/facebook");
        }

        @Test
        void breaksItOnPurpose(AutopostingMockServer server) throws Exception {
            server.expectViolations();
            RawCall.get(server, "/brands/acme-corp/tokens/facebook");
        }

        @Test
        void keepsItAgainstExpectation(AutopostingMockServer server) {
            server.expectViolations();
        }

        @Test
        void failsByItself(AutopostingMockServer server) throws Exception {
            RawCall.get(server, "/brands/acme-corp/tokens/facebook");
            throw new AssertionError("its own failure");
        }
    }

    @Test
    void violationsFailTheTestUnlessExpected() {
        assertThat(failures(run(Violating.class)))
                .hasSize(3)
                .anySatisfy(message -> assertThat(message)
                        .startsWith("requests broke the specification")
                        .contains("path parameter platform must be one of"))
                .contains("its own failure")
                .contains("no request broke the specification, although expectViolations() was called");
    }

    static class Configured {
        @RegisterExtension
        final AutopostingMockExtension mock = new AutopostingMockExtension(
                () -> AutopostingMockServer.builder().knownBrandsOnly().start());

        @Test
        void settingsApply(AutopostingClient client) {
            Assertions.assertThatThrownBy(() -> client.platformOAuth().getPlatformTokenDetails("nobody", Platform.X))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void settingsCanBeGiven() {
        assertThat(failures(run(Configured.class))).isEmpty();
    }

    @ExtendWith(AutopostingMockExtension.class)
    static class TooEarly {
        @BeforeAll
        static void all(AutopostingMockServer server) {}

        @Test
        void never() {}
    }

    @ExtendWith(AutopostingMockExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class TooLong {
        TooLong(AutopostingMockServer server) {}

        @Test
        void never() {}
    }

    @Test
    void whatOutlivesATestGetsNoServer() {
        for (Class<?> tests : List.of(TooEarly.class, TooLong.class)) {
            EngineExecutionResults results = run(tests);
            results.containerEvents().assertStatistics(statistics -> statistics.failed(1));
            assertThat(results.containerEvents().failed().stream()
                            .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                    .getThrowable()
                                    .orElseThrow()
                                    .getMessage()))
                    .singleElement()
                    .asString()
                    .startsWith("a mock server belongs to one test: ask for it in a test method or in @BeforeEach");
        }
    }

    @ExtendWith(AutopostingMockExtension.class)
    @Execution(ExecutionMode.CONCURRENT)
    static class Parallel {
        private static final Set<AutopostingMockServer> TOGETHER = ConcurrentHashMap.newKeySet();
        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @RepeatedTest(2)
        void bothRunAtOnce(AutopostingMockServer server) throws Exception {
            TOGETHER.add(server);
            BOTH.await();
            assertThat(TOGETHER).hasSize(2);
        }
    }

    @Test
    void testsInParallelEachGetTheirOwn() {
        Parallel.TOGETHER.clear();
        assertThat(failures(run(Parallel.class))).isEmpty();
    }
}

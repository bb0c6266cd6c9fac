package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ParallelServersTest {
    private static final int SERVERS = 200;

    /** All of them run before the first one ends. */
    @Test
    void twoHundredServersWithTheirClientsRunInOneJvm() throws Exception {
        CyclicBarrier allRun = new CyclicBarrier(SERVERS);
        Callable<Integer> test = () -> {
            try (AutopostingMockServer server = AutopostingMockServer.start()) {
                server.client()
                        .platformOAuth()
                        .storePlatformToken(
                                "acme-corp",
                                StorePlatformTokenRequest.builder()
                                        .platform(Platform.X)
                                        .accessToken("a")
                                        .platformUserId("x_1")
                                        .build());
                allRun.await();
                assertThat(server.client().platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X))
                        .isEqualTo(server.tokens("acme-corp", Platform.X))
                        .hasSize(1);
                return server.port();
            }
        };
        ExecutorService tests = Executors.newFixedThreadPool(SERVERS);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < SERVERS; i++) {
                all.add(test);
            }
            Set<Integer> ports = new HashSet<>();
            for (Future<Integer> port : tests.invokeAll(all)) {
                ports.add(port.get());
            }
            assertThat(ports).hasSize(SERVERS);
        } finally {
            tests.shutdownNow();
        }
    }
}

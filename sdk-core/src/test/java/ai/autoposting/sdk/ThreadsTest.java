package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.call.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What users' code that runs on the client's threads can see of them. */
class ThreadsTest {
    private static final InheritableThreadLocal<@Nullable String> TENANT = new InheritableThreadLocal<>();
    private static final String DATA = "{\"success\":true,\"data\":{}}";

    private static String keyOfTheTenant() {
        String tenant = TENANT.get();
        return tenant == null ? "sk-of-nobody-in-particular" : "sk-of-" + tenant;
    }

    private static void as(String tenant, Runnable task) throws InterruptedException {
        Thread thread = new Thread(() -> {
            TENANT.set(tenant);
            task.run();
        });
        thread.start();
        thread.join();
    }

    @Test
    void noCallIsSentWithTheKeyOfTheTenantWhoHappenedToComeFirst() throws Exception {
        try (RawServer server = RawServer.start(RawServer.ok(DATA));
                AutopostingClient client = Calls.client(server.url())
                        .apiKey(ThreadsTest::keyOfTheTenant)
                        .build()) {
            as(
                    "tenant-A",
                    () -> client.async().execute(Calls.GET, Arguments.none()).join());
            as("tenant-B", () -> {
                List<CompletableFuture<?>> calls = new ArrayList<>();
                for (int i = 0; i < 300; i++) {
                    calls.add(client.async().execute(Calls.GET, Arguments.none()));
                }
                calls.forEach(CompletableFuture::join);
            });
            assertThat(server.requests())
                    .hasSize(301)
                    .allMatch(request -> request.header("Authorization").equals("Bearer sk-of-nobody-in-particular"));
        }
    }

    /** How a busy machine times them may cost a thread or two; each call had its own. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void callsOneAfterTheOtherShareThreads() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (RawServer server = RawServer.start(RawServer.ok(DATA));
                AutopostingClient client = Calls.client(server.url())
                        .apiKey(() -> {
                            threads.add(Thread.currentThread());
                            return Calls.KEY;
                        })
                        .build()) {
            for (int i = 0; i < 300; i++) {
                client.async().execute(Calls.GET, Arguments.none()).get();
            }
        }
        assertThat(threads).hasSizeLessThanOrEqualTo(4);
    }
}

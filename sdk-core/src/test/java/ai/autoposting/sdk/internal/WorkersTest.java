package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class WorkersTest {
    private static Thread threadOf(Workers workers) throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        assertThat(workers.begin(() -> thread.complete(Thread.currentThread()))).isTrue();
        return thread.get(10, TimeUnit.SECONDS);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void workersAreVirtualWhereTheJvmHasThem() throws Exception {
        Workers workers = Resources.startWorkers();
        Workers endings = Resources.startUnboundedWorkers();

        assertThat(threadOf(workers).toString()).startsWith("VirtualThread").contains("autoposting-1");
        assertThat(threadOf(endings).toString()).startsWith("VirtualThread").contains("autoposting-end-1");
        workers.end();
        endings.end();
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void workersAreDaemonsBeforeThat() throws Exception {
        Workers workers = Resources.startWorkers();
        Workers endings = Resources.startUnboundedWorkers();

        assertThat(threadOf(workers).isDaemon()).isTrue();
        assertThat(threadOf(endings).getName()).isEqualTo("autoposting-end-1");
        workers.end();
        endings.end();
    }
}

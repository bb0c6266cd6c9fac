package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class WorkersTest {
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void workersAreVirtualWhereTheJvmHasThem() throws Exception {
        ExecutorService workers = Workers.start();
        CompletableFuture<String> thread =
                CompletableFuture.supplyAsync(() -> Thread.currentThread().toString(), workers);

        assertThat(thread.get(10, TimeUnit.SECONDS)).startsWith("VirtualThread");
        workers.shutdown();
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void workersAreDaemonsBeforeThat() throws Exception {
        ExecutorService workers = Workers.start();
        CompletableFuture<Boolean> daemon =
                CompletableFuture.supplyAsync(() -> Thread.currentThread().isDaemon(), workers);

        assertThat(daemon.get(10, TimeUnit.SECONDS)).isTrue();
        workers.shutdown();
    }

    @Test
    void daemonsAreBoundedAndSoIsTheirQueue() {
        ThreadPoolExecutor daemons = (ThreadPoolExecutor) Workers.daemons();
        CountDownLatch end = new CountDownLatch(1);
        Runnable waiting = () -> {
            try {
                end.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
        for (int i = 0; i < 256 + 10_000; i++) {
            daemons.execute(waiting);
        }
        assertThat(daemons.getPoolSize()).isEqualTo(256);
        assertThatThrownBy(() -> daemons.execute(waiting)).isInstanceOf(RejectedExecutionException.class);
        end.countDown();
        daemons.shutdown();
    }
}

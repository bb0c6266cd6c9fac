package ai.autoposting.sdk.benchmarks;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A thread for each task: virtual where the JVM has such threads. */
final class Threads {
    private Threads() {}

    static Executor virtualOrDaemon() {
        Executor virtual = virtual();
        return virtual == null ? Threads::daemon : virtual;
    }

    /** Null on a JVM without virtual threads. */
    static @Nullable ExecutorService virtual() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException olderJvm) {
            return null;
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }
}

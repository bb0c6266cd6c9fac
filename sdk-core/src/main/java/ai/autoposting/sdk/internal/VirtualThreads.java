package ai.autoposting.sdk.internal;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandles;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** A virtual thread for each task: nothing waits. They inherit nothing, and their class loader is the system's. */
final class VirtualThreads implements Workers {
    private final ExecutorService threads;

    private VirtualThreads(ExecutorService threads) {
        this.threads = threads;
    }

    /** Null where the JVM has none. */
    static @Nullable Workers start(String prefix) {
        try {
            return new VirtualThreads(executor(prefix));
        } catch (Throwable beforeJava21) {
            return null;
        }
    }

    /**
     * {@code newThreadPerTaskExecutor(ofVirtual().name(prefix, 1).inheritInheritableThreadLocals(false).factory())} of
     * Java 21. {@code newVirtualThreadPerTaskExecutor} would let each thread inherit.
     */
    private static ExecutorService executor(String prefix) throws Throwable {
        MethodHandles.Lookup java21 = MethodHandles.publicLookup();
        Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
        Object threads = java21.findStatic(Thread.class, "ofVirtual", methodType(builder))
                .invoke();
        java21.findVirtual(builder, "name", methodType(builder, String.class, long.class))
                .invoke(threads, prefix, 1L);
        java21.findVirtual(builder, "inheritInheritableThreadLocals", methodType(builder, boolean.class))
                .invoke(threads, false);
        ThreadFactory factory = (ThreadFactory) java21.findVirtual(builder, "factory", methodType(ThreadFactory.class))
                .invoke(threads);
        return (ExecutorService) java21.findStatic(
                        Executors.class,
                        "newThreadPerTaskExecutor",
                        methodType(ExecutorService.class, ThreadFactory.class))
                .invoke(factory);
    }

    @Override
    public boolean begin(Runnable task) {
        threads.execute(task);
        return true;
    }

    @Override
    public void withdraw(Runnable task) {
        // None waits.
    }

    @Override
    public void end() {
        threads.shutdown();
    }
}

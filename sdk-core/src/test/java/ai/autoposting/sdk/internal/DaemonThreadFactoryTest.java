package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Threads that are made for one tenant go on to work for others. */
class DaemonThreadFactoryTest {
    private static final InheritableThreadLocal<@Nullable String> TENANT = new InheritableThreadLocal<>();

    private record Seen(@Nullable String tenant, ClassLoader loader, int priority, boolean daemon) {}

    private interface Start {
        void start(Runnable task) throws Exception;
    }

    @SuppressWarnings("ThreadPriorityCheck") // to see that it is not inherited
    private static Seen seenBy(Start start) throws Exception {
        CompletableFuture<Seen> seen = new CompletableFuture<>();
        CompletableFuture<Throwable> failed = new CompletableFuture<>();
        try (URLClassLoader application = new URLClassLoader(new URL[0])) {
            Thread tenant = new Thread(() -> {
                TENANT.set("tenant A");
                Thread.currentThread().setContextClassLoader(application);
                Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
                try {
                    start.start(() -> {
                        Thread thread = Thread.currentThread();
                        seen.complete(new Seen(
                                TENANT.get(), thread.getContextClassLoader(), thread.getPriority(), thread.isDaemon()));
                    });
                } catch (Exception failure) {
                    failed.complete(failure);
                }
            });
            tenant.start();
            tenant.join();
            assertThat(failed).isNotDone();
            return seen.get();
        }
    }

    @TestFactory
    @SuppressWarnings("FutureReturnValueIgnored") // the alarm's
    List<DynamicTest> noThreadOfOursInheritsAnything() {
        Workers workers = Resources.startWorkers();
        Workers endings = Resources.startUnboundedWorkers();
        DaemonPool daemons = DaemonPool.start("test-");
        CallTimer alarms = new CallTimer(new DaemonThreadFactory("test-"));
        List<DynamicTest> tests = new ArrayList<>();
        Seen nothing = new Seen(null, ClassLoader.getSystemClassLoader(), Thread.NORM_PRIORITY, true);
        java.util.Map.<String, Start>of(
                        "workers", workers::begin,
                        "endings", endings::begin,
                        "daemons", daemons::begin,
                        "timer", task -> alarms.set(task, 0))
                .forEach((name, start) -> tests.add(DynamicTest.dynamicTest(
                        name, () -> assertThat(seenBy(start)).isEqualTo(nothing))));
        return tests;
    }

    /** A group can be limited, and on 17 it can be destroyed under the thread. */
    @Test
    void theirGroupIsTheOutermost() {
        Thread thread = new DaemonThreadFactory("test-").newThread(() -> {});

        assertThat(thread.getThreadGroup().getParent()).isNull();
        assertThat(thread.getName()).isEqualTo("test-1");
    }

    /** Stands on the stack; loaded by a class loader of its own. */
    static final class Passing implements Consumer<Runnable> {
        @Override
        public void accept(Runnable task) {
            task.run();
        }
    }

    @Test
    void aThreadKeepsNobodyWhoStoodOnTheStackWhenItWasMade() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> made = new ArrayList<>();
        WeakReference<ClassLoader> passer = passed(() -> made.add(new DaemonThreadFactory("test-").newThread(() -> {
            try {
                end.await();
            } catch (InterruptedException ended) {
                return;
            }
        })));
        made.get(0).start();

        long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (passer.get() != null && System.nanoTime() - give < 0) {
            System.gc();
        }

        assertThat(passer.get()).isNull();
        assertThat(made.get(0).isAlive()).isTrue();
        end.countDown();
    }

    @SuppressWarnings("unchecked")
    private static WeakReference<ClassLoader> passed(Runnable task) throws Exception {
        URL[] classes = {Passing.class.getProtectionDomain().getCodeSource().getLocation()};
        try (URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
            Constructor<?> passing = loader.loadClass(Passing.class.getName()).getDeclaredConstructor();
            passing.setAccessible(true);
            ((Consumer<Runnable>) passing.newInstance()).accept(task);
            return new WeakReference<>(loader);
        }
    }
}

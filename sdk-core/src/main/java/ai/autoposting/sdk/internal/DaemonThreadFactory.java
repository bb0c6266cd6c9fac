package ai.autoposting.sdk.internal;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the threads of the SDK: daemons that inherit nothing from the thread that happens to need one first, since
 * they go on to work for others.
 */
final class DaemonThreadFactory implements ThreadFactory {
    private final String prefix;
    private final AtomicInteger number = new AtomicInteger();

    DaemonThreadFactory(String prefix) {
        this.prefix = prefix;
    }

    /** Up to Java 23 a thread keeps whoever stands on the stack when it is made, but for callers of this privilege. */
    @Override
    @SuppressWarnings("removal")
    public Thread newThread(Runnable task) {
        try {
            return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> madeThread(task));
        } catch (NoClassDefFoundError removed) {
            return madeThread(task);
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // the default, since it is inherited too
    private Thread madeThread(Runnable task) {
        Thread thread = new Thread(outermostGroup(), task, prefix + number.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setPriority(Thread.NORM_PRIORITY);
        // Not null, which careless code in a continuation trips over. The system's outlives every application.
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    private static ThreadGroup outermostGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        for (ThreadGroup outer = group; outer != null; outer = outer.getParent()) {
            group = outer;
        }
        return group;
    }
}

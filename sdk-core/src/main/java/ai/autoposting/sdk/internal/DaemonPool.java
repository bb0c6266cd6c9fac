package ai.autoposting.sdk.internal;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of threads, made one by one. One that rests is used before another is made, the last to rest first,
 * so that those of a rush end soon after it; only when all are busy does a task wait. No executor of the JDK does this.
 */
final class DaemonPool implements Workers {
    static final int MAX_THREADS = 256;
    static final int MAX_WAITING = 10_000;
    private static final long MAX_REST = TimeUnit.SECONDS.toNanos(10);
    private static final long MAX_FINISH = TimeUnit.MILLISECONDS.toNanos(5);

    private final ThreadFactory threads;
    private final int maxThreads;
    private final int maxWaiting;
    private final long maxRest;
    private final long maxFinish;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Worker> resting;
    private final Set<Runnable> waiting = new LinkedHashSet<>(); // withdrawn in constant time, unlike from a queue
    private final Set<Runnable> withoutThread = new HashSet<>();
    private final Condition rested = lock.newCondition();
    private @Nullable Thread finisher;
    private long finisherSince;
    private boolean finishersArePrompt = true;
    private int alive;
    private boolean ended;

    DaemonPool(ThreadFactory threads, int maxThreads, int maxWaiting, long maxRest, long maxFinish) {
        this.threads = threads;
        this.maxThreads = maxThreads;
        this.maxWaiting = maxWaiting;
        this.maxRest = maxRest;
        this.maxFinish = maxFinish;
        this.resting = new ArrayDeque<>(maxThreads);
    }

    /** For calls: how many run and wait is bounded. */
    static DaemonPool start(String prefix) {
        return new DaemonPool(new DaemonThreadFactory(prefix), MAX_THREADS, MAX_WAITING, MAX_REST, MAX_FINISH);
    }

    /** For what must be done whenever it comes: any number may wait. */
    static DaemonPool startUnbounded(String prefix) {
        return new DaemonPool(new DaemonThreadFactory(prefix), MAX_THREADS, Integer.MAX_VALUE, MAX_REST, MAX_FINISH);
    }

    @Override
    public boolean begin(Runnable task) {
        lock.lock();
        try {
            if (ended) {
                throw new RejectedExecutionException("no more tasks are taken");
            }
            if (withoutThread.size() > maxWaiting) {
                throw full();
            }
            awaitFinisher();
            return give(task, maxWaiting);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void almostDone() {
        lock.lock();
        try {
            finisher = Thread.currentThread();
            finisherSince = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Who makes one call after the other comes back before the thread of the last one has gone to rest, and would get a new
     * one each time. So a moment's patience, but not while users' code that hears of the end holds such threads up.
     */
    private void awaitFinisher() {
        Thread awaited = finisher;
        if (awaited == null || awaited == Thread.currentThread() || !resting.isEmpty() || alive == maxThreads) {
            return;
        }
        try {
            long left = finishersArePrompt ? maxFinish - (System.nanoTime() - finisherSince) : 0;
            while (left > 0 && finisher == awaited && resting.isEmpty()) {
                left = rested.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) { // the caller's affair
            Thread.currentThread().interrupt();
        }
        if (finisher == awaited) {
            finisher = null;
            finishersArePrompt = false;
        }
    }

    private boolean give(Runnable task, int mostWaiting) {
        Worker idle = resting.pollLast();
        if (idle != null) {
            idle.take(task);
            return true;
        }
        return alive < maxThreads ? startThread(task, mostWaiting) : await(task, mostWaiting);
    }

    private boolean startThread(Runnable task, int mostWaiting) {
        Worker worker = new Worker(task);
        try {
            threads.newThread(worker).start();
        } catch (Throwable full) { // an OutOfMemoryError, when the process has as many as it may
            if (alive > 0) { // slower, but it will be done
                return await(task, mostWaiting);
            }
            throw new RejectedExecutionException("no thread can be started", full);
        }
        alive++;
        return true;
    }

    @Override
    public boolean areFew() {
        return true;
    }

    @Override
    public void makeRoom(Runnable task) {
        lock.lock();
        try {
            withoutThread.add(task);
        } finally {
            lock.unlock();
        }
    }

    /** It was counted when it was taken first. */
    @Override
    public boolean resume(Runnable task) {
        lock.lock();
        try {
            withoutThread.remove(task);
            return give(task, Integer.MAX_VALUE);
        } finally {
            lock.unlock();
        }
    }

    private boolean await(Runnable task, int mostWaiting) {
        if (waiting.size() + withoutThread.size() >= mostWaiting) {
            throw full();
        }
        waiting.add(task);
        return false;
    }

    private RejectedExecutionException full() {
        return new RejectedExecutionException(alive + " calls are running and " + maxWaiting + " are waiting already");
    }

    @Override
    public void withdraw(Runnable task) {
        lock.lock();
        try {
            waiting.remove(task);
            withoutThread.remove(task);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void end() {
        lock.lock();
        try {
            ended = true;
            for (Worker worker : resting) {
                LockSupport.unpark(worker.thread);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many tasks wait, for a thread or without one. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size() + withoutThread.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many threads there are. */
    int size() {
        lock.lock();
        try {
            return alive;
        } finally {
            lock.unlock();
        }
    }

    private final class Worker implements Runnable {
        private @Nullable Runnable task;
        private volatile @Nullable Thread thread;

        Worker(Runnable first) {
            this.task = first;
        }

        /** Under the lock, while this one rests. */
        void take(Runnable next) {
            task = next;
            LockSupport.unpark(thread);
        }

        @Override
        public void run() {
            thread = Thread.currentThread();
            while (runNext()) {
                // And so on.
            }
        }

        /** Nothing of a task stays on the stack, which would keep its result while the thread rests. */
        private boolean runNext() {
            Runnable next = next();
            if (next == null) {
                return false;
            }
            Thread.interrupted(); // meant for a task that is over
            try {
                next.run();
            } catch (Throwable thrown) {
                // A task says by itself how it ended. Nothing may end a thread that others count on.
            }
            return true;
        }

        /** Waits for a task; null when there is none for so long that the thread should end. */
        private @Nullable Runnable next() {
            long end = System.nanoTime() + maxRest;
            boolean resting = false;
            while (true) {
                boolean over = resting && System.nanoTime() - end >= 0;
                lock.lock();
                try {
                    Runnable given = given();
                    if (given != null) {
                        return given;
                    }
                    if (over || ended) {
                        DaemonPool.this.resting.remove(this);
                        alive--;
                        return null;
                    }
                    if (!resting) {
                        rest();
                        resting = true;
                    }
                } finally {
                    lock.unlock();
                }
                LockSupport.parkNanos(this, end - System.nanoTime());
                Thread.interrupted(); // would keep it from parking
            }
        }

        private void rest() {
            resting.addLast(this);
            if (finisher == thread) {
                finisher = null;
                finishersArePrompt = System.nanoTime() - finisherSince < maxFinish;
            }
            rested.signalAll();
        }

        /** What this one was given while it rested, else what waits longest. */
        private @Nullable Runnable given() {
            Runnable given = task;
            if (given != null) {
                task = null;
            } else if (!waiting.isEmpty()) {
                given = waiting.iterator().next();
                waiting.remove(given);
            }
            return given;
        }
    }
}

package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.Cancellation;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The calls of one key: who comes first begins first, as soon as the {@link Quota} lets one begin. */
final class QuotaLine {
    private final ReentrantLock lock = new ReentrantLock(); // a monitor would pin virtual threads
    private final Set<Cancellation> waiting = new LinkedHashSet<>();
    private final Quota quota = new Quota();
    private final TimeSource time;
    private final Sleeper sleeper;
    private long horizon;
    private volatile ResponseHeaders last = ResponseHeaders.NONE;

    /** How many calls have to do with it. Guarded by the {@link Pacer}. */
    int users;

    QuotaLine(TimeSource time, Sleeper sleeper) {
        this.time = time;
        this.sleeper = sleeper;
        this.horizon = time.nanos();
    }

    /** The headers of the last response that told of the limit. */
    ResponseHeaders last() {
        return last;
    }

    /** Waits for the turn of a call, which has begun then and must end; or says what keeps it from being sent. */
    @Nullable
    AttemptFailure enter(PreparedCall<?> call, Deadline deadline, Cancellation cancellation) {
        lock.lock();
        try {
            long now = time.nanos();
            if (waiting.isEmpty() && quota.delay(now) <= 0) {
                quota.began(now);
                return null;
            }
            waiting.add(cancellation);
        } finally {
            lock.unlock();
        }
        try {
            return await(call, deadline, cancellation);
        } finally {
            leave(cancellation);
        }
    }

    private @Nullable AttemptFailure await(PreparedCall<?> call, Deadline deadline, Cancellation cancellation) {
        while (true) {
            long left = deadline.left();
            AttemptFailure obstacle = CallLoop.obstacle(call, left, cancellation);
            if (obstacle != null) {
                return obstacle;
            }
            long wait = turn(cancellation);
            if (wait <= 0) {
                return null;
            }
            if (wait >= left && !mayEndSooner()) {
                return FailureClassifier.noRoom(call, wait);
            }
            pause(isFirst(cancellation) ? Math.min(wait, left) : left, cancellation);
        }
    }

    /** Not positive when the call has begun; else how long it has to wait at least, or until more is known. */
    private long turn(Cancellation cancellation) {
        lock.lock();
        try {
            long now = time.nanos();
            long wait = quota.delay(now);
            if (isFirst(cancellation) && wait <= 0) {
                quota.began(now);
                return 0;
            }
            return Math.max(wait, 1);
        } finally {
            lock.unlock();
        }
    }

    private boolean isFirst(Cancellation cancellation) {
        lock.lock();
        try {
            return waiting.iterator().next() == cancellation;
        } finally {
            lock.unlock();
        }
    }

    private boolean mayEndSooner() {
        lock.lock();
        try {
            return quota.mayEndSooner();
        } finally {
            lock.unlock();
        }
    }

    private void pause(long nanos, Cancellation cancellation) {
        try {
            sleeper.sleep(nanos, cancellation);
        } catch (InterruptedException interrupted) { // seen next
            Thread.currentThread().interrupt();
        }
    }

    private void leave(Cancellation cancellation) {
        lock.lock();
        try {
            waiting.remove(cancellation);
            cancellation.forgetWake();
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /** An attempt is over, without a response. */
    void ended(boolean sent) {
        lock.lock();
        try {
            long now = time.nanos();
            quota.ended(sent, now);
            wake(now);
        } finally {
            lock.unlock();
        }
    }

    /** An attempt is over, with a response. */
    void answered(int status, ResponseHeaders headers, long began) {
        Quota.Answer answer = RateLimitHeaders.read(status, headers, time.now());
        lock.lock();
        try {
            if (RateLimitHeaders.areIn(headers)) {
                last = headers;
            }
            long now = time.nanos();
            quota.answered(answer, began, now);
            wake(now);
        } finally {
            lock.unlock();
        }
    }

    /** All of them when the wait has become longer: it may not fit any more. */
    private void wake(long now) {
        long until = now + quota.delay(now);
        if (until - horizon > 0) {
            horizon = until;
            waiting.forEach(Cancellation::wake);
        } else {
            wakeFirst();
        }
    }

    private void wakeFirst() {
        if (!waiting.isEmpty()) {
            waiting.iterator().next().wake();
        }
    }

    /** How many calls wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it can be forgotten. */
    boolean isIdle() {
        lock.lock();
        try {
            return quota.isIdle(time.nanos());
        } finally {
            lock.unlock();
        }
    }
}

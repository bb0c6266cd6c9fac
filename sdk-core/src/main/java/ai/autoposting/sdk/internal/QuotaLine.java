package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.Cancellation;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The calls of one key: who comes first begins first, as soon as the {@link Quota} lets one begin. Does no waiting. */
final class QuotaLine {
    private final ReentrantLock lock = new ReentrantLock(); // a monitor would pin virtual threads
    private final Set<Cancellation> waiting = new LinkedHashSet<>();
    private final Quota quota = new Quota();
    private final TimeSource time;
    private long horizon;
    private volatile ResponseHeaders last = ResponseHeaders.NONE;

    /** How many calls have to do with it. Guarded by the {@link Pacer}. */
    int users;

    QuotaLine(TimeSource time) {
        this.time = time;
        this.horizon = time.nanos();
    }

    /** The headers of the last response that told of the limit. */
    ResponseHeaders last() {
        return last;
    }

    /**
     * Whether a call may begin, which it has then, and must end. Else it waits in line, and is woken when it should ask again
     * before its time, until it {@linkplain #leave leaves}.
     *
     * @param left how long it can wait
     * @return 0 when it has begun; positive, after how long it is to ask again; negative, how long it would have to wait at least
     *     when that is too long. It waits only where this is positive.
     */
    long ask(Cancellation call, long left) {
        lock.lock();
        try {
            call.forgetWake(); // what it was to see, it sees now
            long now = time.nanos();
            long wait = quota.delay(now);
            boolean first = waiting.isEmpty() || waiting.iterator().next() == call;
            if (first && wait <= 0) {
                quota.began(now);
                remove(call);
                return 0;
            }
            wait = Math.max(wait, 1);
            if (wait >= left && !quota.mayEndSooner()) {
                remove(call);
                return -wait;
            }
            waiting.add(call);
            return first ? Math.min(wait, left) : left;
        } finally {
            lock.unlock();
        }
    }

    /** The call does not wait any more. */
    void leave(Cancellation call) {
        lock.lock();
        try {
            remove(call);
        } finally {
            lock.unlock();
        }
    }

    private void remove(Cancellation call) {
        if (waiting.remove(call)) {
            call.forgetWake();
            wakeFirst();
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
        long delay = quota.delay(now);
        long until = now + delay;
        if (delay > 0 && until - horizon > 0) {
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

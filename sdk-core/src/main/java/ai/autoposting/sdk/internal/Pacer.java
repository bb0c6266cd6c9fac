package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.Cancellation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The lines in which the calls of each key wait for its quota. Knows keys by their digests; forgets those that were not used for long. */
final class Pacer {
    private static final int MAX_KEYS = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, QuotaLine> lines = new LinkedHashMap<>(16, 0.75f, true);
    private final TimeSource time;

    Pacer(TimeSource time) {
        this.time = time;
    }

    /** The turn of one attempt: waited for, had and ended, or left. */
    final class Turn {
        final QuotaLine line;

        private final Cancellation call;
        private final long since = time.nanos();
        private long began;

        /** Why the attempt is not sent; null while nothing is in its way. */
        @Nullable
        AttemptFailure obstacle;

        private Turn(QuotaLine line, Cancellation call) {
            this.line = line;
            this.call = call;
        }

        /**
         * Whether the attempt may begin.
         *
         * @return positive when it is to ask again, after so many nanoseconds or when it is woken; else it has begun and must
         *     end, or there is an {@link #obstacle}
         */
        long ask(PreparedCall<?> prepared, Deadline deadline) {
            long left = deadline.left();
            obstacle = CallLoop.obstacle(prepared, left, call);
            long wait = obstacle == null ? line.ask(call, left) : 0;
            if (wait < 0) {
                obstacle = FailureClassifier.noRoom(prepared, -wait);
            }
            if (obstacle == null && wait == 0) {
                began = time.nanos();
            }
            return wait;
        }

        /** How long it has been waited for so far. */
        long waited() {
            return time.nanos() - since;
        }

        /** The attempt is over. Null when nothing came of it, of which nobody knows how far it got. */
        void end(@Nullable AttemptResult<?> attempt) {
            AttemptFailure failure = attempt == null ? null : attempt.failure;
            if (attempt != null && attempt.status != 0) {
                line.answered(attempt.status, attempt.headers, began);
            } else {
                line.ended(failure == null || failure.facts.sent());
            }
            release(line);
        }

        /** There is no attempt. */
        void leave() {
            line.leave(call);
            release(line);
        }
    }

    /** The turn of an attempt with this key, which is to {@link Turn#ask}. */
    Turn lineUp(String key, Cancellation call) {
        return new Turn(acquire(digest(key)), call);
    }

    private QuotaLine acquire(String digest) {
        lock.lock();
        try {
            QuotaLine line = lines.get(digest);
            if (line == null) {
                makeRoom();
                line = new QuotaLine(time);
                lines.put(digest, line);
            }
            line.users++;
            return line;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the key that was used longest ago, best one of which nothing is known. */
    private void makeRoom() {
        if (lines.size() < MAX_KEYS || remove(true)) {
            return;
        }
        remove(false);
    }

    private boolean remove(boolean idle) {
        for (Iterator<QuotaLine> each = lines.values().iterator(); each.hasNext(); ) {
            QuotaLine line = each.next();
            if (line.users == 0 && (!idle || line.isIdle())) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    private void release(QuotaLine line) {
        lock.lock();
        try {
            line.users--;
        } finally {
            lock.unlock();
        }
    }

    /** How many keys are known. */
    int size() {
        lock.lock();
        try {
            return lines.size();
        } finally {
            lock.unlock();
        }
    }

    private static String digest(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) { // every JVM has it
            throw new IllegalStateException(impossible);
        }
    }
}

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

/** Lets the calls of each key wait for its quota. Knows keys by their digests; forgets those that were not used for long. */
final class Pacer {
    private static final int MAX_KEYS = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, QuotaLine> lines = new LinkedHashMap<>(16, 0.75f, true);
    private final TimeSource time;
    private final Sleeper sleeper;

    Pacer(TimeSource time, Sleeper sleeper) {
        this.time = time;
        this.sleeper = sleeper;
    }

    /** The turn of one attempt, to be ended when there is no obstacle. */
    final class Turn {
        /** Why it is not sent; null when it may begin. */
        final @Nullable AttemptFailure obstacle;

        final QuotaLine line;

        private final long began = time.nanos();

        private Turn(QuotaLine line, @Nullable AttemptFailure obstacle) {
            this.line = line;
            this.obstacle = obstacle;
        }

        /** It is over. Null when nothing came of it, of which nobody knows how far it got. */
        void end(@Nullable AttemptResult<?> attempt) {
            AttemptFailure failure = attempt == null ? null : attempt.failure;
            if (attempt != null && attempt.status != 0) {
                line.answered(attempt.status, attempt.headers, began);
            } else {
                line.ended(failure == null || failure.facts.sent());
            }
            release(line);
        }
    }

    /** Waits until a call with this key may be sent, or cannot be any more. */
    Turn enter(String key, PreparedCall<?> call, Deadline deadline, Cancellation cancellation) {
        QuotaLine line = acquire(digest(key));
        boolean entered = false;
        try {
            AttemptFailure obstacle = line.enter(call, deadline, cancellation);
            entered = obstacle == null;
            return new Turn(line, obstacle);
        } finally {
            if (!entered) {
                release(line);
            }
        }
    }

    private QuotaLine acquire(String digest) {
        lock.lock();
        try {
            QuotaLine line = lines.get(digest);
            if (line == null) {
                makeRoom();
                line = new QuotaLine(time, sleeper);
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

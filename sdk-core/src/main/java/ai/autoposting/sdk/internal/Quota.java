package ai.autoposting.sdk.internal;

/**
 * What is known of one key's quota, and how long its next call has to wait. Pure: knows no clock, does no waiting. All times
 * are steady nanoseconds. Not safe for several threads.
 */
final class Quota {
    /** How much later than the service says a window is taken to end: clocks differ, and it says whole seconds. */
    static final long MARGIN = 1_500_000_000L;

    static final long SECOND = 1_000_000_000L;

    /** How many calls are sent while nothing is known, and how many more with each second without a response. */
    static final int MAX_UNKNOWN = 8;

    /** In seconds: how much the ends of one window may differ from response to response. */
    private static final long JITTER = 1;

    private static final int MAX_LOSSES = 64;

    /**
     * What a response says; a negative number for what it does not say.
     *
     * @param resetsAt when the window ends, in Unix seconds
     * @param untilReset nanoseconds from now until then; not positive when that has passed
     * @param retryAfter nanoseconds
     */
    record Answer(int status, long limit, long remaining, long resetsAt, long untilReset, long retryAfter) {}

    private int inFlight;
    private int atOnce = MAX_UNKNOWN;

    /** Whether the running window is known. */
    private boolean counted;

    private long window = -1;
    private long windowSince;
    private long windowEnd;
    private long remaining;

    private final long[] losses = new long[MAX_LOSSES];
    private long lost;

    private boolean blocked;
    private long blockedUntil;

    /** Whether a response has come that does not limit anything. */
    private boolean free;

    private boolean asking;
    private long askedAt;

    /** How long the next call has to wait; not positive when it may begin. */
    long delay(long now) {
        passTime(now);
        long wait = blocked ? blockedUntil - now : 0;
        if (counted) {
            return remaining > inFlight ? wait : Math.max(wait, windowEnd - now);
        }
        if (free || inFlight < atOnce) {
            return wait;
        }
        long sinceAsked = asking ? now - askedAt : 0;
        return Math.max(wait, inFlight / atOnce * SECOND - sinceAsked);
    }

    /** Whether that wait can end before its time, by a response to a call in flight, which may have been counted already. */
    boolean mayEndSooner() {
        return !blocked && (!counted || remaining > 0);
    }

    private void passTime(long now) {
        if (counted && windowEnd - now <= 0) {
            counted = false;
            free = false;
            asking = false;
        }
        if (blocked && blockedUntil - now <= 0) {
            blocked = false;
            free = false;
            asking = false;
        }
    }

    /** A call begins. */
    void began(long now) {
        inFlight++;
        if (!counted && !asking) {
            asking = true;
            askedAt = now;
        }
    }

    /**
     * A call has ended without a response.
     *
     * @param sent whether the service may have counted it
     */
    void ended(boolean sent, long now) {
        inFlight--;
        if (sent) {
            losses[(int) (lost++ % MAX_LOSSES)] = now;
            remaining--;
        }
    }

    /** How many calls were lost since then: what was sent by then may have been counted before them. */
    private int lostSince(long began) {
        int since = 0;
        for (int i = 0; i < Math.min(lost, MAX_LOSSES); i++) {
            since += losses[i] - began > 0 ? 1 : 0;
        }
        return since;
    }

    /**
     * A call has ended with a response.
     *
     * @param began when it was sent, at the earliest
     */
    void answered(Answer answer, long began, long now) {
        inFlight--;
        passTime(now);
        if (answer.limit > 0) {
            atOnce = (int) Math.min(answer.limit, MAX_UNKNOWN);
        }
        if (answer.status == 429) {
            block(answer, now);
        }
        if (answer.remaining < 0 || answer.resetsAt < 0) {
            free = true;
        } else if (answer.resetsAt > window || window - answer.resetsAt > JITTER && began - windowSince > 0) {
            begin(answer, began, now); // the next window, or another clock: what was sent later tells of no earlier one
        } else if (counted && window - answer.resetsAt <= JITTER) {
            remaining = Math.min(remaining, answer.remaining - lostSince(began));
        } // else it comes late, and tells of a window that is over
    }

    private void begin(Answer answer, long began, long now) {
        window = answer.resetsAt;
        windowSince = now;
        if (answer.untilReset <= 0) {
            counted = false;
            free = true;
            return;
        }
        counted = true;
        windowEnd = now + answer.untilReset + MARGIN;
        remaining = answer.remaining - lostSince(began);
    }

    private void block(Answer answer, long now) {
        long pause = answer.retryAfter >= 0
                ? answer.retryAfter
                : answer.untilReset > 0 ? answer.untilReset + MARGIN : SECOND;
        long until = now + pause;
        if (!blocked || until - blockedUntil > 0) {
            blocked = true;
            blockedUntil = until;
        }
    }

    /** Nothing of it is lost when it is forgotten. */
    boolean isIdle(long now) {
        passTime(now);
        return inFlight == 0 && !counted && !blocked;
    }
}

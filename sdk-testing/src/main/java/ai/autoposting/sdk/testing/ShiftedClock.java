package ai.autoposting.sdk.testing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that tests can move. */
final class ShiftedClock extends Clock {
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private final Clock base;
    private volatile Duration shift = Duration.ZERO;

    ShiftedClock(Clock base) {
        this.base = base;
    }

    /** @throws IllegalArgumentException when it would show a time that {@link #isUsual} refuses */
    synchronized void advance(Duration time) {
        try {
            Duration moved = shift.plus(time);
            if (isUsual(base.instant().plus(moved))) {
                shift = moved;
                return;
            }
        } catch (DateTimeException | ArithmeticException beyondTime) {
            // Refused below.
        }
        throw new IllegalArgumentException("the clock must stay within the years 1970 to 9999: " + time);
    }

    /** Whether all that is counted from it, such as the end of a window, is a time too. */
    static boolean isUsual(Instant time) {
        return !time.isBefore(Instant.EPOCH) && time.isBefore(END);
    }

    void reset() {
        shift = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}

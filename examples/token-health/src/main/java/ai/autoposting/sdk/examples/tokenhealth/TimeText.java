package ai.autoposting.sdk.examples.tokenhealth;

import java.time.Duration;
import java.util.Optional;

/** Says how long until a token expires, as people say it: {@code in 5 h}, {@code 3 d ago}. */
final class TimeText {
    private static final int MINUTES_UP_TO = 120;
    private static final int HOURS_UP_TO = 48;

    private TimeText() {}

    static String of(Optional<Duration> left) {
        return left.map(time -> time.isNegative() ? span(time.negated()) + " ago" : "in " + span(time))
                .orElse("no expiry");
    }

    private static String span(Duration time) {
        if (time.toMinutes() < MINUTES_UP_TO) {
            return time.toMinutes() + " min";
        }
        return time.toHours() < HOURS_UP_TO ? time.toHours() + " h" : time.toDays() + " d";
    }
}

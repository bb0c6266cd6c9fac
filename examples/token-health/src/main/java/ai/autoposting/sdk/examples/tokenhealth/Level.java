package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.tokens.TokenHealth.Urgency;
import java.util.Locale;

/** How much a token needs somebody, the most urgent first: the SDK's urgency, after what does not work whatever its expiry. */
enum Level {
    /** It has expired, its last refresh failed, or the service calls it anything but active: the next post will fail. */
    DEAD("dead"),
    WITHIN_A_DAY("1 day"),
    WITHIN_A_WEEK("7 days"),
    WITHIN_A_MONTH("30 days"),
    LATER("later"),
    NO_EXPIRY("no expiry");

    private final String word;

    Level(String word) {
        this.word = word;
    }

    static Level of(Urgency urgency, boolean works) {
        if (!works) {
            return DEAD;
        }
        return switch (urgency) {
            case EXPIRED -> DEAD;
            case WITHIN_A_DAY -> WITHIN_A_DAY;
            case WITHIN_A_WEEK -> WITHIN_A_WEEK;
            case WITHIN_A_MONTH -> WITHIN_A_MONTH;
            case LATER -> LATER;
            case NO_EXPIRY -> NO_EXPIRY;
        };
    }

    /** For people, and short. */
    String word() {
        return word;
    }

    /** For machines. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.testing.spec.Spec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be set while the server runs, by the words of options and of the control door too. */
final class Controls {
    private static final Pattern RATE = Pattern.compile("([0-9]{1,18})/(.+)");

    private final Spec spec;
    private final RequestHandler handler;
    private final FaultPlan faults;
    private final TokenStore tokens;
    private final ShiftedClock clock;
    private final Verification verification;
    private final Webhooks webhooks;

    Controls(
            Spec spec,
            RequestHandler handler,
            FaultPlan faults,
            TokenStore tokens,
            ShiftedClock clock,
            Verification verification,
            Webhooks webhooks) {
        this.spec = spec;
        this.handler = handler;
        this.faults = faults;
        this.tokens = tokens;
        this.clock = clock;
        this.verification = verification;
        this.webhooks = webhooks;
    }

    void rateLimit(long requests, Duration window) {
        handler.limit(new Quota(requests, window, clock));
    }

    /** @param text {@code 400/4s}, or {@code none} */
    void rateLimit(String text) {
        Matcher rate = RATE.matcher(text);
        if (rate.matches()) {
            Duration window = SpokenDuration.parse("the window of a rate limit", String.valueOf(rate.group(2)));
            rateLimit(Long.parseLong(rate.group(1)), window);
        } else if (text.equals("none")) {
            handler.limit(null);
        } else {
            throw new IllegalArgumentException("a rate limit must be requests and a window, such as 400/4s: " + text);
        }
    }

    void latency(String text) {
        handler.latency(SpokenDuration.parse("latency", text));
    }

    /** Adds all of them, or none when one is wrong. */
    void faults(List<String> texts, long seed) {
        List<SpokenRule> rules =
                texts.stream().map(text -> SpokenRule.parse(text, spec)).toList();
        for (int i = 0; i < rules.size(); i++) {
            rules.get(i).addTo(faults, seed + i); // a chance of its own for each
        }
    }

    void noFaults() {
        faults.clear();
    }

    void answer(String method, String path, String json) {
        handler.answer(method, path, json);
    }

    void load(Fleet fleet) {
        tokens.load(fleet);
    }

    Fleet fleet() {
        return tokens.fleet();
    }

    Instant now() {
        return clock.instant();
    }

    void advance(String text) {
        clock.advance(SpokenDuration.parse("advance", text));
        tokens.fleet(); // what is due now is kept now
    }

    void refreshing(Refreshing outcome) {
        tokens.refreshes().outcome(outcome);
    }

    /** @param text {@code moves-expiry}, {@code changes-nothing} or {@code fails} */
    void refreshing(String text) {
        for (Refreshing each : Refreshing.values()) {
            if (spoken(each).equals(text)) {
                refreshing(each);
                return;
            }
        }
        List<String> words =
                Stream.of(Refreshing.values()).map(Controls::spoken).toList();
        throw new IllegalArgumentException("refreshing must be one of " + words + ": " + text);
    }

    private static String spoken(Refreshing outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<MockRequest> requests() {
        return handler.requests();
    }

    void recover() {
        handler.recover();
        refreshing(Refreshes.USUAL);
    }

    void reset() {
        recover();
        handler.clear();
        tokens.clear();
        clock.reset();
        verification.reset();
        webhooks.reset();
    }
}

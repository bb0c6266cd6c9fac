package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.CallListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** A run of the program, and what it said. */
final class TokenHealthCommandRun {
    private final Map<String, String> environment;
    private final Clock clock;
    private final CallListener listener;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** On the mock server with the made-up fleet. */
    TokenHealthCommandRun() {
        this(Map.of(), Clock.systemUTC());
    }

    TokenHealthCommandRun(Map<String, String> environment, Clock clock) {
        this(environment, clock, new CallListener() {});
    }

    TokenHealthCommandRun(Map<String, String> environment, Clock clock, CallListener listener) {
        this.environment = environment;
        this.clock = clock;
        this.listener = listener;
    }

    int run(String... arguments) {
        out.reset();
        err.reset();
        return new TokenHealthCommand(
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        clock,
                        client -> client.listener(listener).retryDelay(Duration.ofMillis(1), Duration.ofMillis(10)))
                .execute(arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}

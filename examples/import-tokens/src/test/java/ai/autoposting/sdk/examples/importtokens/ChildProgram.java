package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.AutopostingClient;
import java.time.Duration;

/** The program in a process of its own, less patient than people want it. */
final class ChildProgram {
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(1);

    private ChildProgram() {}

    public static void main(String[] args) {
        ImportTokens.run(args, ChildProgram::makeImpatient);
    }

    static void makeImpatient(AutopostingClient.Builder client) {
        client.attemptTimeout(ATTEMPT_TIMEOUT).retryDelay(Duration.ofMillis(5), Duration.ofMillis(50));
    }
}

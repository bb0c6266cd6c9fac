package ai.autoposting.sdk.micrometer;

import ai.autoposting.sdk.CallListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Measures the calls of a client with Micrometer: {@code builder().listener(MicrometerCallListener.of(registry))}.
 *
 * <p>All meters are timers, in the registry's unit of time: Prometheus shows {@code autoposting_calls_seconds_count} and so on.
 *
 * <table>
 *   <caption>The meters</caption>
 *   <tr><th>name</th><th>counts</th><th>times</th><th>tags</th></tr>
 *   <tr><td>{@code autoposting.calls}</td><td>calls that have ended</td>
 *       <td>the whole call: retries and all waits included</td><td>operation, outcome, status</td></tr>
 *   <tr><td>{@code autoposting.attempts}</td><td>attempts that have ended: requests, and connections that failed</td>
 *       <td>the attempt: the service's part of the time</td><td>operation, outcome, status</td></tr>
 *   <tr><td>{@code autoposting.retries}</td><td>retries</td><td>the wait that was decided on before each</td><td>operation</td></tr>
 *   <tr><td>{@code autoposting.paced}</td><td>calls that waited for the rate limit, see {@link ai.autoposting.sdk.Pacing}</td>
 *       <td>how long each of them did</td><td>operation</td></tr>
 * </table>
 *
 * <ul>
 *   <li>{@code operation}: the operation's id, such as {@code storePlatformToken}.
 *   <li>{@code outcome}: {@code success}, the simple name of the exception that the SDK documents, such as {@code
 *       RateLimitException}, or {@code other} for any other, which is an {@code Error} of the JVM.
 *   <li>{@code status}: the HTTP status of the (last) response, from 100 to 599, {@code other} for any other number, or {@code
 *       none} when there was no response.
 * </ul>
 *
 * Path arguments, brands among them, are no tags, so the number of meters is bounded by the number of operations that the program uses.
 * A download's time ends with the head of its response. Two clients with one registry are counted together.
 *
 * <p>These are timers and no {@code Observation}s, since the client knows how long each thing took and tells it afterwards, which costs
 * one line and uses nothing that Micrometer 1.10 lacks. A span must begin on the thread that asked for the call; OpenTelemetry's Java agent
 * sees to that, and {@code OkHttpObservationInterceptor}, of Micrometer, makes one per attempt.
 */
public final class MicrometerCallListener implements CallListener {
    private final MeterRegistry registry;

    private MicrometerCallListener(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * A listener that records into this registry. It can serve any number of clients, and never closes it.
     *
     * @param registry gets the meters when something is first measured
     */
    public static MicrometerCallListener of(MeterRegistry registry) {
        return new MicrometerCallListener(Objects.requireNonNull(registry, "registry"));
    }

    @Override
    public void attemptEnded(AttemptEnded event) {
        Tags tags = tags(event.operationId(), event.failure(), event.status());
        record("autoposting.attempts", "Attempts of calls of the Autoposting API", tags, event.duration());
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        record("autoposting.retries", "Waits before retries", Tags.of("operation", event.operationId()), event.delay());
    }

    @Override
    public void callEnded(CallEnded event) {
        Tags tags = tags(event.operationId(), event.failure(), event.status());
        record("autoposting.calls", "Calls of the Autoposting API, retries and waits included", tags, event.duration());
        if (!event.paced().isZero()) {
            Tags operation = Tags.of("operation", event.operationId());
            record("autoposting.paced", "Waits of calls for the rate limit", operation, event.paced());
        }
    }

    private void record(String name, String description, Tags tags, Duration duration) {
        Timer.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .record(duration);
    }

    private static Tags tags(String operation, Optional<String> failure, OptionalInt status) {
        return Tags.of("operation", operation, "outcome", Outcome.of(failure), "status", status(status));
    }

    /** A peer can send any number. */
    private static String status(OptionalInt status) {
        if (status.isEmpty()) {
            return "none";
        }
        int code = status.getAsInt();
        return code >= 100 && code <= 599 ? Integer.toString(code) : "other";
    }
}

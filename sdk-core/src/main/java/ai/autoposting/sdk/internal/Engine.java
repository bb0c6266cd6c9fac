package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.ConnectionException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The door of the engine: prepares each call, runs it on the caller's thread or on a worker, and counts it. */
public final class Engine implements Transport, AutoCloseable {
    private final Settings settings;
    private final Resources resources;
    private final Preparation preparation;
    private final Lazy<CallLoop> loop;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Engine(Settings settings, Resources resources) {
        this.settings = settings;
        this.resources = resources;
        this.preparation = new Preparation(settings);
        this.loop = new Lazy<>(() -> loop(settings, resources));
        resources.acquire();
    }

    public static Engine open(Settings settings) {
        return new Engine(settings, new Resources());
    }

    /**
     * An engine with other settings over the same connections and threads.
     *
     * @throws IllegalStateException when this one is closed
     */
    public Engine with(Settings changed) {
        requireOpen();
        return new Engine(changed, resources);
    }

    public Settings settings() {
        return settings;
    }

    private static CallLoop loop(Settings settings, Resources resources) {
        TimeSource time = TimeSource.SYSTEM;
        Credential credential = new Credential(settings.apiKey(), settings.authScheme());
        return new CallLoop(
                credential,
                new OkHttpWire(HttpClients.make(settings, resources), credential),
                new AnswerReader(settings.maxResponseBytes(), time),
                new RetryPolicy(settings.firstRetryDelay(), settings.longestRetryDelay(), new Jitter.Full()),
                time,
                new Sleeper.Parking(),
                new Observer(settings.listener(), time));
    }

    @Override
    public <T extends @Nullable Object> ApiResponse<T> send(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        requireArguments(operation, arguments, options);
        begin();
        try {
            PreparedCall<T> call = preparation.prepare(operation, arguments, options);
            CallLoop engine = loop.get();
            return engine.run(call, engine.deadline(call), new Cancellation());
        } finally {
            resources.release();
        }
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<ApiResponse<T>> sendAsync(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        requireArguments(operation, arguments, options);
        AsyncCall<T> async = new AsyncCall<>();
        try {
            begin();
        } catch (IllegalStateException closedAlready) {
            async.future.completeExceptionally(closedAlready);
            return async.future;
        }
        try {
            PreparedCall<T> call = preparation.prepare(operation, arguments, options);
            CallLoop engine = loop.get();
            async.start(engine, call, engine.deadline(call), executor(), resources);
        } catch (RejectedExecutionException full) {
            resources.release();
            async.future.completeExceptionally(rejected(operation, full));
        } catch (RuntimeException | Error unfit) {
            resources.release();
            async.future.completeExceptionally(unfit);
        }
        return async.future;
    }

    private Executor executor() {
        return settings.executor() == null ? resources.workers() : settings.executor();
    }

    private AutopostingException rejected(Operation<?> operation, RejectedExecutionException full) {
        String why = settings.executor() == null
                ? Workers.MOST_THREADS + " calls are running and " + Workers.MOST_WAITING + " are waiting already"
                : "the executor takes no more tasks";
        return new ConnectionException(operation.id() + ": not sent, " + why, full, operation.id(), 0, false);
    }

    private static void requireArguments(Operation<?> operation, Arguments arguments, RequestOptions options) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(options, "options");
    }

    /** Counts the call in before looking whether the client is open, so that closing never takes its connections away. */
    private void begin() {
        resources.acquire();
        if (closed.get()) {
            resources.release();
            requireOpen();
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("this AutopostingClient is closed");
        }
    }

    /** Ends nothing that is running. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            resources.release();
        }
    }
}

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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The door of the engine: prepares each call, runs it on the caller's thread or on a worker, and counts it. */
public final class Engine implements Transport, AutoCloseable {
    private final Settings settings;
    private final Resources resources;
    private final Preparation preparation;
    private final ReentrantLock lock = new ReentrantLock(); // a monitor would pin virtual threads
    private volatile @Nullable CallLoop loop;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Engine(Settings settings, Resources resources) {
        this.settings = settings;
        this.resources = resources;
        this.preparation = new Preparation(settings);
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
        begin(); // holds the resources, so that closing meanwhile does not end them under the new engine
        try {
            return new Engine(changed, resources);
        } finally {
            resources.release();
        }
    }

    public Settings settings() {
        return settings;
    }

    /** Made at the first call: an HTTP client takes its time to set up. */
    private CallLoop loop() {
        CallLoop known = loop;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            CallLoop made = loop == null ? makeLoop() : loop;
            loop = made;
            return made;
        } finally {
            lock.unlock();
        }
    }

    private CallLoop makeLoop() {
        TimeSource time = TimeSource.SYSTEM;
        Credential credential = new Credential(settings.apiKey(), settings.authScheme());
        HttpPolicy policy = new HttpPolicy(HttpClients.basic(settings.proxyCredentials()));
        return new CallLoop(
                credential,
                new OkHttpWire(HttpClients.make(settings, resources, policy), policy, credential),
                new AnswerReader(settings.maxResponseBytes(), time),
                new RetryPolicy(settings.firstRetryDelay(), settings.longestRetryDelay(), new Jitter.Full()),
                time,
                new Sleeper.Parking(),
                settings.listener());
    }

    @Override
    public <T extends @Nullable Object> ApiResponse<T> send(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        requireArguments(operation, arguments, options);
        begin();
        try {
            PreparedCall<T> call = preparation.prepare(operation, arguments, options);
            Deadline deadline = Deadline.after(call.timeout, TimeSource.SYSTEM);
            return loop().run(call, deadline, new Cancellation());
        } finally {
            resources.release();
        }
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<ApiResponse<T>> sendAsync(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        requireArguments(operation, arguments, options);
        CompletableFuture<ApiResponse<T>> future = new CompletableFuture<>();
        try {
            begin();
        } catch (IllegalStateException closedAlready) {
            future.completeExceptionally(closedAlready);
            return future;
        }
        try {
            PreparedCall<T> call = preparation.prepare(operation, arguments, options);
            Deadline deadline = Deadline.after(call.timeout, TimeSource.SYSTEM);
            new AsyncCall<>(future, loop(), call, deadline, resources).start(executor());
        } catch (RejectedExecutionException full) {
            resources.release();
            future.completeExceptionally(rejected(operation, full));
        } catch (RuntimeException | Error unfit) {
            resources.release();
            future.completeExceptionally(unfit);
        }
        return future;
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

package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The door of the engine: prepares each call, runs it on the caller's thread or on a worker, and counts it. */
public final class Engine implements Transport, AutoCloseable {
    private final Settings settings;
    private final Resources resources;
    private final Preparation preparation;
    private final ReentrantLock lock = new ReentrantLock(); // a monitor would pin virtual threads
    private volatile @Nullable CallLoop loop;
    private final Supplier<CallLoop> loops = new Loop();
    private final AtomicBoolean closed = new AtomicBoolean();

    Engine(Settings settings, Resources resources) {
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

    /** No method reference: the first of those in a process takes tens of milliseconds. */
    private final class Loop implements Supplier<CallLoop> {
        @Override
        public CallLoop get() {
            return loop();
        }
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
        HttpPolicy policy = new HttpPolicy(new ProxyLogin(settings.proxyCredentials()));
        return new CallLoop(
                credential,
                new OkHttpWire(new OwnClients(settings, resources, policy), policy, credential),
                new AnswerReader(settings.maxResponseBytes(), time),
                new RetryPolicy(settings.firstRetryDelay(), settings.longestRetryDelay(), new Jitter.Full()),
                new Sleeper.Parking());
    }

    /** No lambda: the first of those in a process takes tens of milliseconds. */
    private record OwnClients(Settings settings, Resources resources, HttpPolicy policy) implements OkHttpWire.Clients {
        @Override
        public Lanes make() throws IOException {
            return HttpClients.make(settings, resources, policy);
        }
    }

    @Override
    public <T extends @Nullable Object> ApiResponse<T> send(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        requireArguments(operation, arguments, options);
        begin();
        try {
            return begun(operation, arguments, options).carryOut();
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
        AsyncCall<T> call;
        try {
            Workers workers = workers();
            call = new AsyncCall<>(future, begun(operation, arguments, options), resources, workers);
        } catch (Throwable unfit) {
            resources.release();
            future.completeExceptionally(unfit);
            return future;
        }
        call.start(); // from here on it counts itself out
        return future;
    }

    /** Time counts from here: serializing a large body takes some. */
    private <T extends @Nullable Object> BegunCall<T> begun(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        TimeSource time = TimeSource.SYSTEM;
        long start = time.nanos();
        PreparedCall<T> call = prepared(operation, arguments, options);
        Deadline deadline = Deadline.after(call.timeout, start, time);
        CallRecord record = new CallRecord(call, deadline, settings.listener(), time);
        return new BegunCall<>(loops, call, deadline, record, new Cancellation());
    }

    private <T extends @Nullable Object> PreparedCall<T> prepared(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        try {
            return preparation.prepare(operation, arguments, options);
        } catch (IllegalArgumentException | IllegalStateException unfit) {
            throw unfit;
        } catch (Exception ofUsersCode) { // such as a map of their own; its text can hold values
            throw new IllegalArgumentException(
                    operation.id() + ": the arguments cannot be read: " + Unforeseen.name(ofUsersCode),
                    Unforeseen.of(ofUsersCode));
        }
    }

    private Workers workers() {
        return settings.executor() == null ? resources.workers() : new ForeignExecutor(settings.executor());
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

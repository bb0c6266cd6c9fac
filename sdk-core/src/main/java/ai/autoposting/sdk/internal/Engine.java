package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.internal.content.Bodies;
import ai.autoposting.sdk.internal.http.Cancellation;
import ai.autoposting.sdk.internal.http.OkHttpTransport;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The door of the engine: prepares each call, runs it on the caller's thread or on a worker, and counts it. */
public final class Engine implements Transport, AutoCloseable {
    private final ClientSettings settings;
    private final Resources resources;
    private final CallFactory calls;
    private final ReentrantLock lock = new ReentrantLock(); // a monitor would pin virtual threads
    private volatile @Nullable CallLoop loop;
    private final Supplier<CallLoop> loops = new Loop();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean warm = new AtomicBoolean();

    Engine(ClientSettings settings, Resources resources) {
        this.settings = settings;
        this.resources = resources;
        this.calls = new CallFactory(settings, null);
        resources.acquire();
    }

    public static Engine open(ClientSettings settings) {
        return new Engine(settings, new Resources());
    }

    /**
     * An engine with other settings over the same connections and threads.
     *
     * @throws IllegalStateException when this one is closed
     */
    public Engine with(ClientSettings changed) {
        begin(); // holds the resources, so that closing meanwhile does not end them under the new engine
        try {
            return new Engine(changed, resources);
        } finally {
            resources.release();
        }
    }

    /** A copy. */
    public ClientSettings settings() {
        return settings.copy();
    }

    /** No method reference: CONTRIBUTING, "The first call". */
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
        return new CallLoop(
                new ApiKeyProvider(settings.keys(), settings.apiKeyHeader, settings.apiKeyPrefix),
                OkHttpTransport.over(settings.http(), resources.pools()),
                new ResponseReader(settings.maxResponseBytes, TimeSource.SYSTEM),
                new RetryPolicy(settings.firstRetryDelay, settings.maxRetryDelay, new Jitter.Full()),
                new Sleeper.Parking(),
                settings.paced ? resources.pacer() : null);
    }

    /**
     * All that a first call does, but for the network.
     *
     * @param calls that a first call is like
     * @throws IllegalStateException when it is closed
     */
    public void warmUp(Consumer<Transport> calls) {
        begin();
        try {
            if (warm.compareAndSet(false, true)) {
                loop().warmUp();
                Rehearsal.of(calls);
            }
        } finally {
            resources.release();
        }
    }

    @Override
    public <T extends @Nullable Object> ApiResponse<T> send(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        requireArguments(operation, arguments, options);
        BegunCall<T> call = counted(operation, arguments, options);
        try {
            return call.carryOut();
        } finally {
            resources.release();
        }
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<ApiResponse<T>> sendAsync(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        requireArguments(operation, arguments, options);
        CompletableFuture<ApiResponse<T>> future = new CompletableFuture<>();
        BegunCall<T> call = null;
        AsyncCall<T> async;
        try {
            call = counted(operation, arguments, options);
            async = new AsyncCall<>(future, call, resources, workers());
        } catch (Throwable unfit) {
            if (call != null) {
                call.endBroken(unfit);
                resources.release();
            }
            future.completeExceptionally(unfit);
            return future;
        }
        async.start(); // from here on it counts itself out
        return future;
    }

    /** A call that is counted in. When there is none, nothing of it is left. */
    private <T extends @Nullable Object> BegunCall<T> counted(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        boolean counted = false;
        try {
            begin();
            counted = true;
            return begun(operation, arguments, options);
        } catch (Throwable unfit) {
            if (counted) {
                resources.release();
            }
            Bodies.close(arguments);
            throw unfit;
        }
    }

    /** Time counts from here: serializing a large body takes some. */
    private <T extends @Nullable Object> BegunCall<T> begun(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        TimeSource time = TimeSource.SYSTEM;
        long start = time.nanos();
        PreparedCall<T> call;
        try {
            call = prepared(operation, arguments, options);
        } catch (Throwable unfit) {
            if (settings.observer != null) {
                ObservedCall.refused(
                        settings.observer, resources.nextCallId(), operation.id(), unfit, time.nanos() - start);
            }
            throw unfit;
        }
        if (call.plan.isDownload) {
            call.uses(resources);
        }
        Deadline deadline = Deadline.after(call.timeout, start, time);
        CallObserver observer = settings.observer;
        ObservedCall observed = observer == null ? null : ObservedCall.of(observer, resources.nextCallId(), call);
        CallEvents events = new CallEvents(call, deadline, observed);
        return new BegunCall<>(loops, call, deadline, events, new Cancellation());
    }

    private <T extends @Nullable Object> PreparedCall<T> prepared(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        try {
            return calls.prepare(operation, arguments, options);
        } catch (IllegalArgumentException | IllegalStateException unfit) {
            throw unfit;
        } catch (Exception ofUsersCode) { // such as a map of their own; its text can hold values
            throw new IllegalArgumentException(
                    operation.id() + ": the arguments cannot be read: " + RedactedException.name(ofUsersCode),
                    RedactedException.of(ofUsersCode));
        }
    }

    private Workers workers() {
        return settings.executor == null ? resources.workers() : new UserExecutor(settings.executor);
    }

    private static void requireArguments(Operation<?> operation, Arguments arguments, RequestOptions options) {
        Objects.requireNonNull(arguments, "arguments");
        try {
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(options, "options");
        } catch (NullPointerException missing) {
            Bodies.close(arguments);
            throw missing;
        }
    }

    /** Counts the call in before looking whether the client is open, so that closing never takes its connections away. */
    private void begin() {
        resources.acquire();
        if (closed.get()) {
            resources.release();
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

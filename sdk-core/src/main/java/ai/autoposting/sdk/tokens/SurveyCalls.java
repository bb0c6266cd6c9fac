package ai.autoposting.sdk.tokens;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Spliterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a survey: begins them on the reader's thread, a bounded number ahead of it, and gives their results in order. Any
 * thread may close it.
 */
final class SurveyCalls implements Spliterator<TokenSurvey.Finding> {
    private final SurveyQuestion question;
    private final Iterator<String> brands;
    private final List<List<Platform>> groups;
    private final int concurrency;
    private final Queue<Begun> ahead = new ConcurrentLinkedQueue<>();
    private final Semaphore ended = new Semaphore(0);
    private @Nullable Begun current;
    private Iterator<Platform> platformsOfCurrent = List.<Platform>of().iterator();
    private Iterator<List<Platform>> groupsOfBrand = List.<List<Platform>>of().iterator();
    private String brand = "";
    private @Nullable RuntimeException brandsFailed;
    private volatile boolean closed;

    private record Begun(
            String brand, List<Platform> platforms, CompletableFuture<ApiResponse<List<PlatformToken>>> call) {}

    SurveyCalls(SurveyQuestion question, Iterator<String> brands, List<Platform> platforms, int concurrency) {
        this.question = question;
        this.brands = brands;
        this.groups = question.calls(platforms);
        this.concurrency = concurrency;
    }

    @Override
    public boolean tryAdvance(Consumer<? super TokenSurvey.Finding> reader) {
        if (closed || !platformsOfCurrent.hasNext() && !awaitNext()) {
            return false;
        }
        reader.accept(finding(Objects.requireNonNull(current), platformsOfCurrent.next()));
        return true;
    }

    /** Whether there is another call; it has ended then. */
    private boolean awaitNext() {
        beginMore();
        Begun next = ahead.peek();
        while (!closed && next != null && !next.call.isDone()) {
            awaitAny(next.call);
            beginMore();
        }
        if (closed) {
            return false;
        }
        if (next == null) {
            return endOfBrands();
        }
        ahead.poll();
        current = next;
        platformsOfCurrent = next.platforms.iterator();
        return true;
    }

    private boolean endOfBrands() {
        if (brandsFailed != null) {
            throw brandsFailed;
        }
        return false;
    }

    /** Another call than the next may have ended: then there is room to begin one. To close ends them all. */
    private void awaitAny(CompletableFuture<?> next) {
        // What ended before is known by now; without this an endless survey would count up for ever.
        ended.drainPermits();
        if (next.isDone()) {
            return;
        }
        try {
            ended.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            close();
            throw new CallCancelledException(
                    "survey of tokens: interrupted", interrupted, question.operationId(), 0, false);
        }
    }

    private void beginMore() {
        while (!closed && hasRoom() && hasMore()) {
            List<Platform> group = groupsOfBrand.next();
            CompletableFuture<ApiResponse<List<PlatformToken>>> call = begin(group);
            ahead.add(new Begun(brand, group, call));
            var unused = call.whenComplete((response, failure) -> ended.release());
            if (closed) {
                call.cancel(true);
            }
        }
    }

    /** A transport that throws at once instead of failing its future hides no other finding by it. */
    private CompletableFuture<ApiResponse<List<PlatformToken>>> begin(List<Platform> group) {
        try {
            return question.ask(brand, group);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private boolean hasRoom() {
        long begun = 0;
        long running = 0;
        for (Begun each : ahead) {
            begun++;
            running += each.call.isDone() ? 0 : 1;
        }
        return running < concurrency && begun < 2L * concurrency;
    }

    private boolean hasMore() {
        try {
            while (!groupsOfBrand.hasNext()) {
                if (brandsFailed != null || groups.isEmpty() || !brands.hasNext()) {
                    return false;
                }
                brand = Objects.requireNonNull(brands.next(), "brand");
                groupsOfBrand = groups.iterator();
            }
            return true;
        } catch (RuntimeException failure) {
            // Thrown where the reader gets there: the findings of the brands before come first.
            brandsFailed = failure;
            return false;
        }
    }

    private TokenSurvey.Finding finding(Begun done, Platform platform) {
        try {
            List<PlatformToken> tokens = question.tokens(done.call.join().data(), platform);
            return new TokenSurvey.Finding(done.brand, platform, tokens, Optional.empty());
        } catch (CompletionException | CancellationException failed) {
            AutopostingException failure = failure(done.brand, platform, rootOf(failed));
            return new TokenSurvey.Finding(done.brand, platform, List.of(), Optional.of(failure));
        }
    }

    private static Throwable rootOf(Throwable failed) {
        Throwable root = failed;
        while (root instanceof CompletionException && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private AutopostingException failure(String failedBrand, Platform platform, Throwable cause) {
        if (cause instanceof AutopostingException failure) {
            return failure;
        }
        if (cause instanceof Error error) {
            close();
            throw error;
        }
        if (cause instanceof IllegalStateException unusable && !(cause instanceof CancellationException)) {
            close();
            throw unusable;
        }
        return new CallCancelledException(
                question.operationId() + " was not carried out for brand " + SnapshotText.escaped(failedBrand)
                        + ", platform " + SnapshotText.escaped(platform.value()) + ": "
                        + cause.getClass().getSimpleName(),
                cause,
                question.operationId(),
                0,
                false,
                null,
                question.pathArguments(failedBrand, platform));
    }

    /** Ends the calls that are on their way, and begins no more. */
    void close() {
        closed = true;
        ahead.forEach(each -> each.call.cancel(true));
    }

    /** Null: the order is that of the reader, and what is ahead is bounded. */
    @Override
    public @Nullable Spliterator<TokenSurvey.Finding> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }
}

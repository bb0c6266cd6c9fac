package ai.autoposting.sdk.tokens;

import ai.autoposting.sdk.api.PlatformOAuthAsyncApi;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The calls of a survey: begins them on the reader's thread, a bounded number ahead of it, and gives their results in order. */
final class SurveyCalls implements Spliterator<TokenSurvey.Finding> {
    private final PlatformOAuthAsyncApi api;
    private final Iterator<String> brands;
    private final List<Platform> platforms;
    private final int concurrency;
    private final Queue<Begun> ahead = new ArrayDeque<>();
    private final Semaphore ended = new Semaphore(0);
    private Iterator<Platform> platformsOfBrand = List.<Platform>of().iterator();
    private String brand = "";
    private boolean closed;

    private record Begun(String brand, Platform platform, CompletableFuture<List<PlatformToken>> call) {}

    SurveyCalls(PlatformOAuthAsyncApi api, Iterator<String> brands, List<Platform> platforms, int concurrency) {
        this.api = api;
        this.brands = brands;
        this.platforms = platforms;
        this.concurrency = concurrency;
    }

    @Override
    public boolean tryAdvance(Consumer<? super TokenSurvey.Finding> reader) {
        beginMore();
        Begun next = ahead.peek();
        if (closed || next == null) {
            return false;
        }
        while (!next.call.isDone()) {
            awaitOne();
            beginMore();
        }
        ahead.remove();
        reader.accept(finding(next));
        return true;
    }

    /** One of the calls ahead has ended, perhaps another than the next. */
    private void awaitOne() {
        try {
            ended.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            close();
            throw new CallCancelledException(
                    "survey of tokens: interrupted", interrupted, "getPlatformTokenDetails", 0, false);
        }
    }

    private void beginMore() {
        while (!closed && inFlight() < concurrency && ahead.size() < 2 * concurrency && hasMore()) {
            Platform platform = platformsOfBrand.next();
            CompletableFuture<List<PlatformToken>> call = api.getPlatformTokenDetails(brand, platform);
            ahead.add(new Begun(brand, platform, call));
            var unused = call.whenComplete((tokens, failure) -> ended.release());
        }
    }

    private int inFlight() {
        int running = 0;
        for (Begun each : ahead) {
            running += each.call.isDone() ? 0 : 1;
        }
        return running;
    }

    private boolean hasMore() {
        while (!platformsOfBrand.hasNext()) {
            if (platforms.isEmpty() || !brands.hasNext()) {
                return false;
            }
            brand = Objects.requireNonNull(brands.next(), "brand");
            platformsOfBrand = platforms.iterator();
        }
        return true;
    }

    private TokenSurvey.Finding finding(Begun done) {
        try {
            return new TokenSurvey.Finding(done.brand, done.platform, done.call.join(), Optional.empty());
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof AutopostingException failure) {
                return new TokenSurvey.Finding(done.brand, done.platform, List.of(), Optional.of(failure));
            }
            close();
            throw cause instanceof RuntimeException wrongUse ? wrongUse : failed;
        }
    }

    /** Ends the calls that are on their way, and begins no more. */
    void close() {
        closed = true;
        ahead.forEach(each -> each.call.cancel(true));
        ahead.clear();
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

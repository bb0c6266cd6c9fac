package ai.autoposting.sdk.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.tokens.TokenSurvey.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenSurveyTest {
    /** Calls begin here and end when the test says so, or at once. */
    private static final class Calls implements Transport {
        private final Map<String, CompletableFuture<ApiResponse<Object>>> begun = new LinkedHashMap<>();
        private final Map<String, List<PlatformToken>> responses = new HashMap<>();
        private final Map<String, Throwable> refused = new HashMap<>();
        private final Map<String, RuntimeException> thrown = new HashMap<>();
        private Runnable onBegin = () -> {};
        private boolean atOnce;

        @Override
        public <T> ApiResponse<T> send(Operation<T> operation, Arguments arguments, RequestOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        @SuppressWarnings("unchecked") // the test says what each call returns
        public <T> CompletableFuture<ApiResponse<T>> sendAsync(
                Operation<T> operation, Arguments arguments, RequestOptions options) {
            String name = arguments.path().get("slug") + "/" + arguments.path().get("platform");
            CompletableFuture<ApiResponse<Object>> call = new CompletableFuture<>();
            if (thrown.containsKey(name)) {
                throw thrown.get(name);
            }
            begun.put(name, call);
            onBegin.run();
            if (refused.containsKey(name)) {
                fail(name, refused.get(name));
            } else if (atOnce) {
                end(name);
            }
            return (CompletableFuture<ApiResponse<T>>) (CompletableFuture<?>) call;
        }

        void end(String name) {
            begun.get(name)
                    .complete(ApiResponse.<Object>builder(responses.getOrDefault(name, List.of(token(name))))
                            .build());
        }

        void fail(String name, Throwable failure) {
            begun.get(name).completeExceptionally(failure);
        }
    }

    private final Calls calls = new Calls();

    private static PlatformToken token(String name) {
        return PlatformToken.builder().tokenId(name).build();
    }

    private static String text(Finding finding) {
        return finding.brand() + "/" + finding.platform() + " "
                + finding.tokens().stream()
                        .map(token -> token.tokenId().orElse(""))
                        .toList()
                + finding.failure().map(failure -> " " + failure.getMessage()).orElse("");
    }

    private TokenSurvey survey(int concurrency) {
        return TokenSurvey.of(calls)
                .platforms(List.of(Platform.X, Platform.THREADS))
                .concurrency(concurrency);
    }

    @Test
    void findingsComeInTheOrderOfBrandsAndPlatforms() {
        calls.atOnce = true;
        assertThat(survey(3).run(List.of("a", "b")).map(TokenSurveyTest::text))
                .containsExactly("a/x [a/x]", "a/threads [a/threads]", "b/x [b/x]", "b/threads [b/threads]");
        assertThat(TokenSurvey.of(calls).run(List.of("c")).map(Finding::platform))
                .containsExactlyElementsOf(Platform.values());
    }

    private static PlatformToken entry(String platform, String id, @Nullable Boolean connected) {
        PlatformToken.Builder entry = PlatformToken.builder().tokenId(id).additionalProperty("platform", platform);
        return connected == null
                ? entry.build()
                : entry.additionalProperty("connected", connected).build();
    }

    @Test
    void oneStatusCallIsAboutAllPlatformsOfABrand() {
        calls.responses.put(
                "a/null",
                List.of(
                        entry("threads", "t1", true),
                        entry("x", "x1", true),
                        entry("facebook", "f1", true),
                        entry("threads", "t2", null),
                        PlatformToken.builder().tokenId("of no platform").build()));
        calls.responses.put("b/null", List.of(entry("x", "none", false), entry("threads", "t3", true)));
        calls.refused.put("c/null", ApiException.builder(500).operationId("op").build());
        calls.thrown.put("d/null", new IllegalArgumentException("slug"));
        calls.atOnce = true;
        List<Finding> findings =
                survey(3).byStatus().run(List.of("a", "b", "c", "d")).toList();
        assertThat(findings.stream().map(TokenSurveyTest::text))
                .containsExactly(
                        "a/x [x1]",
                        "a/threads [t1, t2]",
                        "b/x []",
                        "b/threads [t3]",
                        "c/x [] op: HTTP 500",
                        "c/threads [] op: HTTP 500",
                        "d/x [] getTokenStatus was not carried out for brand d, platform x: IllegalArgumentException",
                        "d/threads [] getTokenStatus was not carried out for brand d, platform threads:"
                                + " IllegalArgumentException");
        assertThat(calls.begun).hasSize(3);
        assertThat(findings.get(7).failure().orElseThrow().pathArguments()).isEqualTo(Map.of("slug", "d"));
        assertThat(survey(1).byStatus().platforms(List.of()).run(List.of("a"))).isEmpty();
        assertThat(survey(1).platforms(List.of(Platform.THREADS)).byStatus().run(List.of("b")))
                .extracting(TokenSurveyTest::text)
                .containsExactly("b/threads [t3]");
    }

    @Test
    void closingBetweenThePlatformsOfABrandEndsTheSurvey() {
        calls.responses.put("a/null", List.of(entry("threads", "t1", true)));
        calls.atOnce = true;
        Stream<Finding> findings = survey(1).byStatus().run(List.of("a"));
        Iterator<Finding> iterator = findings.iterator();
        assertThat(text(iterator.next())).isEqualTo("a/x []");
        findings.close();
        assertThat(iterator.hasNext()).isFalse();
    }

    @Test
    void aFailureStandsInItsPlaceAndHidesNoOther() {
        Iterator<Finding> findings = survey(4).run(List.of("a", "b")).iterator();
        calls.atOnce = true;
        Thread reader = Thread.currentThread();
        assertThat(reader.isInterrupted()).isFalse();
        List<String> seen = new ArrayList<>();
        // Nothing has begun before the reader asks; what it asks for ends out of order.
        calls.atOnce = false;
        Thread ender = new Thread(() -> {
            while (calls.begun.size() < 4) {
                Thread.onSpinWait();
            }
            calls.end("b/threads");
            calls.fail("a/threads", ApiException.builder(500).operationId("op").build());
            calls.end("b/x");
            calls.end("a/x");
        });
        ender.start();
        findings.forEachRemaining(finding -> seen.add(text(finding)));
        assertThat(seen)
                .containsExactly("a/x [a/x]", "a/threads [] op: HTTP 500", "b/x [b/x]", "b/threads [b/threads]");
    }

    @Test
    void atMostTwiceTheConcurrencyIsAheadOfTheReaderHoweverManyBrandsThereAre() {
        calls.atOnce = true;
        List<String> taken = new ArrayList<>();
        Iterable<String> endless = () ->
                Stream.iterate(1, i -> i + 1).map(i -> "b" + i).peek(taken::add).iterator();
        try (Stream<Finding> findings = survey(3).run(endless)) {
            Iterator<Finding> reader = findings.iterator();
            reader.next();
            assertThat(calls.begun).hasSize(6);
            reader.next();
            assertThat(calls.begun).hasSizeLessThanOrEqualTo(8);
            assertThat(taken).hasSizeLessThanOrEqualTo(5);
        }
    }

    @Test
    void noMoreCallsThanTheConcurrencyAreOnTheirWay() throws Exception {
        Stream<Finding> findings = survey(3).run(List.of("a", "b", "c", "d"));
        Thread reader = new Thread(() -> findings.iterator().next());
        reader.start();
        while (calls.begun.size() < 3) {
            Thread.onSpinWait();
        }
        calls.end("a/threads");
        while (calls.begun.size() < 4) {
            Thread.onSpinWait();
        }
        assertThat(calls.begun).containsOnlyKeys("a/x", "a/threads", "b/x", "b/threads");
        calls.end("a/x");
        reader.join();
    }

    @Test
    void closingEndsTheCallsOnTheirWay() throws Exception {
        Stream<Finding> findings = survey(2).run(List.of("a", "b"));
        Iterator<Finding> iterator = findings.iterator();
        Thread reader = new Thread(() -> iterator.next());
        reader.start();
        while (calls.begun.size() < 2) {
            Thread.onSpinWait();
        }
        calls.end("a/x");
        reader.join();
        findings.close();
        assertThat(calls.begun.values().stream().filter(CompletableFuture::isDone))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(iterator.hasNext()).isFalse();
    }

    @Test
    void anInterruptedReaderStops() throws Exception {
        Iterator<Finding> iterator = survey(2).run(List.of("a", "b")).iterator();
        Thread.currentThread().interrupt();
        assertThatThrownBy(iterator::hasNext).isInstanceOf(CallCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(calls.begun.values()).hasSize(2).allMatch(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    void wrongUseIsThrownWhereTheReaderReachesIt() {
        Iterator<Finding> iterator = survey(1).run(List.of("a")).iterator();
        Thread ender = new Thread(() -> {
            while (calls.begun.isEmpty()) {
                Thread.onSpinWait();
            }
            calls.fail("a/x", new IllegalStateException("closed"));
        });
        ender.start();
        assertThatThrownBy(iterator::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("closed");
    }

    @Test
    void whatTheIterableThrowsIsThrown() {
        Iterable<String> broken = () -> {
            throw new IllegalStateException("no list");
        };
        assertThatThrownBy(() -> survey(1).run(broken)).hasMessage("no list");
    }

    @Test
    void theIterablesFailureComesAfterTheFindingsOfTheBrandsBefore() {
        calls.atOnce = true;
        Iterable<String> broken =
                () -> Stream.of("a", "b").map(TokenSurveyTest::exceptB).iterator();
        Iterator<Finding> iterator = survey(8).run(broken).iterator();
        assertThat(text(iterator.next())).isEqualTo("a/x [a/x]");
        assertThat(text(iterator.next())).isEqualTo("a/threads [a/threads]");
        assertThatThrownBy(iterator::hasNext)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no b");

        Iterator<Finding> withNull =
                survey(8).run(Arrays.asList("a", null, "c")).iterator();
        withNull.next();
        withNull.next();
        assertThatThrownBy(withNull::hasNext)
                .isInstanceOf(NullPointerException.class)
                .hasMessage("brand");
        assertThat(calls.begun).containsOnlyKeys("a/x", "a/threads");
    }

    private static String exceptB(String brand) {
        if (brand.equals("b")) {
            throw new IllegalArgumentException("no b");
        }
        return brand;
    }

    @Test
    void aBadBrandHidesNoOther() {
        calls.atOnce = true;
        IllegalArgumentException blank = new IllegalArgumentException("slug must not be blank");
        calls.refused.put("/x", blank);
        calls.refused.put("/threads", new IOException("broken decorator"));
        calls.thrown.put("b/x", blank);
        List<Finding> findings = survey(2).run(List.of("a", "", "b")).toList();
        assertThat(findings)
                .extracting(TokenSurveyTest::text)
                .containsExactly(
                        "a/x [a/x]",
                        "a/threads [a/threads]",
                        "/x [] getPlatformTokenDetails was not carried out for brand -, platform x: IllegalArgumentException",
                        "/threads [] getPlatformTokenDetails was not carried out for brand -, platform threads: IOException",
                        "b/x [] getPlatformTokenDetails was not carried out for brand b, platform x: IllegalArgumentException",
                        "b/threads [b/threads]");
        AutopostingException failure = findings.get(4).failure().orElseThrow();
        assertThat(failure).isInstanceOf(CallCancelledException.class).hasCause(blank);
        assertThat(failure.isTransient()).isFalse();
        assertThat(failure.attempts()).isZero();
        assertThat(failure.pathArguments()).isEqualTo(Map.of("slug", "b", "platform", "x"));
    }

    @Test
    void aCancelledCallIsAFindingAndAnErrorIsThrown() {
        calls.atOnce = true;
        calls.refused.put("a/x", new CancellationException());
        calls.refused.put(
                "a/threads",
                new CompletionException(new CompletionException(
                        ApiException.builder(500).operationId("op").build())));
        assertThat(survey(1).run(List.of("a")).map(TokenSurveyTest::text))
                .containsExactly(
                        "a/x [] getPlatformTokenDetails was not carried out for brand a, platform x: CancellationException",
                        "a/threads [] op: HTTP 500");
        calls.refused.put("b/x", new StackOverflowError());
        Iterator<Finding> iterator = survey(1).run(List.of("b")).iterator();
        assertThatThrownBy(iterator::hasNext).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void anyThreadMayCloseItWhileTheReaderWaits() throws Exception {
        Stream<Finding> findings = survey(2).run(List.of("a", "b"));
        Iterator<Finding> iterator = findings.iterator();
        AtomicReference<Boolean> more = new AtomicReference<>(true);
        Thread reader = new Thread(() -> more.set(iterator.hasNext()));
        reader.start();
        while (reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        findings.close();
        reader.join();
        assertThat(more.get()).isFalse();
        assertThat(calls.begun).containsOnlyKeys("a/x", "a/threads");
        assertThat(calls.begun.values()).allMatch(CompletableFuture::isCancelled);
    }

    @Test
    void aCallThatBeginsWhileItIsClosedIsEnded() {
        Stream<Finding> findings = survey(2).run(List.of("a"));
        Iterator<Finding> iterator = findings.iterator();
        calls.onBegin = findings::close;
        assertThat(iterator.hasNext()).isFalse();
        assertThat(calls.begun).containsOnlyKeys("a/x");
        assertThat(calls.begun.get("a/x")).isCancelled();
    }

    @Test
    void aReaderThatClosesTakesNoMoreBrands() {
        calls.atOnce = true;
        List<String> taken = new ArrayList<>();
        Iterable<String> endless = () ->
                Stream.iterate(1, i -> i + 1).map(i -> "b" + i).peek(taken::add).iterator();
        Stream<Finding> findings = survey(1).run(endless);
        List<String> seen = new ArrayList<>();
        findings.forEach(finding -> {
            seen.add(text(finding));
            findings.close();
        });
        assertThat(seen).containsExactly("b1/x [b1/x]");
        assertThat(taken).containsExactly("b1");
    }

    @Test
    void parallelChangesNeitherOrderNorBounds() {
        calls.atOnce = true;
        List<String> brands =
                Stream.iterate(1, i -> i + 1).map(i -> "b" + i).limit(50).toList();
        List<String> expected = survey(3).run(brands).map(TokenSurveyTest::text).toList();
        assertThat(survey(3).run(brands).parallel().map(TokenSurveyTest::text).toList())
                .isEqualTo(expected);
        calls.begun.clear();
        Iterable<String> endless =
                () -> Stream.iterate(1, i -> i + 1).map(i -> "e" + i).iterator();
        assertThat(survey(3)
                        .run(endless)
                        .parallel()
                        .limit(4)
                        .map(TokenSurveyTest::text)
                        .toList())
                .containsExactly("e1/x [e1/x]", "e1/threads [e1/threads]", "e2/x [e2/x]", "e2/threads [e2/threads]");
        assertThat(calls.begun).hasSizeLessThanOrEqualTo(4 + 6);
    }

    @Test
    void theGreatestConcurrencyBeginsAll() {
        calls.atOnce = true;
        assertThat(survey(Integer.MAX_VALUE).run(List.of("a")).map(TokenSurveyTest::text))
                .containsExactly("a/x [a/x]", "a/threads [a/threads]");
    }

    @Test
    void nothingBeginsBeforeItIsRead() {
        List<String> taken = new ArrayList<>();
        Iterable<String> brands = () -> Stream.of("a").peek(taken::add).iterator();
        try (Stream<Finding> findings = survey(1).run(brands)) {
            assertThat(findings).isNotNull();
            assertThat(calls.begun).isEmpty();
            assertThat(taken).isEmpty();
        }
    }

    @Test
    void theConcurrencyIsAtLeastOne() {
        assertThatThrownBy(() -> survey(0)).hasMessage("concurrency must be 1 or more, not 0");
        assertThat(survey(1).platforms(List.of()).run(List.of("a"))).isEmpty();
        assertThat(new Finding("a", Platform.X, List.of(), Optional.empty()).tokens())
                .isEmpty();
    }

    @Test
    void aFindingKeepsItsTokens() {
        List<PlatformToken> tokens = new ArrayList<>(List.of(token("t")));
        Finding finding = new Finding("a", Platform.X, tokens, Optional.empty());
        tokens.clear();
        assertThat(finding.tokens()).containsExactly(token("t"));
    }
}

package ai.autoposting.sdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.RateLimitException;
import ai.autoposting.sdk.error.ServerException;
import ai.autoposting.sdk.error.UnauthorizedException;
import ai.autoposting.sdk.internal.http.Cancellation;
import ai.autoposting.sdk.internal.http.HttpRequest;
import ai.autoposting.sdk.internal.http.HttpResponse;
import ai.autoposting.sdk.internal.http.HttpTransport;
import ai.autoposting.sdk.internal.http.HttpTransportException;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The loop with a transport, a clock and a sleeper of the test's own: no socket, no waiting. */
class CallLoopTest {
    private static final Operation<Map<String, Object>> GET = Operation.builder("readThing", "GET", "/things")
            .returnsMapOf(Object.class)
            .build();
    private static final Operation<Map<String, Object>> POST = Operation.builder("storeThing", "POST", "/things")
            .returnsMapOf(Object.class)
            .build();

    private final List<String> steps = new ArrayList<>();
    private final Deque<Network> answers = new ArrayDeque<>();
    private final Cancellation cancellation = new Cancellation();
    private long now;
    private @Nullable CallObserver listener;
    private Supplier<String> keys = () -> "key-one";
    private boolean paced;
    private boolean cancelledInSleep;
    private @Nullable Pacer pacer;

    private final TimeSource time = new TimeSource() {
        @Override
        public long nanos() {
            return now;
        }

        @Override
        public Instant now() {
            return Instant.ofEpochSecond(1_000_000).plusNanos(now);
        }
    };

    private ApiResponse<?> run(Operation<?> operation) {
        return run(operation, 2);
    }

    private ApiResponse<?> run(Operation<?> operation, int maxRetries) {
        Supplier<String> recorded = () -> {
            steps.add("key");
            return keys.get();
        };
        ApiKeyProvider credential = new ApiKeyProvider(recorded, "Authorization", "Bearer ");
        HttpTransport transport = (request, authorization, nanos, cancel) -> {
            String key = authorization == null ? null : authorization.secret;
            steps.add("send " + key + " within " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
            Trace trace = new Trace();
            try {
                return answers.remove().send(cancel, trace);
            } catch (Throwable failure) {
                throw new HttpTransportException(trace.sent, failure);
            }
        };
        Sleeper sleeper = (nanos, cancel) -> {
            steps.add("sleep " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
            now += nanos;
            if (cancelledInSleep) {
                cancellation.cancel();
            }
        };
        RetryPolicy retries = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), max -> max / 2);
        if (paced && pacer == null) {
            pacer = new Pacer(time);
        }
        CallLoop loop = new CallLoop(credential, transport, new ResponseReader(10_000, time), retries, sleeper, pacer);
        PreparedCall<?> call = call(operation, maxRetries);
        Deadline deadline = Deadline.after(call.timeout, time);
        CallEvents record =
                new CallEvents(call, deadline, listener == null ? null : new ObservedCall(listener, 7, call));
        return new BegunCall<>(() -> loop, call, deadline, record, cancellation).carryOut();
    }

    /** What a transport of the test's own does: it says how far the request got, and answers or fails. */
    private interface Network {
        HttpResponse send(Cancellation cancel, Trace trace) throws Exception;
    }

    private static final class Trace {
        private boolean sent;
    }

    private static PreparedCall<?> call(Operation<?> operation, int maxRetries) {
        HttpUrl base = HttpUrl.get("https://host/");
        return new PreparedCall<>(
                new OperationPlan<>(operation, base),
                new HttpRequest("GET", base, Headers.of(), null, true),
                null,
                TimeUnit.SECONDS.toNanos(60),
                TimeUnit.SECONDS.toNanos(30),
                maxRetries,
                List.of());
    }

    /** An answer that takes this long. */
    private CallLoopTest answer(int status, String headers, String body, long millis) {
        answers.add((cancel, trace) -> {
            trace.sent = true;
            now += TimeUnit.MILLISECONDS.toNanos(millis);
            return new FixedResponse(status, headers, body);
        });
        return this;
    }

    private CallLoopTest answer(int status, String body) {
        return answer(status, "", body, 0);
    }

    private CallLoopTest failure(boolean sent, IOException failure, long millis) {
        answers.add((cancel, trace) -> {
            trace.sent = sent;
            now += TimeUnit.MILLISECONDS.toNanos(millis);
            throw failure;
        });
        return this;
    }

    private class FixedResponse implements HttpResponse {
        private final int status;
        private final ResponseHeaders headers;
        private final InputStream body;

        FixedResponse(int status, String header, String body) {
            Headers.Builder all = new Headers.Builder();
            if (!header.isEmpty()) {
                all.add(header);
            }
            this.status = status;
            this.headers = new ResponseHeaders(all.build());
            this.body = new ByteArrayInputStream(body.getBytes(UTF_8)) {
                @Override
                public synchronized int read(byte @Nullable [] buffer, int offset, int length) {
                    if (pos == 0) {
                        steps.add("read");
                    }
                    return super.read(buffer, offset, length);
                }
            };
        }

        @Override
        public boolean sent() {
            return true;
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public ResponseHeaders headers() {
            return headers;
        }

        @Override
        public InputStream body() {
            return body;
        }

        @Override
        public void close() {
            steps.add("close");
        }
    }

    @Test
    void theStagesComeInTheirOrder() {
        answer(503, "{}").answer(200, "{\"success\":true,\"data\":{\"a\":1}}");
        ApiResponse<?> response = run(GET);

        assertThat(response.data()).isEqualTo(Map.of("a", 1));
        assertThat(response.attempts()).isEqualTo(2);
        assertThat(steps)
                .containsExactly(
                        "key",
                        "send key-one within 30000 ms",
                        "read",
                        "close", //
                        "sleep 500 ms", //
                        "key",
                        "send key-one within 30000 ms",
                        "read",
                        "close");
    }

    @Test
    void theKeyIsAskedForOncePerAttempt() {
        Deque<String> rotating = new ArrayDeque<>(List.of("key-one", "key-two"));
        keys = rotating::remove;
        answer(429, "").answer(401, "key-one and key-two are wrong");

        AutopostingException thrown = catchThrowableOfType(AutopostingException.class, () -> run(POST));
        assertThat(steps).contains("send key-one within 30000 ms", "send key-two within 30000 ms");
        assertThat(((ai.autoposting.sdk.error.ApiException) thrown).rawBody()).isEqualTo("*** and *** are wrong");
    }

    @Test
    void afterA401AnotherKeyIsTriedOnceAtOnceAlsoForAPostWithoutRetries() {
        Deque<String> rotating = new ArrayDeque<>(List.of("key-one", "key-two"));
        keys = rotating::remove;
        answer(401, "{}").answer(200, "{\"data\":{\"a\":1}}");

        ApiResponse<?> response = run(POST, 0);
        assertThat(response.data()).isEqualTo(Map.of("a", 1));
        assertThat(response.attempts()).isEqualTo(2);
        assertThat(steps)
                .containsExactly(
                        "key",
                        "send key-one within 30000 ms",
                        "read",
                        "close",
                        "key",
                        "send key-two within 30000 ms",
                        "read",
                        "close");
    }

    @Test
    void aSecond401EndsTheCallWhateverKeyThereIsByThen() {
        Deque<String> rotating = new ArrayDeque<>(List.of("key-one", "key-two", "key-three"));
        keys = rotating::remove;
        answer(401, "{}").answer(401, "key-one, key-two");

        UnauthorizedException thrown = catchThrowableOfType(UnauthorizedException.class, () -> run(POST));
        assertThat(thrown.attempts()).isEqualTo(2);
        assertThat(thrown.mayHaveTakenEffect()).isFalse();
        assertThat(thrown.rawBody()).isEqualTo("***, ***");
        assertThat(rotating).containsExactly("key-three");
    }

    @Test
    void aKeyThatStaysTheSameOrCannotBeHadIsNoReasonForAnotherAttempt() {
        answer(401, "{}");
        UnauthorizedException thrown = catchThrowableOfType(UnauthorizedException.class, () -> run(GET));
        assertThat(thrown.attempts()).isEqualTo(1);
        assertThat(steps).filteredOn("key"::equals).hasSize(2);

        Deque<String> rotating = new ArrayDeque<>(List.of("key-one"));
        keys = rotating::remove;
        answer(401, "{}");
        assertThat(catchThrowableOfType(UnauthorizedException.class, () -> run(GET)))
                .isNotNull();
    }

    @Test
    void theAttemptWithAnotherKeyLeavesTheRetriesAsTheyAre() {
        Deque<String> rotating = new ArrayDeque<>(List.of("key-one", "key-two", "key-two", "key-two"));
        keys = rotating::remove;
        answer(401, "{}").answer(429, "{}").answer(429, "{}").answer(429, "{}");

        RateLimitException thrown = catchThrowableOfType(RateLimitException.class, () -> run(POST, 2));
        assertThat(thrown.attempts()).isEqualTo(4);
        assertThat(steps).filteredOn(step -> step.startsWith("sleep")).containsExactly("sleep 500 ms", "sleep 1000 ms");
    }

    @Test
    void aSupplierThatTakesAllTheTimeLeavesThe401() {
        Deque<String> rotating = new ArrayDeque<>(List.of("key-one", "key-two"));
        keys = () -> {
            now += rotating.size() == 1 ? TimeUnit.SECONDS.toNanos(60) : 0;
            return rotating.remove();
        };
        answer(401, "{}");
        assertThat(catchThrowableOfType(UnauthorizedException.class, () -> run(GET))
                        .attempts())
                .isEqualTo(1);
    }

    @Test
    void anInterruptOfTheSupplierAfterA401EndsTheCall() {
        Deque<String> rotating = new ArrayDeque<>(List.of("key-one"));
        keys = () -> {
            if (rotating.isEmpty()) {
                throw sneaky(new InterruptedException(), RuntimeException.class);
            }
            return rotating.remove();
        };
        answer(401, "{}");
        assertThat(catchThrowableOfType(CallCancelledException.class, () -> run(POST))
                        .mayHaveTakenEffect())
                .isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aPacedCallWaitsForItsQuotaBetweenTheKeyAndTheAttempt() {
        paced = true;
        answer(429, "Retry-After: 7", "", 0).answer(200, "{\"data\":{}}");
        assertThat(catchThrowableOfType(RateLimitException.class, () -> run(POST, 0)))
                .isNotNull();
        steps.clear();
        run(POST, 0);
        assertThat(steps).containsExactly("key", "sleep 7000 ms", "send key-one within 30000 ms", "read", "close");
    }

    @Test
    void theListenerHearsHowLongACallWasPacedAlsoWhenItGotNoTurn() {
        paced = true;
        slowListener(10); // which is no pacing
        answer(429, "Retry-After: 7", "", 0).answer(429, "Retry-After: 5", "", 0);
        assertThat(catchThrowable(() -> run(POST, 0))).isInstanceOf(RateLimitException.class);
        assertThat(catchThrowable(() -> run(POST, 0))).isInstanceOf(RateLimitException.class);
        cancelledInSleep = true;
        assertThat(catchThrowable(() -> run(POST, 0))).isInstanceOf(CallCancelledException.class);
        assertThat(steps.stream().filter(step -> step.startsWith("ended")))
                .containsExactly(
                        "ended by RateLimitException after 1",
                        "ended by RateLimitException after 1, paced PT7S",
                        "ended by CallCancelledException after 0, paced PT5S");
    }

    @Test
    void aPacedCallWithoutRoomEndsBeforeItsFirstAttempt() {
        paced = true;
        answer(429, "Retry-After: 61", "", 0);
        assertThat(catchThrowableOfType(RateLimitException.class, () -> run(POST)))
                .isNotNull();
        steps.clear();
        CallTimeoutException thrown = catchThrowableOfType(CallTimeoutException.class, () -> run(POST));

        assertThat(thrown.attempts()).isZero();
        assertThat(thrown.mayHaveTakenEffect()).isFalse();
        assertThat(steps).containsExactly("key");
    }

    @Test
    void anOperationWithoutACredentialAsksForNoKey() {
        answer(200, "{\"success\":true}");
        run(Operation.builder("health", "GET", "/health").authenticated(false).build());

        assertThat(steps).startsWith("send null within 30000 ms");
    }

    @Test
    void aKeySupplierThatFailsEndsTheCallBeforeItIsSent() {
        keys = () -> {
            throw new IllegalArgumentException("vault sealed");
        };
        assertThatThrownBy(() -> run(GET))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("the apiKey supplier failed: java.lang.IllegalArgumentException")
                .hasCauseExactlyInstanceOf(IllegalArgumentException.class);
        keys = () -> "  ";
        assertThatThrownBy(() -> run(GET)).isExactlyInstanceOf(IllegalStateException.class);
        keys = () -> "bad\nkey";
        assertThatThrownBy(() -> run(GET))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("bad");
        assertThat(steps).containsOnly("key");
    }

    @Test
    void theLastAttemptGetsWhatIsLeftOfTheCallsTime() {
        failure(false, new ConnectException("refused"), 25_000)
                .failure(false, new ConnectException("refused"), 25_000)
                .answer(200, "{\"data\":{}}");
        run(POST);

        assertThat(steps)
                .containsExactly(
                        "key",
                        "send key-one within 30000 ms",
                        "sleep 500 ms", //
                        "key",
                        "send key-one within 30000 ms",
                        "sleep 1000 ms", //
                        "key",
                        "send key-one within 8500 ms",
                        "read",
                        "close");
    }

    @Test
    void anAttemptThatTimesOutIsRepeatedWhileTimeRemains() {
        failure(true, new InterruptedIOException("timeout"), 30_000)
                .failure(true, new InterruptedIOException("timeout"), 29_500);

        assertThatThrownBy(() -> run(GET))
                .isExactlyInstanceOf(CallTimeoutException.class)
                .hasMessage("readThing: the call's timeout of PT1M ran out");
        assertThat(steps).contains("send key-one within 29500 ms");
    }

    @Test
    void aWaitThatDoesNotFitEndsTheCallAtOnce() {
        answer(429, "Retry-After: 60", "{}", 0);
        RateLimitException thrown = catchThrowableOfType(RateLimitException.class, () -> run(GET));

        assertThat(thrown.retryAfter()).contains(Duration.ofSeconds(60));
        assertThat(thrown.attempts()).isEqualTo(1);
        assertThat(steps).doesNotContain("sleep 60000 ms");
    }

    @Test
    void aWaitThatFitsIsTakenToTheMillisecond() {
        answer(429, "Retry-After: 1.25", "", 0)
                .answer(429, "X-RateLimit-Reset: 1000011", "", 0)
                .answer(200, "{\"data\":{}}");
        run(POST);

        assertThat(steps).contains("sleep 1250 ms", "sleep 9750 ms");
    }

    @Test
    void doubtStaysThroughLaterAttempts() {
        Operation<?> put = Operation.builder("replace", "PUT", "/things").build();
        failure(true, new IOException("reset"), 0).answer(400, "{}");

        AutopostingException thrown = catchThrowableOfType(AutopostingException.class, () -> run(put));
        assertThat(thrown.mayHaveTakenEffect()).isTrue();
        assertThat(thrown.attempts()).isEqualTo(2);
    }

    @Test
    void aPostIsSentAgainOnlyWhenItWasNeverSent() {
        failure(false, new ConnectException("refused"), 0).failure(true, new IOException("reset"), 0);

        ConnectionException thrown = catchThrowableOfType(ConnectionException.class, () -> run(POST));
        assertThat(thrown.attempts()).isEqualTo(2);
        assertThat(thrown.mayHaveTakenEffect()).isTrue();
        assertThat(thrown).hasMessage("storeThing: no complete answer: IOException: reset");
    }

    @Test
    void anOperationThatSaysSoIsRepeatedWhateverItsMethod() {
        Operation<?> search =
                Operation.builder("search", "POST", "/s").idempotent(true).build();
        answer(500, "").answer(200, "{\"success\":true}");

        assertThat(run(search).attempts()).isEqualTo(2);
    }

    @Test
    void withoutRetriesThereIsOneAttempt() {
        answer(500, "");
        ServerException thrown = catchThrowableOfType(ServerException.class, () -> run(GET, 0));

        assertThat(thrown.attempts()).isEqualTo(1);
    }

    @Test
    void aCancelDuringAWaitEndsTheCall() {
        answers.add((cancel, trace) -> {
            trace.sent = true;
            cancel.cancel();
            return new FixedResponse(429, "", "");
        });
        CallCancelledException thrown = catchThrowableOfType(CallCancelledException.class, () -> run(POST));

        assertThat(thrown.attempts()).isEqualTo(1);
        assertThat(thrown.mayHaveTakenEffect()).isFalse();
    }

    @Test
    void anUndeclaredInterruptIsACancelWithItsFlagSet() {
        answers.add((cancel, trace) -> {
            throw sneaky(new InterruptedException(), RuntimeException.class);
        });
        CallCancelledException thrown = catchThrowableOfType(CallCancelledException.class, () -> run(POST));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown.mayHaveTakenEffect()).isFalse();
        assertThat(thrown).hasMessage("storeThing: interrupted");
    }

    @SuppressWarnings("unchecked") // as OkHttp does it: a checked exception that no signature declares
    private static <E extends Exception> E sneaky(Exception failure, Class<E> unused) throws E {
        throw (E) failure;
    }

    @Test
    void aCauseThatQuotesASecretIsPassedOnWithoutItsText() {
        failure(true, new IOException("Unexpected status line: key-one"), 0);
        ConnectionException thrown = catchThrowableOfType(ConnectionException.class, () -> run(POST));

        assertThat(thrown)
                .hasMessage("storeThing: no complete answer: IOException: Unexpected status line: ***")
                .cause()
                .hasMessage("java.io.IOException, its text left out");
    }

    /** A listener that takes this long before each attempt. */
    private CallLoopTest slowListener(long millis) {
        listener = new CallObserver() {
            @Override
            public void attemptStarted(Call call, int attempt) {
                now += TimeUnit.MILLISECONDS.toNanos(millis);
            }

            @Override
            public void callEnded(
                    Call call,
                    int attempts,
                    OptionalInt status,
                    Optional<String> failure,
                    Optional<RateLimit> rateLimit,
                    Duration duration,
                    Duration paced) {
                steps.add("ended by " + failure.orElse("nothing") + " after " + attempts
                        + (paced.isZero() ? "" : ", paced " + paced));
            }
        };
        return this;
    }

    private Supplier<String> slowKeys(long... millis) {
        Deque<Long> waits = new ArrayDeque<>();
        for (long each : millis) {
            waits.add(each);
        }
        return () -> {
            now += TimeUnit.MILLISECONDS.toNanos(waits.remove());
            return "key-one";
        };
    }

    @Test
    void aSupplierThatUsesTheTimeUpHasNothingSent() {
        keys = slowKeys(60_000);
        CallTimeoutException thrown = catchThrowableOfType(CallTimeoutException.class, () -> run(POST));

        assertThat(steps).containsExactly("key");
        assertThat(thrown).hasMessage("storeThing: the call's timeout of PT1M ran out");
        assertThat(thrown.attempts()).isZero();
        assertThat(thrown.mayHaveTakenEffect()).isFalse();
    }

    @Test
    void theAttemptGetsWhatASlowSupplierLeaves() {
        keys = slowKeys(59_000);
        answer(200, "{\"data\":{}}");
        run(POST);

        assertThat(steps).startsWith("key", "send key-one within 1000 ms");
    }

    @Test
    void aSupplierThatUsesTheTimeUpLaterLeavesTheDoubtOfTheAttemptBefore() {
        Operation<?> put = Operation.builder("replace", "PUT", "/things").build();
        keys = slowKeys(0, 60_000);
        failure(true, new IOException("reset"), 0);
        CallTimeoutException thrown = catchThrowableOfType(CallTimeoutException.class, () -> run(put));

        assertThat(thrown.attempts()).isEqualTo(1);
        assertThat(thrown.mayHaveTakenEffect()).isTrue();
    }

    @Test
    void aListenerThatUsesTheTimeUpHasNothingSent() {
        slowListener(60_000);
        CallTimeoutException thrown = catchThrowableOfType(CallTimeoutException.class, () -> run(POST));

        assertThat(steps).containsExactly("key", "ended by CallTimeoutException after 1");
        assertThat(thrown.attempts()).isEqualTo(1);
        assertThat(thrown.mayHaveTakenEffect()).isFalse();
    }

    @Test
    void theAttemptGetsWhatASlowListenerLeaves() {
        slowListener(59_000).answer(200, "{\"data\":{}}");
        run(POST);

        assertThat(steps).startsWith("key", "send key-one within 1000 ms");
    }

    @Test
    void anInterruptedSupplierIsACancelWithTheFlagSet() {
        Map<String, Supplier<String>> ways = Map.of(
                "thrown",
                () -> {
                    throw sneaky(new InterruptedException(), RuntimeException.class);
                },
                "wrapped",
                () -> {
                    throw new IllegalStateException(
                            new java.util.concurrent.ExecutionException(new InterruptedException()));
                },
                "flag",
                () -> {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException();
                },
                "flag and a key",
                () -> {
                    Thread.currentThread().interrupt();
                    return "key-one";
                });
        ways.forEach((way, supplier) -> {
            keys = supplier;
            CallCancelledException thrown = catchThrowableOfType(CallCancelledException.class, () -> run(POST));
            boolean flag = Thread.interrupted();

            assertThat(thrown).as(way).hasMessage("storeThing: interrupted");
            assertThat(thrown.attempts()).isZero();
            assertThat(flag).as(way).isTrue();
        });
        assertThat(steps).containsOnly("key");
    }

    @Test
    void aCancelThatOvertakesTheSupplierHasNothingSent() {
        keys = () -> {
            cancellation.cancel();
            return "key-one";
        };
        CallCancelledException thrown = catchThrowableOfType(CallCancelledException.class, () -> run(POST));

        assertThat(thrown.attempts()).isZero();
        assertThat(steps).containsExactly("key");
    }

    /** Out of a socket factory, a DNS or an interceptor of the user's, or out of the HTTP library. */
    private CallLoopTest unforeseen(boolean sent, Throwable failure, long millis) {
        answers.add((cancel, trace) -> {
            trace.sent = sent;
            now += TimeUnit.MILLISECONDS.toNanos(millis);
            if (failure instanceof Error fatal) {
                throw fatal;
            }
            throw sneaky((Exception) failure, RuntimeException.class);
        });
        return this;
    }

    @Test
    void anUnforeseenExceptionIsNamedButNotQuotedAndNotTriedAgain() {
        List<Exception> failures = List.of(
                new IllegalStateException("key-two"),
                new NumberFormatException("For input string: key-two"),
                new java.security.KeyStoreException("key-two", new IOException("key-two")));
        for (Exception failure : failures) {
            for (Operation<?> operation : List.of(GET, POST)) {
                for (boolean sent : new boolean[] {false, true}) {
                    steps.clear();
                    unforeseen(sent, failure, 0);
                    ConnectionException thrown = catchThrowableOfType(ConnectionException.class, () -> run(operation));

                    assertThat(steps).containsExactly("key", "send key-one within 30000 ms");
                    assertThat(thrown)
                            .hasMessage(operation.id() + (sent ? ": no complete answer" : ": not sent") + ", ended by "
                                    + failure.getClass().getName());
                    assertThat(thrown.mayHaveTakenEffect()).isEqualTo(sent && operation == POST);
                    assertThat(thrown.attempts()).isEqualTo(1);
                    assertThat(thrown.getCause().getStackTrace()).isEqualTo(failure.getStackTrace());
                    assertThat(thrown)
                            .hasStackTraceContaining(failure.getClass().getName() + ", its text left out");
                    java.io.StringWriter text = new java.io.StringWriter();
                    thrown.printStackTrace(new java.io.PrintWriter(text, true));
                    assertThat(text.toString()).doesNotContain("key-two");
                }
            }
        }
    }

    @Test
    void whatFailsInWhateverWayWhenTheTimeIsOverIsATimeout() {
        unforeseen(true, new IllegalStateException("closed"), 30_000)
                .unforeseen(true, new IllegalStateException("closed"), 30_000);
        CallTimeoutException thrown = catchThrowableOfType(CallTimeoutException.class, () -> run(GET));

        assertThat(thrown).hasMessage("readThing: the call's timeout of PT1M ran out");
    }

    @Test
    void whatFailsInWhateverWayAfterACancelIsACancel() {
        answers.add((cancel, trace) -> {
            cancel.cancel();
            throw new IllegalStateException("closed");
        });
        assertThat(catchThrowableOfType(CallCancelledException.class, () -> run(GET)))
                .hasMessage("readThing: cancelled");
    }

    @Test
    void anErrorIsPassedOnWithTheDoubtAndHeardOf() {
        for (boolean sent : new boolean[] {false, true}) {
            steps.clear();
            slowListener(0);
            Error fatal = new StackOverflowError("deep");
            unforeseen(sent, fatal, 0);
            StackOverflowError thrown = catchThrowableOfType(StackOverflowError.class, () -> run(POST));

            assertThat(thrown).isSameAs(fatal);
            assertThat(thrown.getSuppressed()).hasSize(1);
            ConnectionException doubt = (ConnectionException) thrown.getSuppressed()[0];
            assertThat(doubt)
                    .hasMessage("storeThing: ended by java.lang.StackOverflowError")
                    .hasNoCause();
            assertThat(doubt.mayHaveTakenEffect()).isEqualTo(sent);
            assertThat(doubt.attempts()).isEqualTo(1);
            assertThat(doubt.operationId()).isEqualTo("storeThing");
            assertThat(steps).last().isEqualTo("ended by StackOverflowError after 1");
        }
    }

    @Test
    void anErrorKeepsTheDoubtOfTheAttemptsBefore() {
        Operation<?> put = Operation.builder("replace", "PUT", "/things").build();
        failure(true, new IOException("reset"), 0).unforeseen(false, new NoClassDefFoundError("x"), 0);
        NoClassDefFoundError thrown = catchThrowableOfType(NoClassDefFoundError.class, () -> run(put));

        ConnectionException doubt = (ConnectionException) thrown.getSuppressed()[0];
        assertThat(doubt.mayHaveTakenEffect()).isTrue();
        assertThat(doubt.attempts()).isEqualTo(2);
    }

    /** A body whose reading fails in a way that no body should. */
    @Test
    void whatFailsWhileAnAnswerIsReadKeepsItsStatus() {
        answers.add((cancel, trace) -> {
            trace.sent = true;
            return new FixedResponse(200, "", "") {
                @Override
                public InputStream body() {
                    throw new IndexOutOfBoundsException("key-two");
                }
            };
        });
        ai.autoposting.sdk.error.InvalidResponseException thrown =
                catchThrowableOfType(ai.autoposting.sdk.error.InvalidResponseException.class, () -> run(POST));

        assertThat(thrown)
                .hasMessage("storeThing: HTTP 200, but reading it was ended by java.lang.IndexOutOfBoundsException");
        assertThat(thrown.mayHaveTakenEffect()).isTrue();
        assertThat(steps).containsExactly("key", "send key-one within 30000 ms", "close");
    }

    /** As a user's interceptor does it that has a response of its own. */
    @Test
    void aResponseWithoutAnythingSentLeavesNoDoubt() {
        for (int i = 0; i < 3; i++) {
            answers.add((cancel, trace) -> new FixedResponse(200, "", "") {
                @Override
                public boolean sent() {
                    return false;
                }

                @Override
                public InputStream body() {
                    return new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("broken");
                        }

                        @Override
                        public int read(byte[] buffer, int offset, int length) throws IOException {
                            return read();
                        }
                    };
                }
            });
        }
        ConnectionException thrown = catchThrowableOfType(ConnectionException.class, () -> run(POST));

        assertThat(thrown).hasMessage("storeThing: could not connect: IOException: broken");
        assertThat(thrown.attempts()).isEqualTo(3);
        assertThat(thrown.mayHaveTakenEffect()).isFalse();
    }

    /** Only the HTTP client's exceptions are looked through for suppressed interrupts; a listener's say nothing of the call. */
    @Test
    void whatAListenerSuppressesIsNoInterrupt() {
        IllegalStateException tangled = new IllegalStateException("a");
        tangled.addSuppressed(new InterruptedException());
        listener = new CallObserver() {
            @Override
            public void attemptStarted(Call call, int attempt) {
                throw tangled;
            }
        };
        answer(200, "{\"data\":{}}");

        assertThat(run(POST).data()).isEqualTo(Map.of());
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aResultThatWasReadStaysOneWhateverClosingThrows() {
        answers.add((cancel, trace) -> new FixedResponse(200, "", "{\"data\":{\"a\":1}}") {
            @Override
            public void close() {
                super.close();
                throw new IllegalStateException("a listener of the HTTP client's");
            }
        });
        assertThat(run(POST).data()).isEqualTo(Map.of("a", 1));
    }

    @Test
    void aListenerThatSwallowsAnInterruptHarmsNoCall() {
        listener = new CallObserver() {
            @Override
            public void attemptStarted(Call call, int attempt) {
                throw sneaky(new InterruptedException(), RuntimeException.class);
            }
        };
        CallCancelledException thrown = catchThrowableOfType(CallCancelledException.class, () -> run(POST));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown.attempts()).isEqualTo(1);
        assertThat(thrown.mayHaveTakenEffect()).isFalse();
    }

    @Test
    void theListenerGetsTheNameOfTheExceptionThatTheCallWouldEndWith() {
        List<String> names = new ArrayList<>();
        listener = new CallObserver() {
            @Override
            public void attemptEnded(
                    Call call,
                    int attempt,
                    OptionalInt status,
                    Optional<String> failure,
                    Optional<RateLimit> rateLimit,
                    Duration duration) {
                names.add(failure.orElse(""));
            }
        };
        List<String> thrown = new ArrayList<>();
        for (int status = 300; status < 1_000; status++) {
            answer(status, "");
            thrown.add(nameOf(() -> run(POST, 0)));
        }
        for (String body : List.of("{\"success\":false}", "{", "<html>")) {
            answer(200, body);
            thrown.add(nameOf(() -> run(POST, 0)));
        }
        for (IOException failure : List.of(new IOException("reset"), new InterruptedIOException("timeout"))) {
            failure(true, failure, 0);
            thrown.add(nameOf(() -> run(POST, 0)));
        }
        assertThat(names).hasSize(705).isEqualTo(thrown);
    }

    private static String nameOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowable(call).getClass().getSimpleName();
    }

    @Test
    void aHandshakeThatFailsAfterTheRequestWasSentSaysNothingOfWhatTheServiceDid() {
        failure(true, new SSLHandshakeException("Received fatal alert: certificate_required"), 0);
        ConnectionException thrown = catchThrowableOfType(ConnectionException.class, () -> run(POST));

        assertThat(thrown.attempts()).isEqualTo(1);
        assertThat(thrown.mayHaveTakenEffect()).isTrue();
    }
}

package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.internal.http.Cancellation;
import ai.autoposting.sdk.internal.http.HttpRequest;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The queues of several keys, with a clock and a sleeper of the test's own. */
@Timeout(60)
class PacerTest {
    private static final long SECOND = Quota.SECOND;

    private final List<Long> sleeps = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(42);
    private Sleeper sleeper = (nanos, cancellation) -> {
        sleeps.add(nanos);
        now.addAndGet(nanos);
    };
    private final TimeSource time = new TimeSource() {
        @Override
        public long nanos() {
            return now.get();
        }

        @Override
        public Instant now() {
            return Instant.ofEpochSecond(1_000_000).plusNanos(now.get() - 42);
        }
    };
    private final Pacer pacer = new Pacer(time);

    private static PreparedCall<?> call(Duration timeout) {
        HttpUrl base = HttpUrl.get("https://host/");
        return new PreparedCall<>(
                new OperationPlan<>(
                        Operation.builder("storeThing", "POST", "/things").build(), base),
                new HttpRequest("POST", base, Headers.of(), null, true),
                null,
                timeout.toNanos(),
                timeout.toNanos(),
                2,
                List.of());
    }

    private Pacer.Turn enter(String key, Duration timeout, Cancellation cancellation) {
        PreparedCall<?> call = call(timeout);
        Deadline deadline = Deadline.after(call.timeout, time);
        Pacer.Turn turn = pacer.lineUp(key, cancellation);
        try {
            for (long wait = turn.ask(call, deadline); wait > 0; wait = turn.ask(call, deadline)) {
                pause(wait, cancellation);
            }
        } finally {
            if (turn.obstacle != null) {
                turn.leave();
            }
        }
        return turn;
    }

    private void pause(long nanos, Cancellation cancellation) {
        try {
            sleeper.sleep(nanos, cancellation);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Pacer.Turn enter(String key) {
        return enter(key, Duration.ofMinutes(1), new Cancellation());
    }

    private void answer(Pacer.Turn turn, int status, String... headers) {
        turn.line.answered(status, new ResponseHeaders(Headers.of(headers)), now.get());
    }

    private void answer(Pacer.Turn turn, long remaining, long reset) {
        answer(
                turn,
                200,
                "X-RateLimit-Remaining",
                Long.toString(remaining),
                "X-RateLimit-Reset",
                Long.toString(1_000_000 + reset));
    }

    @Test
    void aCallWaitsUntilItsWindowIsNewAndNoOtherKeyWaits() {
        answer(enter("key-one"), 0, 10);
        assertThat(enter("key-two").obstacle).isNull();
        assertThat(sleeps).isEmpty();

        assertThat(enter("key-one").obstacle).isNull();
        assertThat(sleeps).containsExactly(10 * SECOND + Quota.MARGIN);
    }

    @Test
    void aWaitThatDoesNotFitIsNotBegun() {
        answer(enter("key-one"), 0, 10);
        Pacer.Turn turn = enter("key-one", Duration.ofSeconds(11), new Cancellation());

        assertThat(sleeps).isEmpty();
        CallSummary summary = CallSummary.of(call(Duration.ofSeconds(11)), 0, false, turn.line.last());
        assertThat(Objects.requireNonNull(turn.obstacle).toException(summary))
                .isExactlyInstanceOf(CallTimeoutException.class)
                .hasMessage(
                        "storeThing: not sent: the rate limit has no room for it for PT11.5S, and the call's timeout of"
                                + " PT11S ends before")
                .satisfies(thrown -> assertThat(((CallTimeoutException) thrown)
                                .rateLimit()
                                .orElseThrow()
                                .remaining())
                        .hasValue(0));
        assertThat(enter("key-one", Duration.ofSeconds(12), new Cancellation()).obstacle)
                .isNull();
    }

    @Test
    void whatIsInFlightMayLeaveRoomSoThatItIsWaitedFor() {
        Pacer.Turn one = enter("key-one");
        Pacer.Turn two = enter("key-one");
        answer(one, 1, 60); // the other is counted already, or is not
        sleeper = (nanos, cancellation) -> {
            sleeps.add(nanos);
            answer(two, 1, 60);
        };
        assertThat(enter("key-one", Duration.ofSeconds(5), new Cancellation()).obstacle)
                .isNull();
        assertThat(sleeps).containsExactly(5 * SECOND);
    }

    @Test
    void anAttemptThatIsLostUsesUpQuotaIfItWasSent() {
        Pacer.Turn sent = enter("key-one");
        Pacer.Turn unsent = enter("key-one");
        Pacer.Turn unknown = enter("key-one");
        answer(enter("key-one"), 5, 10);
        unsent.end(lost(false));
        sent.end(lost(true));
        unknown.end(null);
        for (int i = 0; i < 3; i++) {
            assertThat(enter("key-one").obstacle).isNull();
        }
        assertThat(sleeps).isEmpty();
        assertThat(enter("key-one", Duration.ofSeconds(5), new Cancellation()).obstacle)
                .isNotNull();
    }

    private static AttemptResult<?> lost(boolean sent) {
        return AttemptResult.failed(
                new NoResponse(FailureFacts.of(FailureFacts.Kind.DISCONNECTED, sent), "lost", null),
                ResponseHeaders.NONE);
    }

    @Test
    void whatCannotBeKnownIsWaitedForUpToTheTimeout() {
        for (int i = 0; i < 8; i++) {
            enter("key-one");
        }
        Pacer.Turn turn = enter("key-one", Duration.ofMillis(300), new Cancellation());
        assertThat(sleeps).containsExactly(TimeUnit.MILLISECONDS.toNanos(300));
        assertThat(Objects.requireNonNull(turn.obstacle).facts.kind()).isEqualTo(FailureFacts.Kind.CALL_TIMED_OUT);
    }

    @Test
    void afterA429TheKeyWaitsAsTheServiceAsks() {
        answer(enter("key-one"), 429, "Retry-After", "7");
        assertThat(enter("key-one").obstacle).isNull();
        assertThat(sleeps).containsExactly(7 * SECOND);
    }

    @Test
    void anInterruptAndACancelEndTheWait() {
        answer(enter("key-one"), 0, 10);
        Cancellation cancellation = new Cancellation();
        sleeper = (nanos, cancel) -> cancel.cancel();
        Pacer.Turn cancelled = enter("key-one", Duration.ofMinutes(1), cancellation);
        sleeper = (nanos, cancel) -> {
            throw new InterruptedException();
        };
        Pacer.Turn interrupted = enter("key-one");

        assertThat(Thread.interrupted()).isTrue();
        for (Pacer.Turn turn : List.of(cancelled, interrupted)) {
            assertThat(Objects.requireNonNull(turn.obstacle).type()).isEqualTo(CallCancelledException.class);
        }
    }

    @Test
    void whoComesFirstBeginsFirst() throws InterruptedException {
        sleeper = new Sleeper.Parking();
        List<Pacer.Turn> first = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            first.add(enter("key-one"));
        }
        LinkedBlockingQueue<Integer> order = new LinkedBlockingQueue<>();
        LinkedBlockingQueue<Pacer.Turn> turns = new LinkedBlockingQueue<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                Pacer.Turn turn = enter("key-one", Duration.ofDays(1), new Cancellation());
                order.add(number);
                turns.add(turn);
            });
            thread.setDaemon(true);
            thread.start();
            while (first.get(0).line.waiting() <= i) {
                Thread.onSpinWait();
            }
        }
        for (int i = 0; i < 4; i++) {
            first.get(i).line.ended(false); // never sent, so that nothing is known still
            assertThat(order.take()).isEqualTo(i);
            assertThat(turns.take().obstacle).isNull();
        }
    }

    @Test
    void whereThereIsRoomOnlyWhoIsFirstIsWoken() {
        Pacer.Turn sent = enter("key-one");
        for (int i = 1; i < 8; i++) {
            enter("key-one");
        }
        now.addAndGet(SECOND / 2);
        List<String> woken = new ArrayList<>();
        PreparedCall<?> call = call(Duration.ofMinutes(1));
        for (String name : List.of("first", "second")) {
            Cancellation waits = new Cancellation();
            Deadline deadline = Deadline.after(call.timeout, time);
            assertThat(pacer.lineUp("key-one", waits).ask(call, deadline)).isPositive();
            waits.onWake(() -> woken.add(name));
        }

        answer(sent, 200);
        assertThat(woken).containsExactly("first");
    }

    @Test
    void whoWakesUpFirstDoesNotBeginBeforeWhoCameFirst() throws Exception {
        answer(enter("key-one"), 0, 10);
        Cancellation early = new Cancellation();
        CountDownLatch earlySleeps = new CountDownLatch(1);
        CountDownLatch lateSleepsAgain = new CountDownLatch(1);
        AtomicInteger sleepsOfLate = new AtomicInteger();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        FutureTask<Pacer.Turn> first = new FutureTask<>(() -> {
            Pacer.Turn turn = enter("key-one", Duration.ofDays(1), early);
            order.add("early");
            return turn;
        });
        sleeper = (nanos, cancellation) -> {
            if (cancellation == early) {
                earlySleeps.countDown();
                lateSleepsAgain.await();
            } else if (sleepsOfLate.getAndIncrement() == 0) {
                now.addAndGet(12 * SECOND); // the window is over
            } else {
                lateSleepsAgain.countDown();
                assertThat(uninterrupted(first).obstacle).isNull();
            }
        };
        Thread thread = new Thread(first);
        thread.setDaemon(true);
        thread.start();
        earlySleeps.await();
        assertThat(enter("key-one", Duration.ofDays(1), new Cancellation()).obstacle)
                .isNull();
        order.add("late");
        lateSleepsAgain.countDown();
        assertThat(uninterrupted(first).obstacle).isNull();
        assertThat(order).containsExactly("early", "late");
    }

    private static Pacer.Turn uninterrupted(FutureTask<Pacer.Turn> turn) {
        try {
            return turn.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void keysAreForgottenWhenThereAreTooMany() {
        for (int i = 0; i < 3_000; i++) {
            Pacer.Turn turn = enter("key-" + i);
            turn.end(AttemptResult.failed(NO_RESPONSE, ResponseHeaders.NONE));
        }
        assertThat(pacer.size()).isEqualTo(1_000);
        for (int i = 0; i < 1_500; i++) {
            enter("used-" + i); // in flight
        }
        assertThat(pacer.size()).isEqualTo(1_500);
    }

    private static final AttemptFailure NO_RESPONSE = FailureClassifier.cancelled("cancelled");
}

package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ends are waited for with the patience of an hour, so that a busy machine changes nothing. */
@Timeout(60)
class DaemonPoolTest {
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final List<Thread> made = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ThreadFactory recorded = task -> {
        Thread thread = new DaemonThreadFactory("test-").newThread(task);
        made.add(thread);
        return thread;
    };

    @AfterEach
    void endWhatWaits() {
        end.countDown();
    }

    private DaemonPool daemons(int threads, int waiting) {
        return new DaemonPool(recorded, threads, waiting, HOUR, HOUR);
    }

    private void untilTheEnd() {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** As a call does it: says that it is almost done, then completes its future. */
    private static Thread call(DaemonPool daemons) throws Exception {
        CompletableFuture<Thread> done = new CompletableFuture<>();
        daemons.begin(() -> {
            daemons.almostDone();
            done.complete(Thread.currentThread());
        });
        return done.get();
    }

    @Test
    void callsOneAfterTheOtherUseOneThread() throws Exception {
        DaemonPool daemons = daemons(256, 10_000);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 300; i++) {
            seen.add(call(daemons));
        }
        assertThat(seen).hasSize(1);
        assertThat(made).hasSize(1);
        daemons.end();
    }

    @Test
    void asManyCallsAsThereMayBeThreadsStartAtATime() throws Exception {
        DaemonPool daemons = DaemonPool.start("test-");
        CountDownLatch started = new CountDownLatch(256);
        for (int i = 0; i < 256; i++) {
            assertThat(daemons.begin(() -> {
                        started.countDown();
                        untilTheEnd();
                    }))
                    .isTrue();
        }
        started.await();

        assertThat(daemons.size()).isEqualTo(256);
        daemons.end();
    }

    @Test
    void tenThousandMoreWaitAndNoneBeyondThem() {
        DaemonPool daemons = DaemonPool.start("test-");
        for (int i = 0; i < 256 + 10_000; i++) {
            boolean begun = daemons.begin(new Thread(this::untilTheEnd)); // a new object each time
            assertThat(begun).isEqualTo(i < 256);
        }
        assertThatThrownBy(() -> daemons.begin(this::untilTheEnd))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("256 calls are running and 10000 are waiting already");
        assertThat(daemons.size()).isEqualTo(256);
        daemons.end();
    }

    @Test
    void whatHasMadeRoomCountsAsWaitingAndIsTakenAgainBeforeWhatIsNew() {
        DaemonPool daemons = daemons(1, 3);
        daemons.begin(this::untilTheEnd);
        List<Runnable> tasks = List.of(new Thread(), new Thread(), new Thread());
        tasks.forEach(daemons::makeRoom);
        assertThatThrownBy(() -> daemons.begin(new Thread()))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("1 calls are running and 3 are waiting already");

        daemons.withdraw(tasks.get(0));
        assertThat(daemons.begin(new Thread())).isFalse();
        assertThat(daemons.resume(tasks.get(1))).isFalse();
        assertThat(daemons.resume(tasks.get(2))).isFalse();
        assertThatThrownBy(() -> daemons.begin(new Thread())).isInstanceOf(RejectedExecutionException.class);
        daemons.end();
    }

    @Test
    void thereIsNoEndOfNewTasksWhileOthersOnlyWait() throws Exception {
        DaemonPool daemons = daemons(1, 3);
        for (int i = 0; i < 3; i++) {
            daemons.makeRoom(new Thread());
        }
        assertThat(call(daemons)).isNotNull();
        daemons.makeRoom(new Thread());
        assertThatThrownBy(() -> call(daemons))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("1 calls are running and 3 are waiting already");
        daemons.end();
    }

    @Test
    void whatWaitsIsRunInItsOrderByWhoeverIsFree() throws Exception {
        DaemonPool daemons = daemons(1, 100);
        List<Integer> order = new ArrayList<>();
        daemons.begin(this::untilTheEnd);
        CountDownLatch done = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            int number = i;
            daemons.begin(() -> {
                order.add(number);
                done.countDown();
            });
        }
        end.countDown();
        done.await();

        assertThat(order).hasSize(100).isSorted();
        assertThat(made).hasSize(1);
        daemons.end();
    }

    /** Each of many rounds leaves nothing undone, however the threads come to rest in between. */
    @Test
    void noTaskIsStrandedWhileAThreadRests() throws Exception {
        DaemonPool daemons =
                new DaemonPool(new DaemonThreadFactory("test-"), 4, 1_000, 1_000, 1_000); // a microsecond's rest
        for (int round = 0; round < 2_000; round++) {
            CountDownLatch done = new CountDownLatch(9);
            for (int i = 0; i < 9; i++) {
                daemons.begin(new Thread(() -> {
                    daemons.almostDone();
                    done.countDown();
                }));
            }
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        }
        daemons.end();
    }

    /** A continuation that waits for another call must not have that call wait for it. */
    @Test
    void aTaskThatIsAlmostDoneAndBeginsAnotherIsNotWaitedForByThat() throws Exception {
        DaemonPool daemons = daemons(2, 0);
        CompletableFuture<Boolean> nested = new CompletableFuture<>();
        CompletableFuture<Boolean> outer = new CompletableFuture<>();
        daemons.begin(() -> {
            daemons.almostDone();
            daemons.begin(() -> nested.complete(true));
            outer.complete(nested.join());
        });

        assertThat(outer.get()).isTrue();
        assertThat(made).hasSize(2);
        daemons.end();
    }

    @Test
    void aTaskThatIsHeldUpAfterItIsAlmostDoneHoldsUpNoOther() throws Exception {
        DaemonPool daemons = new DaemonPool(recorded, 2, 0, HOUR, TimeUnit.MILLISECONDS.toNanos(1));
        CountDownLatch heldUp = new CountDownLatch(1);
        daemons.begin(() -> {
            daemons.almostDone();
            heldUp.countDown();
            untilTheEnd();
        });
        heldUp.await();

        assertThat(call(daemons)).isSameAs(made.get(1));
        daemons.end();
    }

    @Test
    void idleThreadsEndByThemselves() throws Exception {
        DaemonPool daemons = new DaemonPool(recorded, 10, 10, 0, HOUR);
        call(daemons);
        made.get(0).join();

        assertThat(daemons.size()).isZero();
        call(daemons);
        assertThat(made).hasSize(2);
        daemons.end();
    }

    @Test
    void threadsThatRestEndWithThePool() throws Exception {
        DaemonPool daemons = daemons(10, 10);
        call(daemons);
        daemons.end();
        made.get(0).join();

        assertThat(daemons.size()).isZero();
        assertThatThrownBy(() -> daemons.begin(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void whatWaitedWhenThePoolEndedIsStillRun() throws Exception {
        DaemonPool daemons = daemons(1, 1);
        CompletableFuture<Boolean> waited = new CompletableFuture<>();
        daemons.begin(this::untilTheEnd);
        daemons.begin(() -> waited.complete(true));
        daemons.end();
        end.countDown();

        assertThat(waited.get()).isTrue();
        made.get(0).join();
    }

    @Test
    void whatIsWithdrawnMakesRoomAndIsNotRun() throws Exception {
        DaemonPool daemons = daemons(1, 1);
        Runnable withdrawn = () -> made.clear();
        CompletableFuture<Boolean> next = new CompletableFuture<>();
        daemons.begin(this::untilTheEnd);
        daemons.begin(withdrawn);
        daemons.withdraw(withdrawn);
        daemons.begin(() -> next.complete(true));
        end.countDown();

        assertThat(next.get()).isTrue();
        assertThat(made).hasSize(1);
        daemons.end();
    }

    @Test
    void neitherAnInterruptNorAnExceptionOfOneTaskReachesTheNext() throws Exception {
        DaemonPool daemons = daemons(1, 10);
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        daemons.begin(this::untilTheEnd);
        daemons.begin(() -> Thread.currentThread().interrupt());
        daemons.begin(() -> {
            throw new StackOverflowError();
        });
        daemons.begin(() -> flag.complete(Thread.currentThread().isInterrupted()));
        end.countDown();

        assertThat(flag.get()).isFalse();
        assertThat(made).hasSize(1);
        daemons.end();
    }

    @Test
    void aThreadThatIsInterruptedWhileItRestsTakesTheNextTaskUnharmed() throws Exception {
        DaemonPool daemons = daemons(1, 10);
        Thread resting = call(daemons);
        resting.interrupt();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        daemons.begin(() -> flag.complete(Thread.currentThread().isInterrupted()));

        assertThat(flag.get()).isFalse();
        assertThat(made).containsExactly(resting);
        daemons.end();
    }

    @Test
    void whereNoThreadCanBeStartedATaskWaitsForThoseThereAreOrIsRefused() throws Exception {
        ThreadFactory oneOnly = task -> made.isEmpty() ? recorded.newThread(task) : new FullProcess().newThread(task);
        DaemonPool daemons = new DaemonPool(oneOnly, 10, 10, HOUR, HOUR);
        CompletableFuture<Boolean> waited = new CompletableFuture<>();

        assertThat(daemons.begin(this::untilTheEnd)).isTrue();
        assertThat(daemons.begin(() -> waited.complete(true))).isFalse();
        end.countDown();
        assertThat(waited.get()).isTrue();
        daemons.end();

        assertThatThrownBy(() -> new DaemonPool(new FullProcess(), 10, 10, HOUR, HOUR).begin(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("no thread can be started")
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void aPoolThatCouldStartNoThreadStartsOneWhenItCan() throws Exception {
        boolean[] full = {true};
        ThreadFactory sometimes = task -> full[0] ? new FullProcess().newThread(task) : recorded.newThread(task);
        DaemonPool daemons = new DaemonPool(sometimes, 1, 0, HOUR, HOUR);
        assertThatThrownBy(() -> daemons.begin(() -> {})).isInstanceOf(RejectedExecutionException.class);
        full[0] = false;

        assertThat(call(daemons)).isSameAs(made.get(0));
        daemons.end();
    }
}

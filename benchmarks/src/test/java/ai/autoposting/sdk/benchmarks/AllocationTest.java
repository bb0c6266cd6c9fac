package ai.autoposting.sdk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a call allocates, as a share of the same call by hand in the same JVM. Raise a budget only on purpose. */
final class AllocationTest {
    private static final double GET_BUDGET = 0.88;
    private static final double POST_BUDGET = 0.90;
    private static final double ONE_DATE_BUDGET = 0.96; // the goal is 0.92; 0.94 on Java 25

    private static final int WARM_UP = 5_000;
    private static final int BATCHES = 10;
    private static final int BATCH = 200;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static ResponderProcess responder;
    private static Calls byHand;
    private static Calls sdk;

    private interface Call {
        void make(Calls calls) throws Exception;
    }

    @BeforeAll
    static void start() throws Exception {
        responder = ResponderProcess.plain();
        byHand = new ByHand().open(responder.baseUrl());
        sdk = new Sdk().open(responder.baseUrl());
    }

    @AfterAll
    static void stop() {
        responder.close();
    }

    @Test
    void aGetAllocatesLessThanByHand() throws Exception {
        assertThat(share(calls -> calls.get(Contract.ONE_TOKEN))).isBetween(0.3, GET_BUDGET);
    }

    @Test
    void aGetWithASingleDateAllocatesLessThanByHand() throws Exception {
        assertThat(share(calls -> calls.get(Contract.ONE_DATE))).isBetween(0.3, ONE_DATE_BUDGET);
    }

    @Test
    void aPostAllocatesLessThanByHand() throws Exception {
        assertThat(share(calls -> calls.post(Contract.ONE_TOKEN))).isBetween(0.3, POST_BUDGET);
    }

    private static double share(Call call) throws Exception {
        return (double) bytes(sdk, call) / bytes(byHand, call);
    }

    /** Of the cheapest batch: now and then a compiler or a growing buffer adds to one. */
    private static long bytes(Calls calls, Call call) throws Exception {
        repeat(WARM_UP, calls, call);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < BATCHES; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            repeat(BATCH, calls, call);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static void repeat(int times, Calls calls, Call call) throws Exception {
        for (int i = 0; i < times; i++) {
            call.make(calls);
        }
    }
}

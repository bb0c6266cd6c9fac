package ai.autoposting.sdk.examples.importtokens;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: stops an import between two rows, gives what is under way its time, and ends the process when all has been said. */
final class StopSignal {
    private static final int STOPPED = 1;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Duration patience;
    private boolean isAsked;
    private Runnable stop = () -> {};
    private Runnable abort = () -> {};

    /** @param patience with what is under way, before it is broken off */
    StopSignal(Duration patience) {
        this.patience = patience;
    }

    /** Says how the import that now begins is stopped and broken off. It is at once when that was asked for already. */
    synchronized void onStop(Runnable toStop, Runnable toAbort) {
        stop = toStop;
        abort = toAbort;
        if (isAsked) {
            toStop.run();
        }
    }

    /** Lets the end of this process, by a signal, be such a stop; {@link #ended()} must follow in any case. */
    void hearShutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "stop"));
    }

    private void shutDown() {
        if (ended.getCount() == 0) {
            return;
        }
        try {
            ask();
            // A hook decides the exit code in no other way.
            Runtime.getRuntime().halt(STOPPED);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when all has ended. */
    void ask() throws InterruptedException {
        run(true);
        if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            run(false);
            ended.await();
        }
    }

    private void run(boolean isPatient) {
        Runnable how;
        synchronized (this) {
            isAsked = true;
            how = isPatient ? stop : abort;
        }
        how.run();
    }

    /** All has been said. */
    void ended() {
        ended.countDown();
    }
}

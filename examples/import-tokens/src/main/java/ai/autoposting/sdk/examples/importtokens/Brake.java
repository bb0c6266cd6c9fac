package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.PaymentRequiredException;
import ai.autoposting.sdk.error.UnauthorizedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides when no more rows are taken: the key is refused, the service seems to be down, or somebody says so. */
final class Brake {
    private final int maxInARow;
    private final Runnable stop;
    private @Nullable String reason;
    private int inARow;

    /** @param maxInARow so many rows fail one after the other, as they do when the service is down, before it stops */
    Brake(int maxInARow, Runnable stop) {
        this.maxInARow = maxInARow;
        this.stop = stop;
    }

    synchronized void succeeded() {
        inARow = 0;
    }

    void failed(AutopostingException failure) {
        if (failure instanceof UnauthorizedException || failure instanceof PaymentRequiredException) {
            stop("no row can be stored: " + failure.getMessage());
        } else if (isOneTooMany(failure.isTransient())) {
            stop(maxInARow + " rows in a row failed, as they do when the service is down");
        }
    }

    private synchronized boolean isOneTooMany(boolean isTransient) {
        inARow = isTransient ? inARow + 1 : 0;
        return inARow >= maxInARow;
    }

    /** The first reason is kept. */
    void stop(String why) {
        synchronized (this) {
            if (reason == null) {
                reason = why;
            }
        }
        stop.run();
    }

    synchronized Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}

package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.Outcome.Kind;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Says what an exception of the HTTP client means. Pure, but for the interrupt flag, which it restores. */
final class Breakdown {
    private Breakdown() {}

    /**
     * Explains why there is no answer.
     *
     * @param limit nanoseconds that the attempt had
     * @param last whether the attempt had all that was left of the call's time
     */
    static NoAnswer explain(
            Exception failure, boolean sent, boolean cancelled, long limit, boolean last, PreparedCall<?> call) {
        if (cancelled) {
            return new NoAnswer(Outcome.of(Kind.CANCELLED, sent), "cancelled", null);
        }
        if (isInterrupt(failure)) {
            Thread.currentThread().interrupt();
            return new NoAnswer(Outcome.of(Kind.CANCELLED, sent), "interrupted", failure);
        }
        if (isTimeout(failure)) {
            return last ? outOfTime(call, sent, failure) : attemptOutOfTime(limit, sent, failure);
        }
        if (!sent) {
            Kind kind = isUntrusted(failure) ? Kind.UNTRUSTED : Kind.DISCONNECTED;
            return new NoAnswer(Outcome.of(kind, false), "could not connect: " + describe(failure), failure);
        }
        return new NoAnswer(Outcome.of(Kind.DISCONNECTED, true), "no complete answer: " + describe(failure), failure);
    }

    /** The time for the whole call is over. */
    static NoAnswer outOfTime(PreparedCall<?> call, boolean sent, @Nullable Exception failure) {
        String what = "the call's timeout of " + Duration.ofNanos(call.timeout) + " ran out";
        return new NoAnswer(Outcome.of(Kind.CALL_TIMED_OUT, sent), what, failure);
    }

    private static NoAnswer attemptOutOfTime(long limit, boolean sent, Exception failure) {
        String what = "no complete answer within the attempt's timeout of " + Duration.ofNanos(limit);
        return new NoAnswer(Outcome.of(Kind.ATTEMPT_TIMED_OUT, sent), what, failure);
    }

    private static boolean isInterrupt(Throwable failure) {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            // The second is thrown undeclared by OkHttp while it connects, with the flag cleared.
            if (each instanceof ClosedByInterruptException || each instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTimeout(Exception failure) {
        return failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException);
    }

    private static boolean isUntrusted(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SSLPeerUnverifiedException || each instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static String describe(Exception failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + message;
    }
}

package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.internal.Outcome.Kind;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
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
    static Failure explain(
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
            Kind kind = isHopeless(failure) ? Kind.HOPELESS : Kind.DISCONNECTED;
            return new NoAnswer(Outcome.of(kind, false), "could not connect: " + FailureText.of(failure), failure);
        }
        return new NoAnswer(
                Outcome.of(Kind.DISCONNECTED, true), "no complete answer: " + FailureText.of(failure), failure);
    }

    /** The call ended otherwise than by an answer or the lack of one. */
    static AutopostingException brokenOff(
            PreparedCall<?> call, String what, @Nullable Throwable cause, int attempts, boolean doubtful) {
        return new ConnectionException(call.id() + ": " + what, cause, call.id(), attempts, doubtful);
    }

    /** An attempt was not begun, since the call had ended in this way. */
    static Failure cancelled(String how) {
        return new NoAnswer(Outcome.of(Kind.CANCELLED, false), how, null);
    }

    /** The time for the whole call is over. */
    static Failure outOfTime(PreparedCall<?> call, boolean sent, @Nullable Exception failure) {
        String what = "the call's timeout of " + Duration.ofNanos(call.timeout) + " ran out";
        return new NoAnswer(Outcome.of(Kind.CALL_TIMED_OUT, sent), what, failure);
    }

    private static Failure attemptOutOfTime(long limit, boolean sent, Exception failure) {
        String what = "no complete answer within the attempt's timeout of " + Duration.ofNanos(limit);
        return new NoAnswer(Outcome.of(Kind.ATTEMPT_TIMED_OUT, sent), what, failure);
    }

    private static boolean isInterrupt(Throwable failure) {
        return Thread.currentThread().isInterrupted()
                || has(failure, ClosedByInterruptException.class)
                || has(failure, InterruptedException.class); // OkHttp throws it undeclared, with the flag cleared
    }

    private static boolean isTimeout(Exception failure) {
        return failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException);
    }

    private static boolean isHopeless(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            boolean refused = each instanceof WireException wire
                    && (wire.kind == WireException.Kind.HOPELESS || wire.kind == WireException.Kind.REJECTED);
            if (refused
                    || each instanceof SSLPeerUnverifiedException
                    || each instanceof CertificateException
                    || each instanceof InvalidAlgorithmParameterException // an empty trust store
                    || each instanceof SSLHandshakeException && isCertificateAlert(each.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /** The service wants a certificate of ours, or another one: the JDK says so in words only. */
    static boolean isCertificateAlert(@Nullable String message) {
        return message != null
                && message.contains("Received fatal alert: ")
                && (message.contains("certificate")
                        || message.endsWith("unknown_ca")
                        || message.endsWith("access_denied"));
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        if (type.isInstance(failure)) {
            return true;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (has(suppressed, type)) {
                return true;
            }
        }
        return failure.getCause() != null && has(failure.getCause(), type);
    }
}

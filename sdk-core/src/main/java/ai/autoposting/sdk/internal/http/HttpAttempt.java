package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as everything beneath the engine sees it: its limit, how far it got, and the socket that serves it now. The
 * sockets keep the limit themselves: a time-out or a cancel of OkHttp's can be lost between two of its steps, and its
 * watchdog is a thread that may never have come.
 */
final class HttpAttempt implements Cancellation.Abortable {
    /** The attempt that a thread carries out: OkHttp gives sockets and name look-ups no other way to know whom they serve. */
    private static final ThreadLocal<@Nullable HttpAttempt> CURRENT = new ThreadLocal<>();

    /** Whether a byte of the request may have left this process. */
    volatile boolean sent;

    /** Whether a socket has taken a byte of the request; true where nobody can tell. */
    volatile boolean written;

    final boolean repeatable;
    private volatile long end;
    private volatile boolean outlived;
    private final Cancellation cancellation;
    private final @Nullable RequestContent content;
    private Set<InetAddress> unreachable = Set.of();
    private List<InetAddress> addresses = List.of();
    private volatile @Nullable ServedChannel channel;
    private volatile @Nullable Call call;
    private volatile boolean timedOut;

    /** Whether a proxy has had our credentials already. */
    boolean gaveProxyCredentials;

    /** The response's status and headers as they came, where OkHttp must not see them so. */
    volatile int status;

    volatile @Nullable Headers headers;

    HttpAttempt(HttpRequest request, long nanos, Cancellation cancellation) {
        this.repeatable = request.repeatable;
        this.content = request.content;
        this.end = System.nanoTime() + nanos;
        this.cancellation = cancellation;
    }

    static @Nullable HttpAttempt current() {
        return CURRENT.get();
    }

    /** From now on this thread works for this attempt. Returns the one before: a call can be made within another. */
    @Nullable
    HttpAttempt enter() {
        HttpAttempt outer = CURRENT.get();
        CURRENT.set(this);
        return outer;
    }

    static void leaveTo(@Nullable HttpAttempt outer) {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }

    /**
     * Nanoseconds until the attempt must have ended; more than zero.
     *
     * @throws IOException when that is now
     */
    long left() throws IOException {
        if (!outlived && cancellation.isCancelled()) {
            throw new IOException("cancelled");
        }
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw timedOut(null);
        }
        return left;
    }

    /** The call has ended, but its response has not: from now on it has this long, and nobody cancels it. */
    void outlive(long nanos) {
        outlived = true;
        end = System.nanoTime() + nanos;
    }

    /** The same in the unit of sockets, rounded up: they take 0 for no limit. */
    int leftMillis() throws IOException {
        return (int) Math.min(TimeUnit.NANOSECONDS.toMillis(left() - 1) + 1, Integer.MAX_VALUE);
    }

    InterruptedIOException timedOut(@Nullable Throwable cause) {
        timedOut = true;
        InterruptedIOException timeout = new InterruptedIOException("timeout");
        timeout.initCause(cause);
        return timeout;
    }

    /** What ended the attempt, whatever the layers above the socket made of it. */
    IOException explained(IOException failure) {
        boolean over = timedOut || failure instanceof SocketTimeoutException && System.nanoTime() - end >= 0;
        return over && failure.getClass() != InterruptedIOException.class ? timedOut(failure) : failure;
    }

    /** Whether the request has been sent as often as it can be. */
    boolean isSpent() {
        return content != null && content.isSpent();
    }

    /** The channel that serves the attempt now. */
    void servedBy(@Nullable ServedChannel serving) {
        channel = serving;
    }

    void carriedOutBy(Call carrier) {
        call = carrier;
    }

    @Override
    public void abort() {
        Call carrier = call;
        if (!closeSocket() && carrier != null) { // a cancel of OkHttp's can be lost, or meet another call's socket
            carrier.cancel();
        }
    }

    /** Cuts the attempt's socket off, unless that serves another attempt by now. False when there is none. */
    boolean closeSocket() {
        ServedChannel serving = channel;
        return serving != null && serving.closeFor(this);
    }

    /** The attempt is over: its socket may serve another one, or nobody. */
    void endService() {
        ServedChannel serving = channel;
        if (serving != null) {
            serving.endService(this);
        }
    }

    /** Remembers where the host is, for connections to several addresses at a time. */
    void resolved(List<InetAddress> found) {
        addresses = found;
    }

    /** The addresses to try together: this one and those named after it, without those that were tried already. */
    List<InetAddress> candidates(InetAddress first) {
        int index = addresses.indexOf(first);
        List<InetAddress> all = index < 0 ? List.of(first) : addresses.subList(index, addresses.size());
        if (unreachable.isEmpty()) {
            return all;
        }
        return all.stream().filter(each -> !unreachable.contains(each)).toList();
    }

    void unreachable(List<InetAddress> tried) {
        Set<InetAddress> more = new HashSet<>(unreachable);
        more.addAll(tried);
        unreachable = more;
    }
}

package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A channel and whom it serves: one attempt, nobody, or several calls at a time, of which none has its limits kept. */
final class ServedChannel {
    private final ReentrantLock lock = new ReentrantLock(); // a monitor would pin virtual threads
    private volatile SocketChannel channel;
    private Socket socket;
    private boolean blocking = true;
    private @Nullable HttpAttempt attempt;
    private boolean shared;

    /** @param shared whether several calls use it at a time */
    ServedChannel(boolean shared) throws IOException {
        this.shared = shared;
        this.channel = SocketChannel.open();
        this.socket = channel.socket();
    }

    SocketChannel channel() {
        return channel;
    }

    Socket socket() {
        return socket;
    }

    void setBlocking(boolean on) throws IOException {
        if (blocking != on) {
            channel.configureBlocking(on);
            blocking = on;
        }
    }

    boolean isShared() {
        return shared;
    }

    /** The attempt that is served now. */
    @Nullable
    HttpAttempt attempt() {
        lock.lock();
        try {
            return attempt;
        } finally {
            lock.unlock();
        }
    }

    /** From now on the channel works for this attempt. */
    void serve(@Nullable HttpAttempt served) {
        lock.lock();
        try {
            attempt = shared ? null : served;
        } finally {
            lock.unlock();
        }
        if (served != null && !shared) {
            served.servedBy(this);
        }
    }

    /** Several calls use it from now on. */
    void share() throws IOException {
        setBlocking(true);
        lock.lock();
        try {
            if (attempt != null) {
                attempt.servedBy(null);
            }
            attempt = null;
            shared = true;
        } finally {
            lock.unlock();
        }
    }

    static SocketTimeoutException servesNobody() {
        return new SocketTimeoutException("this socket serves no call");
    }

    /** The attempt has ended; does nothing when another one has begun. */
    void endService(HttpAttempt ended) {
        lock.lock();
        try {
            if (attempt == ended) {
                attempt = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes the channel if it still works for this attempt. */
    boolean closeFor(HttpAttempt ending) {
        lock.lock();
        try {
            if (attempt != ending) {
                return false;
            }
            channel.close();
        } catch (IOException closed) {
            // It is closed then.
        } finally {
            lock.unlock();
        }
        return true;
    }

    /** Takes another channel, which has been connected, in place of its own. */
    void replaceBy(SocketChannel connected) throws IOException {
        lock.lock();
        try {
            channel.close();
            channel = connected;
            socket = connected.socket();
        } finally {
            lock.unlock();
        }
    }
}

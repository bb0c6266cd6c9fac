package ai.autoposting.sdk.internal.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Tells the attempt where its host is. Equal to one over the same, since OkHttp uses connections again only between equal
 * ones; and never equal to the user's own, whose connections were made over other sockets than ours.
 */
final class AttemptDns implements Dns {
    private final Dns dns;

    AttemptDns(Dns dns) {
        this.dns = dns;
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        List<InetAddress> found = dns.lookup(hostname);
        HttpAttempt attempt = HttpAttempt.current();
        if (attempt != null) {
            attempt.resolved(found);
        }
        return found;
    }

    /** No record: to compare the first two of a kind, Java 17 keeps their class, and its class loader, for ever. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AttemptDns that && dns.equals(that.dns);
    }

    @Override
    public int hashCode() {
        return dns.hashCode();
    }
}

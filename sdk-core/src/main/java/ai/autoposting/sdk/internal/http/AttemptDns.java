package ai.autoposting.sdk.internal.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Tells the attempt where its host is. A record, since OkHttp uses connections again only between equal ones; and never
 * equal to the user's own, whose connections were made over other sockets than ours.
 */
record AttemptDns(Dns dns) implements Dns {
    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        List<InetAddress> found = dns.lookup(hostname);
        HttpAttempt attempt = HttpAttempt.current();
        if (attempt != null) {
            attempt.resolved(found);
        }
        return found;
    }
}
